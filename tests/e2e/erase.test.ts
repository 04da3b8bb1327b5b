import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "@jest/globals";
import type { Command, CommandInput } from "@regiohub/infra/cli/command";
import { eraseCommand } from "@regiohub/infra/cli/commands/erase";
import { retentionCommand } from "@regiohub/infra/cli/commands/retention";
import { readConfig } from "@regiohub/infra/config";
import { withClient } from "@regiohub/infra/db/connect";
import { reachBoards } from "@regiohub/infra/db/row-context";
import { eraseAgain } from "@regiohub/infra/privacy/erase-again";
import { keepFromErasing } from "@regiohub/infra/privacy/erased";
import { type FreshDatabase, freshDatabase } from "@regiohub/infra/testing/database";
import { deliver, prepareHub } from "../catalogue/support/board.js";
import { BOARD, canaries, canaryDelivery } from "../catalogue/support/privacy/canaries.js";
import { UNGUARDED } from "../catalogue/support/spoilt.js";
import { hub } from "../hub.js";
import { runCommand } from "./support/run-command.js";

const PEOPLE = canaries(4);
const WORD = PEOPLE[0]?.word as string;
const REASON = { reason: "asked for" };

let home: string;
let database: FreshDatabase;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "hub-home-"));
  // Not encrypted: as a hub of before has kept it.
  database = await freshDatabase({ name: "four canaries", version: "1", run: (url) => prepareHub(url, fill) });
});
afterEach(async () => {
  await database.drop();
  await rm(home, { recursive: true });
});

const delivery = (size: string) =>
  canaryDelivery(
    PEOPLE.map(({ row }) => ({ ...row, size })),
    UNGUARDED,
  );
const fill = (url: string) => deliver(url, delivery("1"));
const again = () => deliver(database.url, delivery("0.5"), { home });

/** What a command prints. */
async function run(command: Command, positionals: readonly string[], values: CommandInput["values"] = {}) {
  const config = readConfig({ HUB_HOME: home, DATABASE_URL: database.url }, hub.rootPath);
  return (await runCommand(command, positionals, values, { config })).printed;
}

const query = (sql: string) =>
  withClient(database.url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
const isThere = async () => (await query(`select from staff.member where number = '${WORD}'`)).length === 1;

it("tells how many rows went where, in a run that names nobody, and encrypts what it has to write anew", async () => {
  const lines = await run(eraseCommand, [BOARD, WORD], REASON);
  expect(lines).toEqual(["staff 5", "mobility 2", "records 3", "refusedKeys 0", "cells 0", "uploads 0"]);
  const [last] = await query("select source, state, message from ingest.run order by id desc limit 1");
  expect(last).toMatchObject({ source: "erasure", state: "loaded", message: expect.not.stringContaining(WORD) });
  expect(await query("select from ingest.run where source = 'generic' and key_id is null")).toEqual([]);
  const list = await readFile(join(home, "erased.jsonl"), "utf8");
  expect(list).toMatch(/"reason":"asked for"/);
  expect(list).not.toContain(WORD);
});

it("undoes everything after --dry-run, and says the same", async () => {
  const told = await run(eraseCommand, [BOARD, WORD], { ...REASON, "dry-run": true });
  expect(await isThere()).toBe(true);
  expect(await query("select from ingest.erased")).toEqual([]);
  expect(await run(eraseCommand, [BOARD, WORD], REASON)).toEqual(told);
});

it("may be asked again, knows no stranger, and keeps no reason that says who it was", async () => {
  await run(eraseCommand, [BOARD, WORD], REASON);
  expect(await run(eraseCommand, [BOARD, WORD], REASON)).toContain("staff 0");
  await expect(run(eraseCommand, [BOARD, "stranger"], REASON)).rejects.toMatchObject({ code: "PERSON_UNKNOWN" });
  const told = run(eraseCommand, [BOARD, WORD], { reason: `because of ${WORD}` });
  await expect(told).rejects.toMatchObject({ code: "USAGE", message: expect.not.stringContaining(WORD) });
});

it("is refused while they, or their board, are on hold", async () => {
  for (const held of [[BOARD, WORD], [BOARD]]) {
    await run(retentionCommand, ["hold", ...held], { reason: "lawsuit" });
    expect(await run(retentionCommand, ["holds"])).toHaveLength(1);
    await expect(run(eraseCommand, [BOARD, WORD], REASON)).rejects.toMatchObject({ code: "HELD_BY_LAW" });
    expect(await isThere()).toBe(true);
    expect(await run(retentionCommand, ["release", ...held])).toEqual(["1"]);
  }
  await run(eraseCommand, [BOARD, WORD], REASON);
  expect(await isThere()).toBe(false);
});

it("lets them be delivered again after --lift, and not before", async () => {
  await run(eraseCommand, [BOARD, WORD], REASON);
  expect(await again()).toMatchObject({ state: "loaded" });
  expect(await isThere()).toBe(false);
  await run(eraseCommand, [BOARD, WORD], { ...REASON, lift: true });
  expect(await deliver(database.url, delivery("0.7"), { home })).toMatchObject({ state: "loaded" });
  expect(await isThere()).toBe(true);
  await expect(run(eraseCommand, [BOARD, WORD], { ...REASON, lift: true })).rejects.toMatchObject({
    code: "PERSON_UNKNOWN",
  });
});

it("has a board's deliveries refused where the key is missing that erased people are known by", async () => {
  await run(eraseCommand, [BOARD, WORD], REASON);
  const elsewhere = await deliver(database.url, delivery("0.5"));
  expect(elsewhere).toMatchObject({ state: "refused", error: { code: "CONFIG_INVALID" } });
  expect(await isThere()).toBe(false);
});

it("is done once more, by one of several processes, on a database of before", async () => {
  await run(eraseCommand, [BOARD, WORD], REASON);
  await query("delete from ingest.erased");
  const started = [1, 2].map(() => withClient(database.url, (client) => eraseAgain(client, hub, home)));
  expect(await Promise.all(started)).toEqual([1, 1]);
  expect(await query("select message from ingest.run where source = 'erasure' order by id desc")).toHaveLength(2);
  expect(await query("select from ingest.erased")).toHaveLength(1);
});

it("waits for a delivery that began before it, and comes behind it", async () => {
  let erased: Promise<unknown> = Promise.resolve();
  let isErased = false;
  await withClient(database.url, async (client) => {
    await client.query("begin");
    await reachBoards(client, BOARD);
    await keepFromErasing(client, BOARD);
    erased = run(eraseCommand, [BOARD, WORD], REASON).then(() => {
      isErased = true;
    });
    const waiting = "select from pg_locks where locktype = 'advisory' and not granted";
    while ((await client.query(waiting)).rowCount === 0) await client.query("select pg_sleep(0.01)");
    expect(isErased).toBe(false);
    await client.query("commit");
  });
  await erased;
  expect(await isThere()).toBe(false);
});

it("lists the rules with their laws, and tells what goes on a day without taking it", async () => {
  const [raw] = await run(retentionCommand, ["rules"], { lang: "nl" });
  expect(raw).toMatch(/^raw P14D: .*AVG art\. 5/);
  expect(await run(retentionCommand, [], { on: "2020-01-01" })).toEqual([]);
  const told = await run(retentionCommand, [], { on: `${new Date().getUTCFullYear() + 1}-12-31` });
  expect(told).toEqual([`${BOARD} raw 1`, "hub raw 1"]);
  const kept = `select from ingest.record_part join ingest.run r on r.id = run_id where board = '${BOARD}'`;
  expect(await query(kept)).not.toEqual([]);
});
