import { describe, expect, it } from "@jest/globals";
import { HubError } from "../errors.js";
import type { GuardFinding } from "../ingest/guard.js";
import { errorWords } from "../ingest/refusal-words.js";
import { type KindCounts, NO_ROWS, type Run } from "../ingest/run.js";
import { heldMessage, loadedMessage, unchangedMessage } from "../ingest/run-text.js";
import { type Words, words } from "../words.js";
import { readForm } from "./language.js";
import { runMessage, runTable } from "./run-words.js";
import { runOf } from "./testing/runs.js";

const counts = (more: Partial<KindCounts>): KindCounts => ({ ...NO_ROWS, ...more });

const guard: GuardFinding[] = [
  { measure: "left", count: 52, of: 410, limit: { percent: 10, count: 25 }, passed: false },
  { measure: "fte", count: 1, of: 3, limit: { percent: 2.5 }, passed: false },
  { measure: "sites", count: 0, of: 3, limit: { percent: 5 }, passed: true },
];

const run = (more: Partial<Run>): Run => runOf({ rejections: 1_234, message: "", ...more });

const told = ({ en, nl }: Words) => ({ message: en, messageNl: nl });

const kinds = { member: counts({ added: 1_512 }), employment: counts({ changed: 3, refused: 2, double: 1 }) };

describe("the line of a run", () => {
  it.each<[string, Partial<Run>, string]>([
    [
      "what it loaded",
      { ...told(loadedMessage(7, kinds)) },
      "verwerkt als run 7: member 1.512 erbij; employment 0 erbij, 3 gewijzigd, 1 dubbel, 2 geweigerd",
    ],
    [
      "why it is held",
      { state: "held", ...told(heldMessage(7, guard)) },
      "aangehouden als run 7, er is niets gewijzigd: " +
        "left 52 van 410 (12,7 %, hoogstens 10 % of 25); fte 1 van 3 (33,3 %, hoogstens 2,5 %)",
    ],
    ["which run it is the same as", { state: "unchanged", ...told(unchangedMessage(12)) }, "al verwerkt als run 12"],
    [
      "why it was refused, with what the error names",
      {
        state: "refused",
        ...told(errorWords(new HubError("FILE_EMPTY", words("t.csv: no rows.", "t.csv: geen regels.")))),
      },
      "geweigerd, er is niets van verwerkt: FILE_EMPTY: t.csv: geen regels.",
    ],
    [
      "as the hub of then said it where it said no Dutch",
      { message: "loaded as run 3: thing 1 added", messageNl: null },
      "loaded as run 3: thing 1 added",
    ],
  ])("says in Dutch %s; in English it is the line that was kept", (_, more, dutch) => {
    const one = run(more);
    expect(runMessage(one, "nl")).toBe(dutch);
    expect(runMessage(one, "en")).toBe(one.message);
  });
});

it("runs are listed in either language", () => {
  const runs = [run({ state: "held", board: null, messageNl: "aangehouden als run 7" })];
  expect(runTable(runs, "nl")).toEqual([
    expect.stringMatching(/^run +bestuur +bron +stand +begonnen \(UTC\) +afwijzingen +melding$/),
    expect.stringMatching(/^7 +- +toy +aangehouden +2026-01-01 00:00 +1\.234 +aangehouden als run 7/),
  ]);
  expect(runTable(runs, "en")[1]).toMatch(/^7 +- +toy +held +2026-01-01 00:00 +1,234 +$/);
  expect([runTable([], "nl"), runTable([], "en")]).toEqual([["geen runs"], ["no runs"]]);
});

it("a form is that of programs, or one of two languages", () => {
  const form = (values: Record<string, string | boolean>) => readForm({ positionals: [], values });
  expect([form({}), form({ lang: "nl" }), form({ lang: "nl", json: true })]).toEqual(["en", "nl", "json"]);
  expect(() => form({ lang: "fr" })).toThrow(expect.objectContaining({ code: "USAGE" }));
});
