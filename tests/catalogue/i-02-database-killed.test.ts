import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type EmbeddedDatabase, startEmbedded } from "@regiohub/infra/db/embedded";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { deliver, type Handover, prepareHub } from "./support/board.js";
import { CONNECTORS } from "./support/connectors/index.js";
import { generations, loadFirst } from "./support/generations.js";
import { MOMENTS, openLine } from "./support/line.js";
import { stateAfterCut, stateOf } from "./support/state.js";
import { timeoutOf } from "./support/timeout.js";

const TIMEOUT = timeoutOf("I-02");
/** Longest until the database answers again; asserted in the long run, where nothing else runs. */
const BACK_MS = 2_000;

let home: string;
let server: EmbeddedDatabase;
beforeAll(async () => {
  home = await mkdtemp("/tmp/regiohub-test-");
  server = await startEmbedded({ home });
  await copyOf("template0", "first");
  await prepareHub(urlOf("first"), loadFirst);
}, TIMEOUT);
afterAll(async () => {
  await server.release();
  await rm(home, { recursive: true });
});

function urlOf(database: string): string {
  const url = new URL(server.url);
  url.pathname = `/${database}`;
  return url.href;
}

/** Copied as files, behind a checkpoint: a copy through the log takes a sequence's unlogged steps back in a crash. */
const copyOf = (template: string, name: string) =>
  withClient(server.url, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name} template ${template} strategy file_copy`);
  });

/** Kills the server and all its sessions, each of which has a process group of its own. */
function killServer(): void {
  const main = Number(readFileSync(join(home, "pg", "postmaster.pid"), "utf8").split("\n")[0]);
  const table = execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  const children = table.map((line) => line.trim().split(/\s+/).map(Number)).filter(([, parent]) => parent === main);
  for (const pid of [main, ...children.map(([child]) => child as number)]) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended by itself meanwhile.
    }
  }
}

/** Tries until the database answers; gives how long that took, in ms. */
async function untilBack(url: string): Promise<number> {
  const from = performance.now();
  for (;;) {
    const isBack = await withClient(url, () => Promise.resolve(true)).catch(() => false);
    if (isBack) return performance.now() - from;
    await sleep(10);
  }
}

/** What a delivery makes of the first generation while nobody kills anything, and in how many statements. */
async function unkilled(delivery: Handover) {
  await copyOf("first", "whole");
  await using line = await openLine(urlOf("whole"));
  const before = await stateOf(urlOf("whole"));
  await deliver(line.url, delivery);
  return { before, after: await stateOf(urlOf("whole")), statements: line.sent() };
}

it(
  "has the old state or the new one after the whole database server was killed, and goes on",
  async () => {
    const waits: number[] = [];
    await forSeeds("I-02", { commit: 2, long: 100 }, async (random) => {
      const [connector, board] = random.pick(CONNECTORS);
      const [, delivery] = generations(connector, board);
      const { before, after, statements } = await unkilled(delivery);
      await copyOf("first", "hit");
      const at = random.below(4) === 0 ? statements - random.below(3) : 1 + random.below(statements);
      {
        await using line = await openLine(urlOf("hit"), { at, moment: random.pick(MOMENTS), act: killServer });
        await deliver(line.url, delivery).catch((error) => expect(error).toBeInstanceOf(Error));
      }
      waits.push(await untilBack(urlOf("hit")));
      const { found, allowed, isLoaded } = await stateAfterCut(urlOf("hit"), before, after);
      expect(found).toEqual(allowed);
      const again = await deliver(urlOf("hit"), delivery);
      expect(again.error).toBeNull();
      expect(again.state).toBe(isLoaded ? "unchanged" : "loaded");
      expect(await stateOf(urlOf("hit"))).toEqual(after);
    });
    if (process.env.HUB_TEST_LONG === "I-02") expect(waits.filter((ms) => ms > BACK_MS)).toEqual([]);
  },
  TIMEOUT,
);
