import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { check } from "@regiohub/infra/ingest/check";
import { generic } from "./index.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "places "));
});
afterAll(() => rm(folder, { recursive: true }));

const PROFILE = `source: generic
files:
  - { file: p.json, rows: "[]", record: member, columns: { memberNumber: nr } }
  - file: p.json
    rows: "[].c[]"
    record: employment
    constants: { contractKind: PERMANENT }
    columns: { memberNumber: nr, employmentNumber: "c[].n", startsOn: "c[].d" }
`;

/** What a check says of people with contracts. */
async function checked(people: readonly object[]) {
  const path = join(folder, "p.json");
  await writeFile(path, JSON.stringify(people));
  const [report] = await check({ adapters: [generic], files: [path], board: "99001", profile: { text: PROFILE } });
  return report;
}

const contracts = (count: number) => Array.from({ length: count }, (_, n) => ({ n, d: "2024-08-01" }));

it("rows of people have no column for each contract that another entry reads", async () => {
  const many = contracts(6_000); // two columns each would be more than a file may have
  const report = await checked([{ nr: 1, c: many }, { nr: 2 }]);
  expect(report).toMatchObject({ error: null, rejected: 0 });
  expect(report?.counts).toMatchObject({ member: { records: 2 }, employment: { records: 6_000, passed: 1 } });
});

it("a fault of a person and one of a contract at the same number are both told", async () => {
  const report = await checked([{ nr: 1, c: contracts(2) }, { c: contracts(1) }, { c: contracts(1) }]);
  expect(report?.rejections.map(({ line, column, code }) => `${line} ${column} ${code}`)).toEqual(
    [2, 3, 3, 4].map((line) => `${line} nr CELL_EMPTY`),
  );
  expect(report?.counts).toMatchObject({ member: { refused: 2 }, employment: { refused: 2 } });
});
