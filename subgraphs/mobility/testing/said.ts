import type { Random } from "@regiohub/infra/testing/random";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import type { TokenRow } from "../pair/link.js";
import { personText } from "../pair/person.js";
import { type History, viewOf } from "./history.js";
import { BOARDS, VO_BOARD } from "./history-boards.js";
import type { Delivered } from "./stored.js";

/** The sectors of the boards of generated histories. */
export const HISTORY_SECTORS: ReadonlyMap<BoardNumber, string> = new Map(
  BOARDS.map((board) => [board, board === VO_BOARD ? "VO" : "PO"]),
);

/** How often a board takes somebody for another one. */
const MISTAKES = 0.05;

/**
 * What a board says on a day: who is one person has one token, but where the board has made a mistake.
 * @returns undefined before the first day of which it tells
 */
export function saidBy(history: History, board: BoardNumber, day: CalendarDate, random: Random): Delivered | undefined {
  const { components, known } = viewOf(history, new Map([[board, day]]));
  const observed = known.observed.get(board);
  if (!observed) return undefined;
  const humans = new Map(
    history.people.flatMap((stays, human) => stays.map(({ person }) => [personText(person), human] as const)),
  );
  const stays = components.flat();
  const numbers = [...new Set(stays.map(({ person }) => person.number))];
  const tokens = numbers.flatMap((number): readonly TokenRow[] => {
    const person = { board, number };
    const isMistaken = random.next() < MISTAKES;
    const human = isMistaken ? random.below(history.people.length) : humans.get(personText(person));
    const token = { person, keyVersion: "v1", token: `${human}`.padEnd(43, "x") };
    const isSexKnown = random.next() < 0.9;
    return [
      { ...token, tokenKind: "NAME_INITIALS_BIRTH" },
      ...(isSexKnown ? [{ ...token, tokenKind: "NAME_INITIAL_BIRTH_SEX" } as const] : []),
    ];
  });
  return { stays, tokens, bornOn: (number) => known.bornOn({ board, number }), observed };
}
