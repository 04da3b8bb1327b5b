import { eventsOf } from "../event/derive.js";
import type { DerivedEvent } from "../event/event.js";
import type { Known, Stay, Transition } from "../event/known.js";
import { causeWithin } from "../event/leg.js";

/**
 * A stay: who, `11111 7`, and when, `2020-08-01..2025-07-31`, without a second day while it runs. A full job at no school
 * in particular, unless it says otherwise.
 */
export function stay(who: string, when: string, other: Partial<Stay> = {}): Stay {
  const [board = "", number = ""] = who.split(" ");
  const [startsOn = "", endsOn = ""] = when.split("..");
  return {
    person: { board, number },
    startsOn,
    endsOn: endsOn === "" ? null : endsOn,
    functionGroup: "TEACHING",
    siteCode: null,
    fte: 10_000,
    endReason: null,
    secondedTo: null,
    presumed: false,
    ...other,
  };
}

/** By the register, 11111 went over to 22222 as a whole on 1 August 2025, unless it says otherwise. */
export const goingOver = (other: Partial<Transition> = {}): Transition => ({
  from: "11111",
  to: "22222",
  school: null,
  on: "2025-08-01",
  complete: true,
  basis: "RECORD",
  ...other,
});

/** Boards 11111, 22222, 33333 (PO) and 44444 (VO), observed from 2020 to 2026; nobody's birth date is known. */
export const known = (other: Partial<Known> = {}): Known => ({
  observed: new Map(
    ["11111", "22222", "33333", "44444"].map((board) => [board, { from: "2020-01-01", until: "2026-10-01" }]),
  ),
  sectors: new Map([...["11111", "22222", "33333"].map((board) => [board, "PO"] as const), ["44444", "VO"]]),
  transitions: new Map(),
  aow: [
    { bornFrom: "1955-09-01", bornTo: "1956-05-31", years: 66, months: 7 },
    { bornFrom: "1957-03-01", bornTo: "1960-12-31", years: 67, months: 0 },
  ],
  bornOn: () => null,
  isAmbiguous: () => false,
  ...other,
});

/** An event in a line: kind, from, to, day. */
export const line = ({ kind, from, to, on }: DerivedEvent): string => `${kind} ${from ?? "-"} ${to ?? "-"} ${on}`;

/** The events of one person, in lines. */
export const lines = (stays: readonly Stay[], other: Partial<Known> = {}, windowDays?: number): readonly string[] =>
  eventsOf(stays, known(other), windowDays).events.map(line);

/** Those of 2025 and later: what came before is how people came to be where they are. */
export const recent = (stays: readonly Stay[], other: Partial<Known> = {}, windowDays?: number): readonly string[] =>
  lines(stays, other, windowDays).filter((text) => text.slice(-10) >= "2025-01-01");

/** The legs of one person, in lines: direction, board, day, how it counts. */
export const legs = (stays: readonly Stay[], other: Partial<Known> = {}, windowDays = 62): readonly string[] =>
  eventsOf(stays, known(other)).legs.map(
    (leg) => `${leg.direction} ${leg.board} ${leg.on} ${causeWithin(leg, windowDays)}`,
  );
