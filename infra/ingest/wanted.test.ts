import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { defineRecord, orNull, textField } from "../record.js";
import { boolean, text } from "./columns.js";
import type { Adapter } from "./define.js";
import { defineExport, defineLookup, defineUnread } from "./define.js";
import { combine, lookup } from "./derive.js";
import { NO_PROFILE } from "./profile.js";
import { openJson } from "./read/read-json.js";
import type { OpenFile } from "./read.js";
import { RowFile } from "./row-file.js";
import { givenBack, Wanted, wantedIn } from "./wanted.js";

const thing = defineRecord({
  kind: "thing",
  description: "Something.",
  key: ["id"],
  fields: { id: textField("Its number."), name: orNull(textField("Its name.")) },
});
const kinds = defineLookup({
  name: "kinds.json",
  file: /^(kinds|things)\.json$/,
  key: text("Kind"),
  columns: { label: text("Kind label") },
});
const things = defineExport({
  name: "things.json",
  file: /^things\.json$/,
  record: thing,
  only: boolean("Current"),
  columns: {
    id: combine({ a: text("Nr"), b: text("place.site") }, ({ a, b }) => a + b),
    name: lookup(kinds, text("Kind").orNull(), (found) => found?.label ?? null),
  },
  spread: combine({ parts: text("Parts") }, ({ parts }) => [{ id: parts }]),
});
const files = [things, kinds, defineUnread({ name: "rest.json", file: /^rest\.json$/ })];

describe("what an adapter wants of a file", () => {
  it("is every column that any of its readers names, once", () => {
    const { headers } = wantedIn(files, "things.json", {});
    expect([...headers].sort()).toEqual(["Current", "Kind", "Kind label", "Nr", "Parts", "place.site"]);
  });

  it("goes by the names that the board's profile gives", () => {
    const wanted = wantedIn(files, "kinds.json", { columns: { Kind: "Soort", "Kind label": "Bsn" } });
    expect(wanted.headers).toEqual(["Soort"]);
    expect([wanted.has(" [SOORT] "), wanted.has("Kind"), wanted.has("Bsn")]).toEqual([true, false, false]);
  });

  it("is asked of files that it reads, no others", () => {
    expect(() => wantedIn(files, "rest.json", {})).toThrow("rest.json: no file that the adapter reads");
  });
});

describe("what a board gets back of a row", () => {
  const owner = defineRecord({
    kind: "owner",
    description: "Somebody.",
    key: ["id"],
    fields: { id: textField("A number."), mail: orNull(textField("An address.")) },
  });
  const owners = defineExport({
    name: "owners",
    file: /^things\.json$/,
    record: owner,
    columns: { id: text("Owner"), mail: text("Mail").orNull() },
  });
  const adapter = { files: [...files, owners] } as unknown as Adapter;
  const given = (withhold: readonly string[], columns = {}) =>
    [...givenBack(adapter, things, "things.json", { ...NO_PROFILE, withhold, columns }).headers].sort();

  it("is what any kind of record is made of, in the words of its export", () => {
    const all = ["Current", "Kind", "Kind label", "Mail", "Nr", "Owner", "Parts", "place.site"];
    expect(given([])).toEqual(all);
    expect(given([], { Owner: "Beheerder" })).toEqual(all.with(5, "Beheerder").sort());
  });

  it("has nothing of a kind or a field that is withheld, but what others need", () => {
    expect(given(["owner.mail"])).not.toContain("Mail");
    expect(given(["owner.id"])).toContain("Owner");
    expect(given(["owner"])).toEqual(["Current", "Kind", "Kind label", "Nr", "Parts", "place.site"]);
    expect(given(["thing", "owner.mail"])).toEqual(["Kind", "Kind label", "Owner"]);
  });
});

describe("a row of which only what is wanted is kept", () => {
  const wanted = new Wanted(["nr", "place.site", "jobs[0].code", "manager"]);

  it("has no other cell, however deep", () => {
    const row = { Nr: "007", bsn: "x", place: { site: 1, street: "x" }, jobs: [{ code: "a", pay: 9 }, { code: "b" }] };
    expect(wanted.pick(row)).toEqual({ Nr: "007", "place.site": 1, "jobs[0].code": "a" });
  });

  it("keeps nothings, and shows that a value was none without keeping what was in it", () => {
    expect(wanted.pick({ nr: null, manager: { name: "x" } })).toEqual({ nr: null, manager: [] });
  });

  it("is plain data, whatever its keys are called", () => {
    const odd = new Wanted(["__proto__", "constructor"]);
    const picked = odd.pick(JSON.parse('{"__proto__":"a","constructor":"b","toString":"c"}') as object);
    expect(JSON.stringify(picked)).toBe('{"__proto__":"a","constructor":"b"}');
    expect(Object.getPrototypeOf(picked)).toBe(Object.prototype);
  });

  it("may be nested without end", () => {
    const row = JSON.parse(`${'{"nr":'.repeat(20_000)}1${"}".repeat(20_000)}`) as object;
    expect(wanted.pick(row)).toEqual({ nr: [] });
  });
});

async function rowsOf({ batches }: OpenFile): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const { rows } of batches) all.push(...rows);
  return all;
}

describe("a file of a pull", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "hub-rows-"));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const wanted = new Wanted(["n", "place.site"]);

  it("is read back as the rows that came in, page by page, for this user alone", async () => {
    const file = await RowFile.create(folder, "things.json", wanted);
    await file.add([
      { n: 'a\u2028"]}', x: 1 },
      { n: 2, place: { site: "é" } },
    ]);
    await file.add([]);
    await file.add([{ n: null }]);
    expect(file.rows).toBe(3);
    const path = await file.finish();
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const open = await openJson(path);
    expect(await rowsOf(open)).toEqual([{ n: 'a\u2028"]}' }, { n: 2, "place.site": "é" }, { n: null }]);
    expect(open.headers).toEqual(["n", "place.site"]);
  });

  it("without rows is an empty list", async () => {
    const file = await RowFile.create(folder, "none.json", wanted);
    expect(await readFile(await file.finish(), "utf8")).toBe("[]\n");
  });

  it("that was not finished is refused by the reader", async () => {
    let path: string;
    {
      await using file = await RowFile.create(folder, "half.json", wanted);
      await file.add([{ n: 1 }]);
      path = file.path;
    }
    await expect(openJson(path)).rejects.toMatchObject({ code: "FILE_MALFORMED" });
  });

  it("is never written over another, nor outside the folder", async () => {
    await (await RowFile.create(folder, "once.json", wanted)).finish();
    await expect(RowFile.create(folder, "once.json", wanted)).rejects.toThrow("EEXIST");
    await expect(RowFile.create(folder, "../twice.json", wanted)).rejects.toThrow("with a folder in it");
  });
});
