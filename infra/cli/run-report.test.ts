import { describe, expect, it } from "@jest/globals";
import { HubError } from "../errors.js";
import type { RunReport } from "../ingest/run.js";
import { same, words } from "../words.js";
import type { Form } from "./language.js";
import { readDryRun, reportTeller } from "./run-report.js";
import { runTable } from "./run-words.js";
import { runOf } from "./testing/runs.js";

const report = (more: Partial<RunReport> = {}): RunReport => ({ ...runOf(), error: null, ...more });

function printed(one: RunReport, form: Form = "en") {
  const [lines, said]: string[][] = [[], []];
  const output = { print: (line: string) => lines?.push(line), say: (line: string) => said?.push(line) };
  const status = reportTeller(form, output).done([one]);
  return { status, lines: lines?.join("\n") ?? "", said: said?.join("\n") ?? "" };
}

const input = (values: Record<string, string | boolean>) => ({ positionals: [], values });

describe("a dry run", () => {
  it("is of the page that was asked for", () => {
    expect(readDryRun(input({}))).toBeUndefined();
    expect(readDryRun(input({ "dry-run": true }))).toEqual({ first: 50, after: 0 });
    expect(readDryRun(input({ "dry-run": true, page: "3" }))).toEqual({ first: 50, after: 100 });
  });

  it.each([[{ page: "2" }], [{ "dry-run": true, page: "two" }], [{ "dry-run": true, page: "0" }]])(
    "is not what %j asks for, and neither is anything else",
    (values) => {
      expect(() => readDryRun(input(values))).toThrow(expect.objectContaining({ code: "USAGE" }));
    },
  );

  const rejection = {
    file: "things.csv",
    line: 2,
    column: "amount",
    code: "CELL_INVALID",
    effect: "row",
    expected: words("a number", "een getal"),
    cells: { name: "Zwaluwstaart" },
  } as const;
  const dry = report({ rejections: 1, dryRun: { differences: [], rejections: [rejection] } });

  it("lists what would be refused, for there will be no run to ask", () => {
    expect(printed(dry).lines).toContain("things.csv  2     amount");
  });

  it("is told in Dutch to who asks for that", () => {
    const difference = { what: "left", who: "0412 Anna", part: "line 7", field: null, from: null, to: null } as const;
    const { lines } = printed({ ...dry, dryRun: { differences: [difference], rejections: [rejection] } }, "nl");
    expect(lines.split("\n").slice(0, 3)).toEqual([
      "99001 toy, proef, er is niets geschreven; zou worden: verwerkt als run 7",
      "  0412 Anna: weg line 7",
      expect.stringMatching(/^bestand +regel +kolom/),
    ]);
  });

  it("shows no cell of it", () => {
    expect(printed(dry).lines).not.toContain("Zwaluwstaart");
    expect(printed(dry, "json").lines).toContain("CELL_INVALID");
    expect(printed(dry, "json").lines).not.toContain("Zwaluwstaart");
  });
});

it("shows where a bug is, and not what the database said of a cell", () => {
  const cause = new Error('invalid input syntax for type date: "Zwaluwstaart"');
  const error = new HubError("INTERNAL", "The delivery could not be applied.", { cause });
  const { status, said, lines } = printed(report({ state: "failed", error }));
  expect(status).toBe(1);
  expect(said).toMatch(/at .*run-report\.test/);
  expect(said + lines).not.toContain("Zwaluwstaart");
});

it("moves no cursor, whatever a header or a file is called", () => {
  expect(printed(report({ message: "COLUMN_DRIFT: \u001b[2J" })).lines).toContain("COLUMN_DRIFT: \ufffd[2J");
  expect(runTable([report({ message: "\u001b[2J" })], "en").join("\n")).not.toContain("\u001b");
});

describe("a run that is loaded while what follows from it is not there yet", () => {
  const unconcluded = new HubError("NOT_CONCLUDED", "Run 7: loaded; what follows from it is not there yet (error).");
  const loaded = report({ concluded: false, unconcluded });

  it("is told in one line, without where in the code, when somebody stopped it", () => {
    const message = "Run 7: loaded; stopped before what follows from it was there.";
    const stopped = new HubError("NOT_CONCLUDED", message, { cause: AbortSignal.abort().reason });
    const { status, lines, said } = printed({ ...loaded, unconcluded: stopped });
    expect([status, lines]).toEqual([130, "99001 toy: loaded as run 7"]);
    expect(said).toBe(`${message} ${stopped.help}`);
  });

  it("is told of as loaded, and then what is missing and what to do", () => {
    const { status, lines, said } = printed(loaded);
    expect([status, lines]).toEqual([5, "99001 toy: loaded as run 7"]);
    expect(said).toBe(`${unconcluded.message}\n${unconcluded.help}`);
    expect(JSON.parse(printed(loaded, "json").lines)).toMatchObject({
      concluded: false,
      error: null,
      unconcluded: { code: "NOT_CONCLUDED" },
    });
  });

  it("says so in the list of runs", () => {
    expect(runTable([loaded], "en").at(-1)).toMatch(/loaded as run 7; what follows from it is still to come$/);
    expect(runTable([report()], "nl").join()).not.toContain("komt nog");
  });

  it("is told of once, when it counts: the rest comes when all is done", () => {
    const [lines, said]: string[][] = [[], []];
    const teller = reportTeller("en", { print: (line) => lines?.push(line), say: (line) => said?.push(line) });
    teller.loaded(report({ concluded: false }));
    expect(lines).toEqual(["99001 toy: loaded as run 7"]);
    expect([teller.done([report()]), lines, said]).toEqual([0, ["99001 toy: loaded as run 7"], []]);
  });
});

it("gives the exit status of the last run", () => {
  expect(printed(report()).status).toBe(0);
  expect(printed(report({ state: "held", error: new HubError("RUN_HELD", same("Run 7: held.")) })).status).toBe(4);
  expect(
    printed(report({ state: "refused", rejections: 1, error: new HubError("ROWS_REFUSED", same("all")) })).said,
  ).toContain("hub rejections 7");
});
