import type { BoardNumber } from "@regiohub/infra/values";
import { aowAges } from "@regiohub/schema/aow";
import { byBoardLeft } from "../event/known.js";
import { regionEventsOf } from "../event/region.js";
import { ambiguityOf, componentsOf } from "../pair/components.js";
import { pairsOf } from "../pair/link.js";
import { timesOf } from "../pair/times.js";
import type { History } from "./history.js";
import { HISTORY_SECTORS } from "./said.js";
import type { Delivered, Stored } from "./stored.js";

/** What follows from all that boards said last, concluded at once. */
export async function concludedAtOnce(
  state: ReadonlyMap<BoardNumber, Delivered>,
  { transitions }: Pick<History, "transitions">,
): Promise<Stored> {
  const all = [...state.values()];
  const stays = all.flatMap((one) => one.stays);
  const pairs = pairsOf(
    all.flatMap(({ tokens }) => tokens),
    timesOf(stays),
  );
  const latest =
    all
      .map(({ observed }) => observed.until)
      .sort()
      .at(-1) ?? "";
  const { events, legs } = regionEventsOf(componentsOf(stays, pairs), {
    observed: new Map([...state].map(([board, { observed }]) => [board, observed])),
    sectors: HISTORY_SECTORS,
    transitions: byBoardLeft(transitions.filter(({ on }) => on <= latest)),
    aow: await aowAges(),
    bornOn: ({ board, number }) => state.get(board)?.bornOn(number) ?? null,
    isAmbiguous: ambiguityOf(pairs),
  });
  return { pairs, events, legs: legs.map(({ event: _, ...leg }) => leg) };
}

/** What was concluded as lines in order, to be held against what else was. */
export const linesOf = ({ pairs, events, legs }: Stored): readonly string[] =>
  [pairs, events, legs].flatMap((some) =>
    some.map((one) => JSON.stringify(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))).sort(),
  );
