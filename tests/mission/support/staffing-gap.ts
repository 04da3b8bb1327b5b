import type { Caller } from "@regiohub/infra/auth/caller";
import { adviser, boardCaller } from "@regiohub/schema/testing/callers";
import type { MissionHub } from "./gateway.js";
import type { Said } from "./said.js";

/** What there will be, what will be needed, and the difference. */
export type Gap = Readonly<Record<"projected" | "formation" | "gap" | "retired", Said>>;

/** The regions of the adviser who asks. */
const REGIONS = [
  { scheme: "PROVINCIE", code: "PV22" },
  { scheme: "ARBEIDSMARKTREGIO", code: "AM03" },
];

/**
 * Asks for gaps of 2026, when 5 % leave and so many FTE come in.
 * @param args what else is asked: arguments beside the year, and what the scenario says besides
 */
export function gapsOf(hub: MissionHub) {
  const ask = async (place: string, inflow: string, caller: Caller, { args = "", scenario = "" } = {}) => {
    const { place: answer } = await hub.answer<{ place: { staffingGap: Gap } }>(
      `{ place: ${place} { staffingGap(year: 2026, ${args} scenario: { outflowRate: "0.05", inflowFte: "${inflow}" ${scenario} }) {
        projected { value why } formation { value why } gap { value why } retired { value why } } } }`,
      caller,
    );
    return answer.staffingGap;
  };
  type More = Parameters<typeof ask>[3];
  return {
    /** A board's, for its own eyes. */
    ofBoard: (board: string, inflow: string, more?: More) =>
      ask(`board(number: "${board}")`, inflow, boardCaller(board), more),
    /** A region's, for an adviser's. */
    ofRegion: (scheme: string, code: string, inflow: string, more?: More) =>
      ask(`region(scheme: ${scheme}, code: "${code}")`, inflow, { ...adviser(), regions: REGIONS }, more),
  };
}
