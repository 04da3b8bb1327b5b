import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { appendReading } from "@regiohub/infra/audit/append";
import { loadAuditKeys, loadSealKey } from "@regiohub/infra/audit/keys";
import { sealLog } from "@regiohub/infra/audit/seal";
import { readingOf } from "@regiohub/infra/audit/testing/log-room";
import { withClient } from "@regiohub/infra/db/connect";
import { beginUpload, sweepUploads } from "@regiohub/infra/edge/uploads";
import { asIngest } from "@regiohub/infra/ingest/run";
import { placeHold, releaseHolds } from "@regiohub/infra/privacy/hold";
import { sweep } from "@regiohub/infra/privacy/sweep";
import { KIT_RULES } from "@regiohub/infra/privacy/sweep-kit";
import { type FreshDatabase, freshDatabase } from "@regiohub/infra/testing/database";
import { type CalendarDate, dayOf } from "@regiohub/infra/values";
import { retentionRules } from "@regiohub/schema/retention";
import type { Client } from "pg";
import { deliver, prepareHub } from "./support/board.js";
import { hub } from "./support/hub.js";
import { BOARD, type Canary, canaries, canaryDelivery, TOKEN_KEYS } from "./support/privacy/canaries.js";
import { placesOfWords } from "./support/privacy/search.js";
import { timeoutOf } from "./support/timeout.js";

const TIMEOUT = timeoutOf("P-06");

/** Somebody who left, and somebody who stays. */
const [LEAVER, STAYER] = canaries(2) as [Canary, Canary];
const LEFT_ON = "2024-07-31";
/** When it was resolved that a job of who stays was surplus. */
const RESOLVED_ON = "2025-03-31";

const rules = await retentionRules();
let home: string;
/** Of the run that brought everything, of the tokens and of the reading. */
let today: CalendarDate;
let template: Parameters<typeof freshDatabase>[0];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "hub-home-"));
  template = { name: `retention ${home}`, version: "1", run: (url) => prepareHub(url, fill) };
  today = dayOf(new Date());
  await using database = await freshDatabase(template);
  expect(await placesOfWords(database.url, home, [LEAVER.word])).toContain("kept records");
}, TIMEOUT);
afterAll(() => rm(home, { recursive: true }));

async function fill(url: string): Promise<void> {
  const rows = [
    { ...LEAVER.row, until: LEFT_ON, size: "0.4" },
    { ...STAYER.row, replaces: null },
  ];
  await deliver(url, canaryDelivery(rows), { home, tokenKeys: TOKEN_KEYS });
  const keys = await loadAuditKeys(home);
  await withClient(url, async (client) => {
    await client.query(
      `insert into mobility.consent (id, board_no, member_number, recipient, purpose, given_on, expires_on, evidence, recorded_by)
       values (gen_random_uuid(), $1, $2, 'PARTNER portal', 'MATCHING', $3, $3, 'dossier', 'test')`,
      [BOARD, STAYER.word, dayOf(new Date())],
    );
    await client.query(
      `insert into mobility.redundancy (board_no, member_number, since_on, status, resolved_on, resolved_by, run_id)
       values ($1, $2, '2024-08-01', 'RESOLVED', $3, 'PLACED_INTERNALLY', 1)`,
      [BOARD, STAYER.word, RESOLVED_ON],
    );
    await appendReading(client, readingOf([LEAVER.word], { name: "people" }), keys);
    await sealLog(client, await loadSealKey(home), new Date());
    await beginUpload(client, { board: BOARD, source: "generic", sha256: "0".repeat(64), manifest: {} as never });
  });
}

/** A day some days from another. */
const plus = (day: CalendarDate, days: number): CalendarDate =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** The same day of another year; where it has no 29 February, the day after the 28th. */
const years = (day: CalendarDate, count: number): CalendarDate => {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return new Date(Date.UTC(year + count, month - 1, date)).toISOString().slice(0, 10);
};

/** Sweeps on a day, just behind midnight in Amsterdam; gives what went of the board and of the hub's own, by rule. */
async function sweptOn(client: Client, day: CalendarDate, dryRun = false): Promise<Record<string, number>> {
  const now = new Date(`${plus(day, -1)}T23:30:00Z`);
  const swept = await sweep(client, { hub, home, rules, now, dryRun });
  const own = swept.filter(({ board, removed }) => board === BOARD || "read-log" in removed);
  return Object.assign({}, ...own.map(({ removed }) => removed));
}

const count = async (client: Client, from: string): Promise<number> =>
  (await client.query<{ count: number }>(`select count(*) as count from ${from}`)).rows[0]?.count ?? 0;

/** What each rule is about: when it goes, and where it is until then. */
const EDGES: Readonly<Record<string, () => { readonly goesOn: CalendarDate; readonly from: string }>> = {
  raw: () => ({
    goesOn: plus(today, 14),
    from: `ingest.record_part join ingest.run r on r.id = run_id where source = 'generic'`,
  }),
  people: () => ({ goesOn: years(LEFT_ON, 2), from: `staff.member where number = '${LEAVER.word}'` }),
  tokens: () => ({ goesOn: years(today, 5), from: `mobility.link where member_number = '${STAYER.word}'` }),
  consents: () => ({ goesOn: years(today, 2), from: `mobility.consent where member_number = '${STAYER.word}'` }),
  redundancies: () => ({
    goesOn: years(RESOLVED_ON, 2),
    from: `mobility.redundancy where member_number = '${STAYER.word}'`,
  }),
  "read-log": () => ({ goesOn: years(today, 2), from: "audit.reading" }),
};

it("has a keeper and an edge for every rule, and a law and a source in both languages", () => {
  const keepers = hub.subgraphs.flatMap(({ privacy }) => Object.keys({ ...privacy?.expired, ...privacy?.sweep }));
  expect(rules.map(({ name }) => name).sort()).toEqual([...KIT_RULES, ...keepers].sort());
  expect([...Object.keys(EDGES), "uploads"].sort()).toEqual(rules.map(({ name }) => name).sort());
  for (const { basis, source, what, since } of rules) {
    for (const text of [basis.en, basis.nl, what.en, what.nl, since.en, since.nl, source]) expect(text).not.toBe("");
    expect(basis.nl).toMatch(/AVG art\. \d/);
  }
});

it.each(Object.keys(EDGES))(
  "takes away what rule %s is about on its day, not before and not again, and reports it",
  async (rule) => {
    const { goesOn, from } = (EDGES[rule] as (typeof EDGES)[string])();
    await using database: FreshDatabase = await freshDatabase(template);
    await withClient(database.url, async (client) => {
      expect(await count(client, from)).toBeGreaterThan(0);
      expect(await sweptOn(client, plus(goesOn, -1))).not.toHaveProperty([rule]);
      expect(await count(client, from)).toBeGreaterThan(0);
      expect(await sweptOn(client, goesOn, true)).toHaveProperty([rule]);
      expect(await count(client, from)).toBeGreaterThan(0);
      expect((await sweptOn(client, goesOn))[rule]).toBeGreaterThan(0);
      expect(await count(client, from)).toBe(0);
      expect(await sweptOn(client, plus(goesOn, 1))).not.toHaveProperty([rule]);
    });
  },
  TIMEOUT,
);

it.each(["raw", "people", "tokens", "consents", "redundancies", "read-log"])(
  "leaves what rule %s is about while the board is on hold, and takes it afterwards",
  async (rule) => {
    const { goesOn, from } = (EDGES[rule] as (typeof EDGES)[string])();
    await using database: FreshDatabase = await freshDatabase(template);
    await withClient(database.url, async (client) => {
      await client.query("begin");
      await asIngest(client, () =>
        placeHold(client, {
          board: BOARD,
          number: null,
          reason: "lawsuit",
          from: "2020-01-01",
          until: plus(goesOn, 3),
        }),
      );
      await client.query("commit");
      expect(await sweptOn(client, plus(goesOn, 3))).not.toHaveProperty([rule]);
      expect(await count(client, from)).toBeGreaterThan(0);
      expect((await sweptOn(client, plus(goesOn, 4)))[rule]).toBeGreaterThan(0);
    });
  },
  TIMEOUT,
);

it(
  "leaves a person who is on hold, in the tables and with their tokens, until it is released",
  async () => {
    await using database: FreshDatabase = await freshDatabase(template);
    await withClient(database.url, async (client) => {
      const held = { board: BOARD, number: LEAVER.word };
      const day = years(today, 5);
      await asIngest(client, () => placeHold(client, { ...held, reason: "lawsuit", from: "2020-01-01", until: null }));
      expect(await sweptOn(client, day)).toMatchObject({ tokens: expect.any(Number) });
      expect(await count(client, "mobility.link")).toBe(2);
      expect(await count(client, "staff.member")).toBe(2);
      await asIngest(client, () => releaseHolds(client, BOARD, LEAVER.word));
      await sweptOn(client, day);
      expect(await count(client, "mobility.link")).toBe(0);
      expect(await placesOfWords(database.url, home, [LEAVER.word])).toEqual([]);
    });
  },
  TIMEOUT,
);

it(
  "destroys the key with the records, and keeps what runs say of themselves",
  async () => {
    await using database: FreshDatabase = await freshDatabase(template);
    await withClient(database.url, async (client) => {
      const runs = "select id, state, counts from ingest.run where source = 'generic'";
      const before = (await client.query<object>(runs)).rows;
      await sweptOn(client, plus(today, 14));
      expect((await client.query<object>(runs)).rows).toEqual(before);
      expect(await count(client, "ingest.run where key_id is not null")).toBe(0);
      const { rows } = await client.query(
        "select counts, message from ingest.run where source = 'retention' and board is not null",
      );
      expect(rows).toMatchObject([{ counts: { raw: { removed: 1 } }, message: expect.stringContaining("raw 1") }]);
    });
  },
  TIMEOUT,
);

it("takes away an upload that nobody has gone on with for a day", async () => {
  await using database: FreshDatabase = await freshDatabase(template);
  await withClient(database.url, async (client) => {
    const begun = Date.now();
    expect(await sweepUploads(client, new Date(begun + 23 * 3_600_000))).toBe(0);
    expect(await sweepUploads(client, new Date(begun + 25 * 3_600_000))).toBe(1);
  });
});
