import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { check } from "@regiohub/infra/ingest/check";
import { vismaNet } from "./index.js";

const FIXTURES = fileURLToPath(new URL("../../visma-net/fixtures/", import.meta.url));
const FILE = "contracts_1.csv";

let folder: string;
let files: string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "visma contracts "));
  const names = (await readdir(FIXTURES)).filter((name) => /\.(csv|yaml)$/.test(name));
  await Promise.all(names.map((name) => copyFile(join(FIXTURES, name), join(folder, name))));
  files = names.map((name) => join(folder, name));
});
afterAll(() => rm(folder, { recursive: true }));

/** What a check says of the contracts with one more row in the file. */
async function checked(more: readonly string[]) {
  await writeFile(
    join(folder, FILE),
    [(await readFile(join(FIXTURES, FILE), "utf8")).trimEnd(), ...more, ""].join("\n"),
  );
  const [report] = await check({ adapters: [vismaNet], files, board: "99003" });
  return report;
}

const row = (employee: string, contract: string, size: string) =>
  `${employee},${contract},9,2021-08-01,,Vast,0030,Leerkracht,3100,Naam,Regulier,u1,8.00,${size},5,Onderwijs,LB,7,9999.99`;

/** Lines of the file that are refused, beside those that the fixture has refused. */
async function refusedWith(more: string): Promise<number[]> {
  const linesOf = (report: Awaited<ReturnType<typeof checked>>) =>
    new Set(report?.rejections.flatMap(({ file, line, effect }) => (file === FILE && effect === "row" ? [line] : [])));
  const before = linesOf(await checked([]));
  const report = await checked([more]);
  expect(report?.error).toBeNull();
  return [...linesOf(report)].filter((line) => !before.has(line)).sort((a, b) => a - b);
}

/** Lines of the fixture, and one behind it, whose cells are such. */
async function linesWhere(holds: (employee: string, contract: string) => boolean): Promise<number[]> {
  const lines = (await readFile(join(FIXTURES, FILE), "utf8")).trimEnd().split("\n");
  const found = lines.flatMap((text, index) => {
    const [employee = "", contract = ""] = text.split(",");
    return index > 0 && holds(employee, contract) ? [index + 1] : [];
  });
  return [...found, lines.length + 1];
}

it("a row that cannot be read has all rows of its contract refused with it", async () => {
  expect(await refusedWith(row("1001", "1", "much"))).toEqual(
    await linesWhere((employee, contract) => employee === "1001" && contract === "1"),
  );
});

it("a row whose contract cannot be read has all rows of its employee refused: it may be of any contract of theirs", async () => {
  expect(await refusedWith(row("1001", "", "0.2000"))).toEqual(await linesWhere((employee) => employee === "1001"));
});

it.each([
  ["whose employee cannot be read", row("", "1", "0.2000")],
  ["of another width", "1001,1,9,2021-08-01"],
])("a row %s has the delivery refused: it may be anybody's", async (_, more) => {
  expect((await checked([more]))?.error).toMatchObject({
    code: "ROWS_REFUSED",
    message: expect.stringMatching(/^contracts_1\.csv line 31: a row that cannot be read/),
  });
});
