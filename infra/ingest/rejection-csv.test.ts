import { expect, it } from "@jest/globals";
import { parse } from "csv-parse/sync";
import { withClient } from "../db/connect.js";
import { listRejections } from "./list-rejections.js";
import { rejectionCsv } from "./rejection-csv.js";
import { toyIngest } from "./testing/toy-ingest.js";

const { run, url } = toyIngest();

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
