import type { BoardNumber } from "@regiohub/infra/values";
import { USUAL_WINDOW } from "../event/derive.js";
import type { DerivedLeg } from "../event/leg.js";
import { personText } from "../pair/person.js";
import type { Period } from "../period.js";
import type { Area } from "../published/areas.js";
import type { CellOf, Identity } from "../published/identities.js";
import type { MobilityDb } from "../tables.js";
import { CELLS, entriesOf } from "./entries.js";
import { leaverBands } from "./figures.js";
import { peopleOf, tellsOf } from "./history.js";
import { boardHistories } from "./queries.js";
import type { Place, Scope } from "./scope.js";

/** Who counts in which cells of a region's flows. */
export interface RegionFlows {
  /** Boards whose deliveries tell of the whole period: they alone are counted. */
  readonly boards: readonly BoardNumber[];
  readonly cells: readonly CellOf[];
}

/** The flows of a region in a period, by events and with the usual window. */
export async function regionFlows(
  figures: MobilityDb,
  { area, period }: { readonly area: Area; readonly period: Period },
  identities: ReadonlyMap<string, Identity>,
): Promise<RegionFlows> {
  const numbers = area.boards.map(({ board }) => board);
  const histories = (await boardHistories(figures, numbers, period)).filter((history) => tellsOf(history, period));
  const boards = histories.map(({ board }) => board);
  const entries = entriesOf(
    { people: histories.flatMap(peopleOf), legs: histories.flatMap(({ legs }): readonly DerivedLeg[] => legs) },
    {
      ...{ period, view: "EVENT", windowDays: USUAL_WINDOW, scope: scopeOf(area, boards), bands: await leaverBands() },
      nameOf: (person) => identities.get(personText(person))?.id ?? personText(person),
    },
  );
  const counted = entries.flatMap(({ person, cell }) => {
    const identity = identities.get(personText(person));
    if (!identity) return [];
    const one = { id: identity.id, board: person.board };
    return [{ ...one, cell }, ...(cell === CELLS.after ? [{ ...one, cell: CELLS.link(identity.link) }] : [])];
  });
  return { boards, cells: counted };
}

/** People of these boards in a region: by their school, without one by the board's first site. */
function scopeOf({ sites, boards }: Area, counted: readonly BoardNumber[]): Scope {
  const [inArea, isCounted] = [new Set(sites), new Set(counted)];
  const main = new Set(boards.filter(({ hasMain }) => hasMain).map(({ board }) => board));
  return ({ board, siteCode }: Place) =>
    isCounted.has(board) && (siteCode === null ? main.has(board) : inArea.has(siteCode));
}
