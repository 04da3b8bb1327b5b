import type { Caller } from "@regiohub/infra/auth/caller";
import { inDays } from "@regiohub/schema/testing/profiles";
import type { Consent, Person, World } from "./world.js";

/*
 * Who may see what in a world: written from the table of callers and the rule of consent (specific, per recipient, for a
 * purpose, dated, withdrawable), and from nothing in the hub.
 */

/** Whether somebody's own board asks. */
export const isOwn = (caller: Caller, { board }: Person): boolean =>
  caller.kind === "board" && caller.boards.includes(board);

/** Whether a consent counts today. */
export const counts = ({ givenOn, expiresOn, isWithdrawn }: Consent): boolean =>
  !isWithdrawn && givenOn <= inDays(0) && inDays(0) <= expiresOn;

const isFor = (caller: Caller, { recipient }: Consent): boolean =>
  "board" in recipient
    ? caller.kind === "board" && caller.boards.includes(recipient.board)
    : caller.kind === "partner" && caller.partner === recipient.partner && caller.purpose === "MATCHING";

/** Whether a caller is one whom profiles can be shown to at all. */
export const mayAsk = (caller: Caller): boolean =>
  caller.kind === "board" || (caller.kind === "partner" && caller.purpose === "MATCHING");

/** Whether a caller may see the profile of somebody. */
export function maySee(caller: Caller, person: Person): boolean {
  if (!person.profile) return false;
  if (isOwn(caller, person)) return true;
  const isInList = caller.kind !== "partner" || caller.boards === null || caller.boards.includes(person.board);
  return isInList && person.consents.some((consent) => isFor(caller, consent) && counts(consent));
}

/** Which profiles a list has, by the filter. */
export interface Filter {
  readonly own?: boolean;
  readonly region?: { readonly scheme: string; readonly code: string };
  readonly availableOn?: string;
}

/** The people whose profiles a list has for a caller. */
export const listed = (world: World, caller: Caller, { own, region, availableOn }: Filter): Person[] =>
  world.people.filter((person) => {
    if (!maySee(caller, person) || !person.profile) return false;
    const { regions, from, to } = person.profile;
    return (
      (own === undefined || isOwn(caller, person) === own) &&
      (region === undefined || regions.length === 0 || regions.includes(region.code)) &&
      (availableOn === undefined || (from <= availableOn && (to === null || availableOn <= to)))
    );
  });
