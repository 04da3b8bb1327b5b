import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "@jest/globals";
import { KeptKeys, passingKey, seal, unseal } from "./kept-keys.js";
import { HEAD, toyIngest } from "./testing/toy-ingest.js";

const { run, replay, approve, query } = toyIngest();
const TEXT = Buffer.from("what was delivered");
const WRONG = { "things.csv": `${HEAD}1;one;1;\n2;kanarie;many;\n` };

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "hub-home-"));
});
afterEach(() => rm(home, { recursive: true }));

const keyFiles = () => readdir(join(home, "keys", "kept"));

it("gives bytes back from the place where they lay, and from no other, and only as they were", () => {
  const key = passingKey();
  const sealed = seal(key, "record 1", TEXT);
  expect(sealed.includes(TEXT)).toBe(false);
  expect(unseal(key, "record 1", sealed)).toEqual(TEXT);
  expect(() => unseal(key, "record 2", sealed)).toThrow();
  expect(() => unseal(passingKey(), "record 1", sealed)).toThrow();
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] as number) ^ 1;
    expect(() => unseal(key, "record 1", changed)).toThrow();
  }
});

it("finds a key until it is destroyed, in a file that only its owner may read", async () => {
  const keys = new KeptKeys(home);
  const { id, secret } = await keys.make();
  expect((await keys.find(id))?.secret.equals(secret)).toBe(true);
  expect((await stat(join(home, "keys", "kept", `${id}.key`))).mode & 0o777).toBe(0o600);
  await keys.destroy(id);
  await keys.destroy(id);
  expect(await keys.find(id)).toBeUndefined();
});

it("takes no name of a key that could lead elsewhere", async () => {
  await expect(new KeptKeys(home).find("../../audit")).rejects.toThrow("none");
});

it("keeps what a run brought under a key of its own, and loads it again with that", async () => {
  const one = await run(WRONG, { home });
  const two = await run({ "things.csv": `${HEAD}3;three;1;\n` }, { home });
  expect(await keyFiles()).toHaveLength(2);
  expect(await query("select from ingest.rejection where cells is not null")).toEqual([]);
  expect(await query("select from ingest.rejection where sealed is not null")).toHaveLength(1);
  await query("delete from toy.thing");
  expect(await replay(one.id, { home })).toMatchObject({ state: "loaded", counts: { thing: { added: 1 } } });
  expect(await replay(two.id, { home })).toMatchObject({ state: "loaded", counts: { thing: { added: 1 } } });
});

it("loads nothing again whose key is gone, or in another home", async () => {
  const { id } = await run({ "things.csv": `${HEAD}1;one;1;\n` }, { home });
  expect(await replay(id)).toMatchObject({
    state: "refused",
    error: { code: "RECORDS_GONE", dutch: expect.stringContaining("er is geen sleutel meer") },
  });
  for (const name of await keyFiles()) await rm(join(home, "keys", "kept", name));
  expect(await replay(id, { home })).toMatchObject({ state: "refused", error: { code: "RECORDS_GONE" } });
});

it("keeps a held run under the key that it is released with", async () => {
  const rows = (from: number) => Array.from({ length: 20 }, (_, at) => `${from + at};thing;1;\n`).join("");
  await run({ "things.csv": HEAD + rows(100) }, { home });
  const hooks = { limit: { percent: 10 } };
  const held = await run({ "things.csv": `${HEAD}${rows(200)}4;nobody;1;\n` }, { home, hooks });
  expect(held.state).toBe("held");
  expect(await approve(held.id, { home })).toMatchObject({ state: "loaded", rejections: 1 });
  const keys = await query<{ id: string }>(`select key_id as id from ingest.run where id = ${held.id}`);
  expect(await keyFiles()).toContain(`${keys[0]?.id}.key`);
});

it("keeps no key of a run that was cancelled, nor of one that was refused before a row of it was read", async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const after = async ({ client }: { client: { query(sql: string): Promise<unknown> } }) => {
    controller.abort();
    await client.query("select pg_sleep(60)");
  };
  const sound = { "things.csv": `${HEAD}1;one;1;\n` };
  await expect(run(sound, { home, signal, hooks: { after } })).rejects.toMatchObject({ name: "AbortError" });
  expect(await run({ "things.csv": HEAD }, { home })).toMatchObject({ state: "refused" });
  expect(await keyFiles()).toEqual([]);
});

it("makes no file for a dry run, and one for a refused run with its cells", async () => {
  await run(WRONG, { home, dryRun: { first: 10, after: 0 } });
  await expect(keyFiles()).rejects.toThrow();
  const refused = await run({ "things.csv": `${HEAD}1;one;many;\n` }, { home });
  expect(refused.state).toBe("refused");
  expect(await keyFiles()).toHaveLength(1);
  const sealed = `select from ingest.rejection where run_id = ${refused.id} and sealed is not null`;
  expect(await query(sealed)).toHaveLength(1);
});
