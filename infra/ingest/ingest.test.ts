import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { withClient } from "../db/connect.js";
import { type FreshDatabase, freshDatabase } from "../testing/database.js";
import { type IngestOptions, ingest, listRejections, listRuns } from "./ingest.js";
import { type ToyHooks, toyDatabase, toyHub } from "./testing/toy.js";

let folder: string;
let database: FreshDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-ingest-"));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  database = await freshDatabase(toyDatabase);
});
afterEach(() => database.drop());

const HEAD = "nr;name;amount;made\n";
let delivery = 0;

/** Writes files into a folder of their own and gives their paths. */
async function files(contents: Readonly<Record<string, string | Buffer>>): Promise<string[]> {
  delivery += 1;
  const own = join(folder, String(delivery));
  await mkdir(own);
  const paths = Object.keys(contents).map((name) => join(own, name));
  await Promise.all(Object.values(contents).map((content, index) => writeFile(paths[index] as string, content)));
  return paths;
}

async function run(
  contents: Readonly<Record<string, string | Buffer>>,
  { hooks, ...options }: Partial<IngestOptions> & { hooks?: ToyHooks } = {},
) {
  const reports = await ingest({
    hub: toyHub(hooks),
    url: database.url,
    board: "99001",
    files: await files(contents),
    ...options,
  });
  return reports[0] as (typeof reports)[number];
}

const query = <Row extends object>(sql: string) =>
  withClient(database.url, async (client) => (await client.query<Row>(sql)).rows);
const things = async () => (await query<{ id: string }>("select id from toy.thing order by id")).map(({ id }) => id);
const runs = () => withClient(database.url, (client) => listRuns(client));
const rejections = async (id: number) =>
  (await withClient(database.url, (client) => listRejections(client, id))).map(
    ({ file, line, column, code, effect }) => `${file}:${line} ${column} ${code} ${effect}`,
  );

describe("a delivery", () => {
  it("is loaded, with counts and the place of everything that was refused", async () => {
    const report = await run({
      "things.csv": `nr;name;amount;made;BSN\n1;one;1,5;2024-01-01;x\n2;nobody;;;x\n3;three;many;;x\n;four;;;x\n5;five;;;\n5;five;;;\n6;six;;;\n6;sex;;;\n7;seven\n`,
    });
    expect(report).toMatchObject({ state: "loaded", error: null, board: "99001", source: "toy-csv" });
    expect(report.counts).toEqual({
      thing: { read: 9, refused: 6, passed: 0, double: 1, added: 2, changed: 0, removed: 0, unchanged: 0 },
    });
    expect(await things()).toEqual(["1", "5"]);
    expect(report.rejections).toBe(7);
    expect((await rejections(report.id)).sort()).toEqual([
      "things.csv:0 BSN COLUMN_FORBIDDEN column",
      "things.csv:10 null ROW_MALFORMED row",
      "things.csv:3 name REFERENCE_UNKNOWN row",
      "things.csv:4 amount CELL_INVALID row",
      "things.csv:5 nr CELL_EMPTY row",
      "things.csv:8 nr KEY_CONFLICT row",
      "things.csv:9 nr KEY_CONFLICT row",
    ]);
    expect(await runs()).toMatchObject([
      { id: report.id, state: "loaded", message: report.message, files: [{ name: "things.csv" }] },
    ]);
  });

  it("may consist of several files of a kind, side files and a profile", async () => {
    const report = await run({
      "things-1.csv": `${HEAD}1;a;;\n`,
      "things-2.csv": `${HEAD}1;a;;\n2;b;;\n`,
      "names.csv": "code;name\na;Anna\n",
      "profile.yaml": 'board: "99001"\nsource: toy-csv\nsuffix: "!"\n',
    });
    expect(report.counts.thing).toMatchObject({ read: 3, double: 1, added: 2 });
    expect(await query("select id, name from toy.thing order by id")).toEqual([
      { id: "1", name: "Anna!" },
      { id: "2", name: "b!" },
    ]);
  });

  it("counts as full only when every row could be read: a refused row was not left out", async () => {
    const seen: string[] = [];
    const hooks: ToyHooks = { before: async ({ coverage }) => void seen.push(coverage) };
    const profile = { "profile.yaml": "source: toy-csv\ncoverage: full\n" };
    await run({ ...profile, "things.csv": `${HEAD}1;a;;\n` }, { hooks });
    await run({ ...profile, "things.csv": `${HEAD}1;a;;\n2;b;many;\n` }, { hooks });
    await run({ ...profile, "things.csv": `${HEAD}1;a;;\n1;b;;\n` }, { hooks });
    expect(seen).toEqual(["full", "windowed", "windowed"]);
  });

  it("keeps the profile in force for the next one, and each version of it", async () => {
    await run({ "things.csv": `${HEAD}1;a;;\n`, "profile.yaml": 'suffix: "!"' });
    await run({ "things.csv": `${HEAD}2;b;;\n` });
    await run({ "things.csv": `${HEAD}3;c;;\n`, "profile.yaml": 'suffix: "?"' });
    await run({ "things.csv": `${HEAD}4;d;;\n`, "profile.yaml": 'suffix: "?"' });
    expect((await query<{ name: string }>("select name from toy.thing order by id")).map(({ name }) => name)).toEqual([
      "a!",
      "b!",
      "c?",
      "d?",
    ]);
    expect(await query("select version from ingest.profile order by version")).toEqual([
      { version: 1 },
      { version: 2 },
    ]);
  });

  it("writes down more rejections than it keeps in memory, in order", async () => {
    const rows = Array.from({ length: 5_000 }, (_, n) => `${n};x;${n % 2 ? "no" : "1"};\n`).join("");
    const report = await run({ "things.csv": HEAD + rows });
    expect(report.counts.thing).toMatchObject({ read: 5_000, refused: 2_500, added: 2_500 });
    const lines = (await rejections(report.id)).map((text) => Number(/:(\d+)/.exec(text)?.[1]));
    expect(lines).toEqual(Array.from({ length: 2_500 }, (_, n) => 2 * n + 3));
  });

  it("keeps every character on its way through the database", async () => {
    const names = ["back\\slash", "\\N", "\\.", 'quote \' ""', "é€😀"];
    await run({ "things.csv": `${HEAD}${names.map((name, n) => `${n};"${name}";;`).join("\n")}\n` });
    const stored = (await query<{ name: string }>("select name from toy.thing order by id")).map(({ name }) => name);
    expect(stored).toEqual(names.map((name) => name.replaceAll('""', '"')));
  });
});

describe("the same delivery again", () => {
  it("changes nothing and says so, whatever its files are called", async () => {
    const content = `${HEAD}1;a;;\n`;
    const first = await run({ "things.csv": content });
    const second = await run({ "things 2026.csv": content });
    expect(second).toMatchObject({ state: "unchanged", message: `already applied as run ${first.id}`, rejections: 0 });
    expect(await query("select run_id from toy.thing")).toEqual([{ run_id: first.id }]);
  });

  it("is applied when something else was loaded in between, for another board, or with another profile", async () => {
    const [a, b] = [`${HEAD}1;a;;\n`, `${HEAD}1;b;;\n`];
    const states = [];
    for (const content of [a, b, a]) states.push((await run({ "things.csv": content })).state);
    states.push((await run({ "things.csv": a }, { board: "99002" })).state);
    states.push((await run({ "things.csv": a, "profile.yaml": "suffix: x" })).state);
    expect(states).toEqual(["loaded", "loaded", "loaded", "loaded", "loaded"]);
  });

  it("is applied after it was refused", async () => {
    const contents = { "things.csv": `${HEAD}1;a;;\n` };
    const before = () => Promise.reject(new Error("not today"));
    expect((await run(contents, { hooks: { before } })).state).toBe("failed");
    expect((await run(contents)).state).toBe("loaded");
  });
});

describe("a delivery that is refused", () => {
  const truncated = `[${Array.from({ length: 20_000 }, (_, n) => `{"nr":${n},"name":"x","amount":null,"made":null}`).join(",")}`;
  const undecodable = Buffer.concat([Buffer.from(`${HEAD}1;a;;\n2;`), Buffer.from([0xff]), Buffer.from(";;\n")]);
  it.each<[string, string, Record<string, string | Buffer>]>([
    ["FILE_MALFORMED", "a truncated list", { "things.json": truncated }],
    ["FILE_EMPTY", "a header only", { "things.csv": HEAD }],
    ["FILE_MISSING", "a side file alone", { "names.csv": "code;name\na;b\n" }],
    ["COLUMN_MISSING", "a column less", { "things.csv": "nr;name\n1;a\n" }],
    ["ENCODING_WRONG", "too many undecodable rows", { "things.csv": undecodable }],
  ])("leaves nothing but its report: %s, %s", async (code, _, contents) => {
    const report = await run(contents);
    expect(report).toMatchObject({ state: "refused", error: { code }, counts: {} });
    expect(await things()).toEqual([]);
    expect(await runs()).toMatchObject([{ id: report.id, state: "refused", message: expect.stringContaining(code) }]);
  });

  it("still says what was found in it", async () => {
    const report = await run({ "things.csv": undecodable });
    expect(await rejections(report.id)).toEqual(["things.csv:3 null ENCODING_WRONG row"]);
  });

  it.each<[string, Partial<IngestOptions>, Record<string, string>]>([
    ["USAGE", { board: null }, { "things.csv": `${HEAD}1;a;;\n` }],
    ["USAGE", { board: "1" }, { "things.csv": `${HEAD}1;a;;\n` }],
    ["SOURCE_UNKNOWN", {}, { "stuff.csv": "a" }],
    ["SOURCE_UNKNOWN", { source: "toy-json" }, { "things.csv": `${HEAD}1;a;;\n` }],
    ["SOURCE_UNKNOWN", { source: "toys" }, { "things.csv": `${HEAD}1;a;;\n` }],
    ["PROFILE_INVALID", {}, { "things.csv": `${HEAD}1;a;;\n`, "profile.yaml": 'board: "99002"' }],
    ["FILE_UNREADABLE", { files: ["/nowhere/things.csv"] }, {}],
  ])("is no run when the call itself is wrong: %s %j", async (code, options, contents) => {
    await expect(run(contents, options)).rejects.toMatchObject({ code });
    expect(await runs()).toEqual([]);
  });
});

describe("a loader that fails", () => {
  it("undoes the whole delivery and shows no cell", async () => {
    const report = await run({ "things.csv": `${HEAD}1;a;;\n2;geheim;5000;\n` });
    expect(report).toMatchObject({ state: "failed", error: { code: "INTERNAL" } });
    expect(report.message).toContain("23514, thing_amount_check");
    expect(report.message).not.toContain("geheim");
    expect(await things()).toEqual([]);
  });

  it("works under its subgraph's role, and cannot touch the runs", async () => {
    const after: ToyHooks["after"] = async ({ client }) => void (await client.query("delete from ingest.run"));
    const report = await run({ "things.csv": `${HEAD}1;a;;\n` }, { hooks: { after } });
    expect(report).toMatchObject({ state: "failed", message: expect.stringContaining("42501") });
  });

  it("is tried again when another delivery was in its way", async () => {
    let attempts = 0;
    const before: ToyHooks["before"] = async ({ client }) => {
      attempts += 1;
      if (attempts < 3) await client.query("do $$ begin raise exception 'in the way' using errcode = '40P01'; end $$");
    };
    expect((await run({ "things.csv": `${HEAD}1;a;;\n` }, { hooks: { before } })).state).toBe("loaded");
    expect(attempts).toBe(3);
  });
});

describe("a kind that is read while the one before it is loaded", () => {
  const slowly: ToyHooks["before"] = async ({ client }) => void (await client.query("select pg_sleep(0.2)"));
  const thingsCsv = `${HEAD}1;a;;\n`;
  const parts = (count: number) =>
    `nr\n${Array.from({ length: count }, (_, n) => `${"long ".repeat(20)}${n}\n`).join("")}`;

  it("is loaded after it", async () => {
    const order: string[] = [];
    const progress: IngestOptions["progress"] = ({ phase, name }) => void order.push(`${phase} ${name}`);
    const contents = { "things.csv": thingsCsv, "parts.csv": parts(300_000) };
    const report = await run(contents, { hooks: { before: slowly }, progress });
    expect(report.counts).toMatchObject({ thing: { added: 1 }, part: { added: 300_000 } });
    expect(new Set(order.slice(0, -1))).toEqual(new Set(["reading things.csv", "loading thing", "reading parts.csv"]));
    expect(order.at(-1)).toBe("loading part");
  });

  it("is undone with it when it turns out to be wrong", async () => {
    const broken = Buffer.from(`${parts(10)}\xff\n`, "latin1");
    const report = await run({ "things.csv": thingsCsv, "parts.csv": broken }, { hooks: { before: slowly } });
    expect(report).toMatchObject({ state: "refused", error: { code: "ENCODING_WRONG" } });
    expect(await things()).toEqual([]);
  });

  it("is given up when the one before it fails", async () => {
    const fail: ToyHooks["after"] = async (context) => {
      await slowly(context);
      await context.client.query("select 1 / 0");
    };
    for (const count of [1, 300_000]) {
      const report = await run({ "things.csv": thingsCsv, "parts.csv": parts(count) }, { hooks: { after: fail } });
      expect(report).toMatchObject({ state: "failed", message: expect.stringContaining("22012") });
      expect(await query("select from toy.part limit 1")).toEqual([]);
    }
  });
});

it("leaves no run behind when it is stopped", async () => {
  const controller = new AbortController();
  const progress = () => controller.abort();
  const call = run({ "things.csv": `${HEAD}1;a;;\n` }, { signal: controller.signal, progress });
  await expect(call).rejects.toMatchObject({ name: "AbortError" });
  expect(await runs()).toEqual([]);
  expect(await things()).toEqual([]);
});

it("lets one of two importers of the same delivery through, and the other says it is done", async () => {
  const paths = await files({
    "things.csv": `${HEAD}${Array.from({ length: 2_000 }, (_, n) => `${n};x;;\n`).join("")}`,
  });
  const importer = () => ingest({ hub: toyHub(), url: database.url, board: "99001", files: paths });
  const states = (await Promise.all([importer(), importer(), importer()])).map(([report]) => report?.state).sort();
  expect(states).toEqual(["loaded", "unchanged", "unchanged"]);
});

it("stops at the first source that is refused; the ones before it stay", async () => {
  const paths = await files({ "things.csv": `${HEAD}1;a;;\n`, "things.json": "[" });
  const reports = await ingest({ hub: toyHub(), url: database.url, board: "99001", files: paths });
  expect(reports.map(({ source, state }) => `${source} ${state}`)).toEqual(["toy-csv loaded", "toy-json refused"]);
  expect(await things()).toEqual(["1"]);
});
