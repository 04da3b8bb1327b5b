import type { PersonKey } from "@regiohub/infra/audit/shown";
import type { BoardNumber } from "@regiohub/infra/values";
import type { DerivedLeg } from "../event/leg.js";
import type { Spell } from "../event/spells.js";
import { personText } from "../pair/person.js";
import type { Period } from "../period.js";
import type { Area } from "../published/areas.js";
import type { CellOf, Identity } from "../published/identities.js";
import type { MobilityDb } from "../tables.js";
import { FURTHER_CUTS, ownName, USUAL_CUT } from "./cuts.js";
import { CELLS, type Entry, entriesOf, type FlowAsked, type FlowBasis, stocksAndLines } from "./entries.js";
import { leaverBands } from "./figures.js";
import { peopleOf, tellsOf } from "./history.js";
import { type BoardHistory, boardHistories } from "./queries.js";
import type { Place, Scope } from "./scope.js";
import { workingEntries } from "./working.js";

/** A region, and of which time. */
interface AreaInPeriod {
  readonly area: Area;
  readonly period: Period;
}

/** Who counts in which cells of a region's flows. */
export interface RegionFlows {
  /** Boards whose deliveries tell of the whole period: they alone are counted. */
  readonly boards: readonly BoardNumber[];
  readonly cells: readonly CellOf[];
}

/** The flows of a region in a period: all that is counted of them, whether it can be given out or not. */
export async function regionFlows(
  figures: MobilityDb,
  due: AreaInPeriod,
  identities: ReadonlyMap<string, Identity>,
): Promise<RegionFlows> {
  const numbers = due.area.boards.map(({ board }) => board);
  return flowsIn(due, await boardHistories(figures, numbers, due.period), identities);
}

/** The same, of what is known of its boards. */
export async function flowsIn(
  { area, period }: AreaInPeriod,
  known: readonly BoardHistory[],
  identities: ReadonlyMap<string, Identity>,
): Promise<RegionFlows> {
  const histories = known.filter((history) => tellsOf(history, period));
  const boards = histories.map(({ board }) => board);
  const nameOf = (person: PersonKey) => identities.get(personText(person))?.id ?? personText(person);
  const basis = {
    people: joinedBy(nameOf, histories.flatMap(peopleOf)),
    legs: histories.flatMap(({ legs }): readonly DerivedLeg[] => legs),
  };
  const asked = {
    ...{ ...USUAL_CUT, period, scope: scopeOf(area, boards), bands: await leaverBands(), nameOf },
    // Everybody has the same stocks from `staff`: where these differed by the few who are away, they would tell of them.
    isThereInPause: false,
  };
  const entries = [...workingEntries(basis, asked), ...entriesOf(basis, asked), ...furtherEntries(basis, asked)];
  const cells = entries.flatMap(({ person, cell }) => {
    const identity = identities.get(personText(person));
    if (!identity) return [];
    const one = { id: identity.id, board: person.board };
    return [{ ...one, cell }, ...(cell === CELLS.after ? [{ ...one, cell: CELLS.link(identity.link) }] : [])];
  });
  return { boards, cells };
}

/** Everybody with their times at all boards. */
const joinedBy = (
  nameOf: FlowAsked["nameOf"],
  atBoards: readonly (readonly Spell[])[],
): readonly (readonly Spell[])[] => {
  const people = Map.groupBy(atBoards, ([spell]) => (spell ? nameOf(spell.firstStay.person) : ""));
  return [...people.values()].map((all) => all.flat());
};

/** Who counts in the stocks and lines of the other cuts. */
const furtherEntries = (basis: FlowBasis, asked: FlowAsked): readonly Entry[] =>
  FURTHER_CUTS.flatMap((cut) => {
    const { view, windowDays, functionGroup } = cut;
    const scope: Scope = (place) =>
      asked.scope(place) && (functionGroup === null || place.functionGroup === functionGroup);
    return stocksAndLines(basis, { ...asked, view, windowDays, scope }).flatMap(({ person, cell }) => {
      const own = ownName(cut, cell);
      return own === undefined ? [] : { person, cell: own };
    });
  });

/** People of these boards in a region: by their school, without one by the board's first site. */
function scopeOf({ sites, boards }: Area, counted: readonly BoardNumber[]): Scope {
  const [inArea, isCounted] = [new Set(sites), new Set(counted)];
  const main = new Set(boards.filter(({ hasMain }) => hasMain).map(({ board }) => board));
  return ({ board, siteCode }: Place) =>
    isCounted.has(board) && (siteCode === null ? main.has(board) : inArea.has(siteCode));
}
