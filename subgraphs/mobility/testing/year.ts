import type { CalendarDate } from "@regiohub/infra/values";
import type { ClientBase } from "pg";
import type { Stay } from "../event/known.js";
import type { TokenRow } from "../pair/link.js";
import { stay } from "./stays.js";
import { conclude, deliver } from "./stored.js";

/** What so many people of a board do in the year from 1 October 2024 on. */
interface Doing {
  readonly board: string;
  readonly people: number;
  /** First and last day, as `stay` has them. */
  readonly when: string;
  /** Those who go on at another board do so under the same number. */
  readonly next?: { readonly board: string; readonly when: string };
  readonly endReason?: "RETIREMENT";
  readonly bornOn?: CalendarDate;
}

const [LONG, LEAVES, COMES] = ["2015-08-01", "2015-08-01..2025-07-31", "2025-08-01"];
/** 24, 30 and 50 when they leave. */
const [YOUNG, THIRTY, OLDER] = ["2001-01-01", "1995-01-01", "1975-01-01"];

/**
 * A year of three boards. 11111: 120 people, 14 came, 10 came from 22222, 12 left, 11 retired, 12 went to 22222: 109.
 * 22222: 90, 13 came, 12 came from 11111, 10 left, 10 retired, 10 went to 11111: 85. 33333: 60, 10 came, 10 left: 60.
 */
const YEAR: readonly Doing[] = [
  { board: "11111", people: 85, when: LONG },
  { board: "11111", people: 14, when: COMES },
  { board: "11111", people: 1, when: LEAVES, bornOn: YOUNG },
  { board: "11111", people: 5, when: LEAVES, bornOn: THIRTY },
  { board: "11111", people: 6, when: LEAVES, bornOn: OLDER },
  { board: "11111", people: 11, when: LEAVES, endReason: "RETIREMENT" },
  { board: "11111", people: 12, when: LEAVES, next: { board: "22222", when: COMES } },
  { board: "22222", people: 60, when: LONG },
  { board: "22222", people: 13, when: COMES },
  { board: "22222", people: 1, when: LEAVES, bornOn: YOUNG },
  { board: "22222", people: 4, when: LEAVES, bornOn: THIRTY },
  { board: "22222", people: 5, when: LEAVES, bornOn: OLDER },
  { board: "22222", people: 10, when: LEAVES, endReason: "RETIREMENT" },
  { board: "22222", people: 10, when: LEAVES, next: { board: "11111", when: COMES } },
  { board: "33333", people: 50, when: LONG },
  { board: "33333", people: 10, when: COMES },
  { board: "33333", people: 2, when: LEAVES, bornOn: YOUNG },
  { board: "33333", people: 3, when: LEAVES, bornOn: THIRTY },
  { board: "33333", people: 5, when: LEAVES, bornOn: OLDER },
];

/** The boards' deliveries after that year: whoever has one number, wherever, is one person. */
export async function deliverYear(client: ClientBase): Promise<void> {
  const people = YEAR.flatMap((doing, kind) =>
    Array.from({ length: doing.people }, (_, index) => ({ ...doing, number: `${kind}-${index}` })),
  );
  const births = new Map(people.map(({ number, bornOn }) => [number, bornOn ?? null]));
  const stays = people.flatMap(({ number, board, when, next, endReason = null }) => [
    stay(`${board} ${number}`, when, { endReason }),
    ...(next ? [stay(`${next.board} ${number}`, next.when)] : []),
  ]);
  for (const [board, own] of Map.groupBy(stays, ({ person }) => person.board)) {
    await deliver(client, board, {
      stays: own,
      tokens: own.map(tokenOf),
      bornOn: (number) => births.get(number) ?? null,
      observed: { from: "2024-10-01", until: "2025-10-15" },
    });
  }
  await conclude(client);
}

/** A token that tells who has one number, wherever. */
export const tokenOf = ({ person }: Stay): TokenRow => ({
  person,
  keyVersion: "v1",
  tokenKind: "NAME_INITIALS_BIRTH",
  token: person.number.padEnd(43, "x"),
});
