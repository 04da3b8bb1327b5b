import type { Stay } from "../event/known.js";
import type { DerivedLeg } from "../event/leg.js";

/** Where somebody is and as what. */
export type Place = Pick<DerivedLeg, "board" | "siteCode" | "functionGroup">;

/** Whose people are counted: those of boards, of schools, of a region, of a function group. */
export type Scope = (place: Place) => boolean;

/** The place of a stay. */
export const placeOf = ({ person, siteCode, functionGroup }: Stay): Place => ({
  board: person.board,
  siteCode,
  functionGroup,
});
