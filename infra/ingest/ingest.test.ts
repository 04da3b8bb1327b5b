import { describe, expect, it } from "@jest/globals";
import type { ToyHooks } from "./testing/toy.js";
import { HEAD, toyIngest } from "./testing/toy-ingest.js";

const { ingest, files, run, query, things, runs, rejections } = toyIngest();

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

  it("names the columns of the board where rows contradict each other", async () => {
    const { id } = await run({ "things.csv": `${HEAD}5;five;;\n6;six;;\n6;sex;;\n` });
    expect(await query(`select expected from ingest.rejection where run_id = ${id}`)).toMatchObject([
      { expected: expect.stringContaining("one row per nr,") },
      {},
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

  it("tells loaders what refused rows were about; where nobody can tell, nothing may go", async () => {
    const seen: string[] = [];
    const hooks: ToyHooks = {
      async before({ client, coverage, refused }) {
        const { rows } = await client.query<{ id: string }>(`select id from ${refused} order by id`);
        seen.push([coverage, ...rows.map(({ id }) => id)].join(" "));
      },
    };
    const profile = { "profile.yaml": "source: toy-csv\ncoverage: full\n" };
    await run({ ...profile, "things.csv": `${HEAD}1;a;;\n` }, { hooks });
    await run({ ...profile, "things.csv": `${HEAD}1;a;;\n2;b;many;\n` }, { hooks });
    await run({ ...profile, "things.csv": `${HEAD}1;a;;\n1;b;;\n2;c;;\n` }, { hooks });
    await run({ ...profile, "things.csv": `${HEAD}1;a;;\n3;nobody;;\n` }, { hooks });
    await run({ ...profile, "things.csv": `${HEAD}1;a;;\n4;"x"y;;\n` }, { hooks });
    expect(seen).toEqual(["full", "full 2", "full 1", "full 3", "delta"]);
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

it("lets one of two importers of the same delivery through, and the other says it is done", async () => {
  const paths = await files({
    "things.csv": `${HEAD}${Array.from({ length: 2_000 }, (_, n) => `${n};x;;\n`).join("")}`,
  });
  const states = (await Promise.all([ingest(paths), ingest(paths), ingest(paths)]))
    .map(([report]) => report?.state)
    .sort();
  expect(states).toEqual(["loaded", "unchanged", "unchanged"]);
});

it("stops at the first source that is refused; the ones before it stay", async () => {
  const paths = await files({ "things.csv": `${HEAD}1;a;;\n`, "things.json": "[" });
  const reports = await ingest(paths);
  expect(reports.map(({ source, state }) => `${source} ${state}`)).toEqual(["toy-csv loaded", "toy-json refused"]);
  expect(await things()).toEqual(["1"]);
});

it("leaves no run behind when it is stopped", async () => {
  const controller = new AbortController();
  const progress = () => controller.abort();
  const call = run({ "things.csv": `${HEAD}1;a;;\n` }, { signal: controller.signal, progress });
  await expect(call).rejects.toMatchObject({ name: "AbortError" });
  expect(await runs()).toEqual([]);
  expect(await things()).toEqual([]);
});
