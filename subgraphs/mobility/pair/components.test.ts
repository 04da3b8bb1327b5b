import { createSecretKey } from "node:crypto";
import { expect, it } from "@jest/globals";
import { type LinkPerson, tokensOf } from "@regiohub/schema/link/tokens";
import type { Stay } from "../event/known.js";
import { regionEventsOf } from "../event/region.js";
import { known, line, stay } from "../testing/stays.js";
import { componentsOf } from "./components.js";
import { pairsOf } from "./link.js";
import { timesOf } from "./times.js";

const KEY = { version: "1", key: createSecretKey(Buffer.alloc(32, "a key for tests ")) };
const ANNA: LinkPerson = { birthName: "van der Berg", initials: "A.M.", bornOn: "1990-05-05", sex: "FEMALE" };

/** What follows from some people's stays, each with what the board's export has of who it is. */
function recent(...people: readonly (readonly [LinkPerson, Stay])[]): readonly string[] {
  const tokens = people.flatMap(([who, { person }]) => tokensOf(who, [KEY]).map((token) => ({ person, ...token })));
  const stays = people.map(([, one]) => one);
  const { events } = regionEventsOf(componentsOf(stays, pairsOf(tokens, timesOf(stays))), known());
  return events
    .map(line)
    .filter((text) => text.slice(-10) >= "2025-01-01")
    .sort();
}

const left = stay("11111 1", "2021-08-01..2025-07-31");
const began = stay("44444 7", "2025-09-09");
const stayer = [ANNA, stay("11111 2", "2021-08-01")] as const;

it("is one move of one person whom two boards write in two ways", () => {
  const written = { ...ANNA, birthName: "BERG, van der", initials: "AM" };
  expect(recent([ANNA, left], [written, began])).toEqual(["PO_TO_VO 11111 44444 2025-09-09"]);
});

it("is a leaving and a coming of two people where nothing links them", () => {
  const apart = ["INFLOW - 44444 2025-09-09", "OUTFLOW 11111 - 2025-08-01"];
  expect(recent([ANNA, left], [{ ...ANNA, initials: "A." }, began])).toEqual(apart);
  expect(recent([ANNA, left], [{ ...ANNA, sex: "MALE" }, began])).toEqual(apart);
});

it("is a leaving and a coming of nobody knows whom where a third one is alike", () => {
  expect(recent([ANNA, left], stayer, [ANNA, began])).toEqual([
    "INFLOW - 44444 2025-09-09",
    "OUTFLOW 11111 - 2025-08-01",
  ]);
});

it("is nothing at all where a board gave new numbers", () => {
  const renumbered = stay("11111 N1", "2021-08-01");
  expect(recent([ANNA, { ...left, presumed: true }], [ANNA, renumbered])).toEqual([]);
});
