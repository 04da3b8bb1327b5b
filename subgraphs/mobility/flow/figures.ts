import type { CalendarDate } from "@regiohub/infra/values";
import { ageBandSchemes } from "@regiohub/schema/age-bands";
import type { Measured, WhyMissing } from "@regiohub/schema/figures";
import { byText } from "../pair/person.js";
import { LINK_STATUSES } from "../published/link-status.js";
import { NOT_PLANNED } from "../published/store.js";
import { CELLS, type Entry, UNKNOWN_AGE } from "./entries.js";
import { ANNUAL_LINES, EVENT_LINES } from "./kind.js";
import type { FlowArgs, FlowBetween, Flows } from "./type.js";
import { WINDOWS } from "./window.js";

/** Moves between boards, most first, and why there are not more of them. */
interface BetweenBoards {
  readonly moves: readonly FlowBetween[];
  readonly why: readonly WhyMissing[];
}

/** Cells of flows, as the asker may see them. */
export interface FlowCells {
  readonly cell: (name: string) => Measured;
  readonly between: BetweenBoards;
  readonly boards: number;
  readonly boardsObserved: number;
  readonly bordersOn: CalendarDate | null;
}

/** Most moves between two boards that are shown: most boards have far fewer neighbours. */
const MOST_BETWEEN = 40;

/** The bands that leavers are told by. */
export async function leaverBands() {
  const bands = (await ageBandSchemes()).get("UNDER_35")?.bands;
  if (!bands) throw new Error("age-bands.csv: expected the scheme UNDER_35.");
  return bands;
}

/** Flows out of their cells. */
export async function figuresOf(
  { from, to, view, windowDays }: FlowArgs,
  { cell, between, boards, boardsObserved, bordersOn }: FlowCells,
): Promise<Flows> {
  const lines = view === "EVENT" ? EVENT_LINES : ANNUAL_LINES;
  const bands = [...(await leaverBands()).map(({ code }) => code), UNKNOWN_AGE];
  return {
    from,
    to,
    view,
    windowDays,
    stockBefore: cell(CELLS.before),
    stockAfter: cell(CELLS.after),
    bridged: cell(CELLS.bridged),
    came: cell(CELLS.all("IN")),
    left: cell(CELLS.all("OUT")),
    lines: lines.map((line) => ({ ...line, persons: cell(CELLS.line(line)) })),
    sensitivity: WINDOWS.map((days) => ({
      windowDays: days,
      movedOut: cell(CELLS.window(days, "MOVED_OUT")),
      movedIn: cell(CELLS.window(days, "MOVED_IN")),
      outflow: cell(CELLS.window(days, "OUTFLOW")),
      reEntry: cell(CELLS.window(days, "RE_ENTRY")),
    })),
    leaversByAge: bands.map((band) => ({ band, persons: cell(CELLS.age(band)) })),
    links: LINK_STATUSES.map((status) => ({ status, persons: cell(CELLS.link(status)) })),
    between: between.moves.slice(0, MOST_BETWEEN),
    betweenWhy: between.why,
    boards,
    boardsObserved,
    bordersOn,
  };
}

/** No figure at all. */
export const missingFlows = (
  why: WhyMissing,
  args: FlowArgs,
  told: Pick<FlowCells, "boards" | "boardsObserved">,
): Promise<Flows> =>
  figuresOf(args, {
    cell: () => ({ value: null, why: [why] }),
    between: { moves: [], why: [why] },
    bordersOn: null,
    ...told,
  });

/** Cells that count exactly, for whose they are. */
export function exactCells(entries: readonly Entry[]): Pick<FlowCells, "cell" | "between"> {
  const counts = new Map<string, number>();
  for (const { cell } of entries) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const cell = (name: string): Measured =>
    // Whom of other boards its people are linked with is told to no board, not by numbers either.
    name.startsWith("LINK ") ? NOT_PLANNED : { value: String(counts.get(name) ?? 0), why: [] };
  const between = [...counts.keys()].filter((name) => name.startsWith("BETWEEN "));
  return { cell, between: betweenOf(between, cell) };
}

/** Moves between boards by the names of their cells; those of few, among which none, are not told of. */
export function betweenOf(names: readonly string[], cell: FlowCells["cell"]): BetweenBoards {
  const all = names.map((name) => {
    const [, from = "", to = ""] = name.split(" ");
    return { from: { number: from }, to: { number: to }, persons: cell(name) };
  });
  const moves = all.filter(({ persons }) => !persons.why.includes("SUPPRESSED"));
  const ordered = moves.toSorted(
    (one, other) => Number(other.persons.value) - Number(one.persons.value) || byText(keyOf(one), keyOf(other)),
  );
  return { moves: ordered, why: moves.length < all.length ? ["SUPPRESSED"] : [] };
}

const keyOf = ({ from, to }: FlowBetween): string => `${from.number} ${to.number}`;
