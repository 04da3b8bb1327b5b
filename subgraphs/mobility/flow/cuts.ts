import type { FunctionGroup } from "@regiohub/schema/figures";
import { USUAL_WINDOW } from "../event/derive.js";
import { CELLS } from "./entries.js";
import type { FlowView } from "./type.js";
import { WINDOWS } from "./window.js";

/** How flows are looked at, with which window, and of whom. */
export interface FlowCut {
  readonly view: FlowView;
  readonly windowDays: number;
  /** Null: of all functions. */
  readonly functionGroup: FunctionGroup | null;
}

/** By events, with the usual window, of all functions: what most ask, and all tables are of. */
export const USUAL_CUT: FlowCut = { view: "EVENT", windowDays: USUAL_WINDOW, functionGroup: null };

const YEARLY_CUT: FlowCut = { ...USUAL_CUT, view: "ANNUAL_OCT1" };

/** Those of whom there are most first. */
const GROUPS: readonly FunctionGroup[] = ["TEACHING", "SUPPORT", "MANAGEMENT", "TRAINEE"];

/**
 * The other cuts of which stocks and lines are given out of regions, what is most asked first: what comes later is held
 * against what came before. Groups by other windows are not: few people are in each, and they would hide what is.
 */
export const FURTHER_CUTS: readonly FlowCut[] = [
  YEARLY_CUT,
  ...[USUAL_CUT, YEARLY_CUT].flatMap((cut) => GROUPS.map((functionGroup) => ({ ...cut, functionGroup }))),
  ...WINDOWS.filter((days) => days !== USUAL_WINDOW).map((windowDays) => ({ ...USUAL_CUT, windowDays })),
];

/** Whether it is of all functions and with the usual window, in either view. */
export const isUsual = ({ windowDays, functionGroup }: Omit<FlowCut, "view">): boolean =>
  functionGroup === null && windowDays === USUAL_WINDOW;

/** Under which name a cell of a cut, as `CELLS` has it, is given out of regions; undefined: it is not. */
export function givenOutAs({ view, windowDays, functionGroup }: FlowCut, cell: string): string | undefined {
  const at = cell.indexOf(" ");
  const table = cell.slice(0, at);
  // From one day to another all who came, or left, are the same people with any window.
  const isOfAnyWindow = table !== "LINE" || (view === "ANNUAL_OCT1" && /^LINE (WITHIN|\w+ ALL)/.test(cell));
  const days = isOfAnyWindow ? USUAL_WINDOW : windowDays;
  const isGivenOut: Readonly<Record<string, boolean>> = {
    STOCK: cell !== CELLS.bridged,
    LINE: days === USUAL_WINDOW || (functionGroup === null && view === "EVENT"),
    AGE: isUsual({ windowDays, functionGroup }),
    BETWEEN: isUsual({ windowDays, functionGroup }),
    WINDOW: functionGroup === null,
    LINK: functionGroup === null && view === "EVENT",
  };
  if (!isGivenOut[table]) return undefined;
  if (table !== "STOCK" && table !== "LINE") return cell;
  const cut = [view === "EVENT" ? [] : view, functionGroup ?? [], days === USUAL_WINDOW ? [] : String(days)].flat();
  return `${[table, ...cut].join(".")}${cell.slice(at)}`;
}

/** The same of a cell that a cut has for itself; undefined also where it is one of the usual cut: stocks know no window. */
export function ownName(cut: FlowCut, cell: string): string | undefined {
  const name = givenOutAs(cut, cell);
  return name === cell ? undefined : name;
}
