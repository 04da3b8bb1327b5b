import { addDays } from "@regiohub/infra/days";
import type { KnownForEvents, Stay } from "@regiohub/mobility";
import { isKnown, type Spell } from "./course.js";

/** What an event is about that happens while somebody is at a board; undefined: not known, or not the board's. */
const WHILE_THERE: Readonly<Record<string, (stay: Stay) => unknown>> = {
  TRANSFER_INTRA_BOARD: ({ siteCode, secondedTo }) =>
    secondedTo === null ? (siteCode?.slice(0, 4) ?? null) : undefined,
  FUNCTION_CHANGE: ({ functionGroup }) => functionGroup ?? undefined,
  WTF_CHANGE: ({ fte }) => fte,
};

/** What changed for somebody who stayed, a line each: what, where, when, from what to what. */
export function changesOf({ board, stays }: Spell, known: KnownForEvents): string[] {
  return stays.slice(1).flatMap((stay, index) =>
    Object.entries(WHILE_THERE).flatMap(([kind, of]) => {
      const [before, after] = [of(stays[index] as Stay), of(stay)];
      if (before === after || before === undefined || after === undefined) return [];
      return isKnown(board, stay.startsOn, known) ? [`${kind} ${board} ${stay.startsOn} ${before} ${after}`] : [];
    }),
  );
}

/** When somebody began and ceased to work for another board than the one that pays, a line each. */
export function secondmentsOf({ board, stays, last }: Spell, known: KnownForEvents): string[] {
  const told = (kind: string, to: string, on: string) =>
    isKnown(board, on, known) ? [`${kind} ${board} ${to} ${on}`] : [];
  return stays.flatMap(({ secondedTo, startsOn }, index) => {
    const [before, after] = [stays[index - 1], stays[index + 1]];
    if (secondedTo === null) return [];
    const ends = after?.startsOn ?? (last === null ? null : addDays(last, 1));
    return [
      ...(before?.secondedTo === secondedTo ? [] : told("SECONDMENT_START", secondedTo, startsOn)),
      ...(after?.secondedTo === secondedTo || ends === null ? [] : told("SECONDMENT_END", secondedTo, ends)),
    ];
  });
}
