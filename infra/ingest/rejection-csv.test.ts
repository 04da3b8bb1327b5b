import { describe, expect, it } from "@jest/globals";
import { parse } from "csv-parse/sync";
import { withClient } from "../db/connect.js";
import { same } from "../words.js";
import { listRejections } from "./list-rejections.js";
import { mendOf, REJECTIONS, type RejectionCode, rejectionsOf } from "./rejection.js";
import { rejectionCsv } from "./rejection-csv.js";
import { toyIngest } from "./testing/toy-ingest.js";

const { run, replay, approve, ingest, files, query, url } = toyIngest();

/** The CSV of a run, each line as an object. */
async function csvOf(runId: number): Promise<Record<string, string>[]> {
  const rejections = await withClient(url(), (client) => listRejections(client, runId));
  return parse([...rejectionCsv(rejections)].join("\n"), { delimiter: ";", columns: true, bom: true });
}

it("gives a board its own lines back, once each, with every reason in both languages", async () => {
  const { id } = await run({
    "things.csv": "nr;name;amount;made;BSN;mood\n1;=cmd;many;yesterday;x;sad\n2;b;1;2024-01-01;x;glad\n",
  });
  const [column, row, more] = await csvOf(id);
  expect(column).toMatchObject({ bestand: "things.csv", regel: "", kolom: "BSN", code: "COLUMN_FORBIDDEN" });
  expect(row).toMatchObject({ regel: "2", nr: "1", name: "'=cmd", amount: "many", made: "yesterday" });
  expect(row).toMatchObject({ kolom: "amount | made", code: "CELL_INVALID | CELL_INVALID" });
  expect(row?.verwacht).toBe("een decimaal getal | een dag als jjjj-MM-dd");
  expect(row?.expected).toBe("a decimal number | a day as yyyy-MM-dd");
  expect(more).toBeUndefined();
});

it("gives back no column that is not read, and no number that may not enter", async () => {
  const { id } = await run({ "things.csv": "nr;name;amount;made;mood\n1;999990019;many;;sad\n" });
  const [row] = await csvOf(id);
  expect(row).toMatchObject({ nr: "1", name: "", amount: "many" });
  expect(JSON.stringify(row)).not.toContain("sad");
});

it("gives back a row of another width, where every column of the file is read; else says why not", async () => {
  const rows = '1;a;1\n2;b;1;;over;\n3;NL91;ABNA0417164300;;x\n4;9999;90019;;x\n5;"b;1;\n6;c;1;\n';
  const { id } = await run({ "things.csv": `nr;name;amount;made\n${rows}` });
  const [short, long, ...kept] = await csvOf(id);
  expect(short).toMatchObject({
    regel: "2",
    nr: "1",
    name: "a",
    amount: "1",
    made: "",
    "(extra 1)": "",
    code: "ROW_MALFORMED",
  });
  expect(long).toMatchObject({
    regel: "3",
    nr: "2",
    name: "b",
    amount: "1",
    made: "",
    "(extra 1)": "over",
    "(extra 2)": "",
  });
  const told = (row: Record<string, string> | undefined) => [row?.nr, row?.["wat te doen"]?.split(" | ").at(1)];
  const why =
    "Welke cellen ervan de hub mag bewaren, is niet te zeggen: zoek de regel op in het bestand, aan zijn nummer.";
  expect(kept.map(({ regel }) => regel)).toEqual(["4", "5", "6"]);
  for (const row of kept) expect(told(row)).toEqual(["", why]);
  const { id: other } = await run({ "things.csv": "nr;name;amount;made;mood\n1;a;1\n2;b;1;;\n" });
  expect((await csvOf(other)).filter(({ regel }) => regel !== "").map(told)).toEqual([[undefined, why]]);
});

it("gives back what was refused beside the tables, and rows that contradict each other", async () => {
  const { id } = await run({ "things.csv": "nr;name;amount;made\n1;nobody;1;\n2;b;1;\n2;c;1;\n3;d;1;\n" });
  const rows = await csvOf(id);
  expect(rows.map(({ regel, nr, code }) => [regel, nr, code])).toEqual([
    ["3", "2", "KEY_CONFLICT"],
    ["4", "2", "KEY_CONFLICT"],
    ["2", "1", "REFERENCE_UNKNOWN"],
  ]);
});

it("gives the lines that were refused beside the tables back as they were written", async () => {
  const { id } = await run({
    "things.csv": "nr;name;amount;made;mood\n01;nobody;1,50;;sad\n2;b;1,0;;\n2;c;1;;glad\n3;d;1;;\n",
  });
  const rows = await csvOf(id);
  expect(rows.map(({ regel, nr, name, amount, mood }) => [regel, nr, name, amount, mood])).toEqual([
    ["3", "2", "b", "1,0", undefined],
    ["4", "2", "c", "1", undefined],
    ["2", "01", "nobody", "1,50", undefined],
  ]);
});

it("keeps nothing of what the board withholds, however its row was refused", async () => {
  const things = "nr;name;amount;made\n1;nobody;5;\n2;b;5;wrong\n3;d;5;\n3;e;5;\n4;f;5;\n";
  const { id } = await run({ "things.csv": things, "profile.yaml": "withhold: [thing.amount]\n" });
  const rows = await csvOf(id);
  expect(rows.map(({ nr, name, amount }) => [nr, name, amount])).toEqual([
    ["2", "b", undefined],
    ["3", "d", undefined],
    ["3", "e", undefined],
    ["1", "nobody", undefined],
  ]);
});

const WRITTEN = "nr;name;amount;made\n01;nobody;1,50;\n2;b;1,0;\n2;c;1;\n";
const LINES = [
  ["2", "01", "1,50", "REFERENCE_UNKNOWN"],
  ["3", "2", "1,0", "KEY_CONFLICT"],
  ["4", "2", "1", "KEY_CONFLICT"],
];
const linesOf = async (runId: number) =>
  (await csvOf(runId)).map(({ regel, nr, amount, code }) => [regel, nr, amount, code]).sort();

describe("of records that are loaded again, without their files", () => {
  const rows = (from: number) => Array.from({ length: 20 }, (_, n) => `${from + n};x;1;\n`).join("");

  it("gives the lines that the run was delivered with", async () => {
    const first = await run({ "things.csv": WRITTEN + rows(100) });
    const { id } = await replay(first.id);
    expect(await linesOf(id)).toEqual(LINES);
    expect(await linesOf((await replay(id)).id)).toEqual(LINES);
  });

  it("gives them of a run that was held, before it is approved and after", async () => {
    const limit = { hooks: { limit: { percent: 10 } } };
    await run({ "things.csv": `nr;name;amount;made\n${rows(100)}` });
    const held = await run({ "things.csv": WRITTEN + rows(200) }, limit);
    expect(held.state).toBe("held");
    expect(await linesOf(held.id)).toEqual(LINES);
    const approved = await approve(held.id, limit);
    expect(approved).toMatchObject({ state: "loaded", rejections: LINES.length });
    expect(await linesOf(held.id)).toEqual(LINES);
  });

  it("gives no half a line where nobody kept it, and says where it stands", async () => {
    const first = await run({ "things.csv": WRITTEN + rows(100) });
    await query("update ingest.rejection set cells = null");
    const { id } = await replay(first.id);
    for (const row of await csvOf(id)) {
      expect(Object.keys(row)).not.toContain("nr");
      expect(row["wat te doen"]).toMatch(/ \| Hier is alleen de plaats bekend: de regel zelf staat in het bestand/);
      expect(row["what to do"]).toContain(" | Only the place is known here");
    }
  });
});

describe("what to do about a line", () => {
  it("fits where it came from: a register is no HR system", async () => {
    const row = (nr: string, name: string) => ({ nr, name, amount: 1, made: null });
    const twice = JSON.stringify([row("1", "a"), row("1", "b"), row("2", "c")]);
    const [register] = await ingest(await files({ "things.json": twice }), {
      board: null,
      dryRun: { first: 9, after: 0 },
    });
    const told = register?.dryRun?.rejections ?? [];
    expect(told.map(({ code }) => code)).toEqual(["KEY_CONFLICT", "KEY_CONFLICT"]);
    expect(told.map(mendOf)).toEqual(
      told.map(() => expect.objectContaining({ nl: expect.stringContaining("in het bestand") })),
    );
    const board = await run({ "things.csv": WRITTEN });
    expect((await csvOf(board.id))[0]?.["wat te doen"]).toContain("HR-systeem");
  });

  it("speaks of no HR system where a register's file is meant, whatever is wrong with it", async () => {
    for (const code of Object.keys(REJECTIONS) as RejectionCode[]) {
      const { en, nl } = mendOf({ code, file: "a.csv", inRegister: true });
      expect(`${en} ${nl}`).not.toMatch(/\bHR\b/);
    }
    const kept = [
      { file: "a", line: 1, column: null, code: "KEY_CONFLICT", effect: "row", expected: same("x") },
    ] as const;
    expect([...rejectionCsv(rejectionsOf(kept, { scope: "register" }))].join()).toMatch(/(?:in het|het hele) bestand/);
    expect([...rejectionCsv(rejectionsOf(kept, { scope: "board" }))].join()).toContain("HR-systeem");
  });

  it("speaks of delimiters where there are some", () => {
    const mend = (file: string) => mendOf({ code: "ROW_MALFORMED", file }).nl;
    expect(mend("things.csv")).toContain("scheidingsteken");
    for (const file of ["things.json", "Things.XML"]) expect(mend(file)).toMatch(/^(?!.*scheidingsteken).*`rows`/);
    expect(mend("things.xlsx")).toMatch(/^(?!.*scheidingsteken).*cellen buiten/);
  });
});
