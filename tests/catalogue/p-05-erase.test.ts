import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { prepareHub as prepare } from "@regiohub/infra/cli/prepare-hub";
import { readConfig } from "@regiohub/infra/config";
import { withClient } from "@regiohub/infra/db/connect";
import { packPart } from "@regiohub/infra/edge/parts";
import { beginUpload, keepPart } from "@regiohub/infra/edge/uploads";
import { approve, replay } from "@regiohub/infra/ingest/release";
import { erase } from "@regiohub/infra/privacy/erase";
import { type FreshDatabase, freshDatabase } from "@regiohub/infra/testing/database";
import { size } from "@regiohub/infra/testing/size";
import { hub as full, quiet } from "../hub.js";
import { deliver, prepareHub } from "./support/board.js";
import { hub } from "./support/hub.js";
import { BOARD, type Canary, canaries, canaryDelivery, TOKEN_KEYS } from "./support/privacy/canaries.js";
import { placesOfWords } from "./support/privacy/search.js";
import { UNGUARDED } from "./support/spoilt.js";
import { presentOf } from "./support/state.js";
import { timeoutOf } from "./support/timeout.js";

const ERASED = size("P-05", { commit: 20, long: 200 });
const PEOPLE = canaries(3 * ERASED);
/** The first of them, for whom the last stand in. */
const GONE = PEOPLE.slice(0, ERASED);
const LEFT = PEOPLE.slice(ERASED);
const TIMEOUT = timeoutOf("P-05");

let home: string;
let database: FreshDatabase;
/** As the database was before anybody was erased. */
let backup: FreshDatabase;
let held: number;
let first: number;
/** What can be read of who is erased: their words, and the tokens made of them. */
let words: string[];

const rowsOf = (people: readonly Canary[]) => people.map(({ row }) => row);
const options = () => ({ home, tokenKeys: TOKEN_KEYS });

/** Deliveries that leave people in every place: loaded, superseded, refused, held, and on their way. */
async function fill(url: string): Promise<void> {
  const change = { size: "0.6", until: "2030-07-31", absentUntil: "2026-01-19", sex: "M" };
  const spoilt = rowsOf(PEOPLE).map((row, at) => ({ ...row, ...change, ...(at % 4 === 0 && { size: "veel" }) }));
  await deliver(url, canaryDelivery(rowsOf(PEOPLE)), options());
  await deliver(url, canaryDelivery(spoilt, UNGUARDED), options());
  await deliver(url, canaryDelivery(rowsOf(PEOPLE.slice(0, ERASED + 3))), options());
  await withClient(url, async (client) => {
    const upload = { board: BOARD, source: "generic", sha256: "0".repeat(64), manifest: {} as never };
    const id = await beginUpload(client, upload);
    const head = { of: "records", kind: "member", fields: ["memberNumber"] } as never;
    const lines = PEOPLE.map(({ word }) => JSON.stringify([0, 2, word]));
    await keepPart(client, id, { number: 1, ...(await packPart(head, lines)) });
  });
}

const linesOf = (url: string) => presentOf(url, BOARD);

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "hub-home-"));
  const template = { name: `canaries ${home}`, version: "1", run: (url: string) => prepareHub(url, fill) };
  database = await freshDatabase(template);
  backup = await freshDatabase(template);
  await withClient(database.url, async (client) => {
    const { rows: runs } = await client.query<{ id: number; state: string }>(
      "select id, state from ingest.run where source = 'generic' order by id",
    );
    expect(runs.map(({ state }) => state)).toEqual(["loaded", "loaded", "held"]);
    first = runs[0]?.id ?? 0;
    held = runs[2]?.id ?? 0;
    const { rows } = await client.query<{ token: string }>(
      "select token from mobility.link where member_number = any ($1)",
      [GONE.map(({ word }) => word)],
    );
    words = [...GONE.map(({ word }) => word), ...rows.map(({ token }) => token)];
  });
  expect(words).toHaveLength(3 * ERASED);
}, TIMEOUT);

afterAll(async () => {
  await database?.drop();
  await backup?.drop();
  await rm(home, { recursive: true });
});

it(
  "leaves nothing of who is erased in any table, kept record or file, and all of the others",
  async () => {
    expect(await placesOfWords(database.url, home, words)).toEqual([
      "cells of refused rows",
      "ingest.refused_key",
      "kept records",
      "mobility.link",
      "mobility.person",
      "mobility.stay",
      "staff.absence",
      "staff.absence_past",
      "staff.assignment",
      "staff.assignment_past",
      "staff.employment",
      "staff.employment_past",
      "staff.member",
      "staff.member_past",
      "uploads",
    ]);
    const isOther = (line: string) => !words.some((word) => line.includes(word));
    const others = (await linesOf(database.url)).filter(isOther);
    const counts = await runCounts(database.url);
    await withClient(database.url, async (client) => {
      for (const { word } of GONE) {
        await erase(client, {
          hub,
          home,
          person: { board: BOARD, number: word },
          reason: "asked for",
          now: new Date("2026-10-01T12:00:00Z"),
        });
      }
    });
    expect(await placesOfWords(database.url, home, words)).toEqual([]);
    expect(await linesOf(database.url)).toEqual(expect.arrayContaining(others));
    expect(await peopleIn(database.url)).toEqual(LEFT.map(({ word }) => word).sort());
    expect(await runCounts(database.url)).toEqual(expect.arrayContaining(counts));
  },
  TIMEOUT,
);

it(
  "brings nobody back: not by a delivery, by a held run, by a replay",
  async () => {
    const changed = rowsOf(PEOPLE).map((row) => ({ ...row, size: "0.5" }));
    const spoilt = changed.map((row, at) => (at % 5 === 0 ? { ...row, size: "weinig" } : row));
    const { url } = database;
    expect(await approve({ hub, url, home, runId: held, by: "tester" })).toMatchObject({ state: "loaded" });
    const delivered = await deliver(url, canaryDelivery(spoilt, UNGUARDED), options());
    expect(delivered).toMatchObject({ state: "loaded", counts: { member: { passed: ERASED } } });
    expect(await replay({ hub, url, home, runId: first })).toMatchObject({ state: "loaded" });
    expect(await peopleIn(url)).toEqual(LEFT.map(({ word }) => word).sort());
    expect(await placesOfWords(url, home, words)).toEqual([]);
  },
  TIMEOUT,
);

it(
  "brings nobody back by a backup: what was kept cannot be read, and the rest goes before anything is served",
  async () => {
    const before = await placesOfWords(backup.url, home, words);
    expect(before).toContain("staff.member");
    expect(before).not.toContain("kept records");
    expect(before).not.toContain("cells of refused rows");
    const config = readConfig({ HUB_HOME: home, DATABASE_URL: backup.url }, full.rootPath);
    await prepare(backup.url, { hub: full, config, log: quiet });
    expect(await placesOfWords(backup.url, home, words)).toEqual([]);
    expect(await peopleIn(backup.url)).toEqual(LEFT.map(({ word }) => word).sort());
  },
  TIMEOUT,
);

const peopleIn = (url: string): Promise<string[]> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ number: string }>("select number from staff.member");
    return rows.map(({ number }) => number).sort();
  });

const runCounts = (url: string): Promise<object[]> =>
  withClient(url, async (client) => (await client.query<object>("select id, counts, guard from ingest.run")).rows);
