import { generateKeyPairSync } from "node:crypto";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { appendReading } from "@regiohub/infra/audit/append";
import type { Finding } from "@regiohub/infra/audit/finding";
import { logSource } from "@regiohub/infra/audit/log-source";
import { hashOfSeal, makeSeal, sealLog } from "@regiohub/infra/audit/seal";
import { anyReading, auditKeys, sealKey, useLog } from "@regiohub/infra/audit/testing/log-room";
import { verifyLog } from "@regiohub/infra/audit/verify";
import { Random } from "@regiohub/infra/testing/random";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { LogCopy } from "./support/log-copy.js";
import * as tampering from "./support/tampering.js";
import { DATABASE_TAMPERINGS } from "./support/tampering-sql.js";

const WRITERS = 3;
const ROUNDS = 6;
const READINGS_A_ROUND = 40;
const TAMPERINGS = Object.values(tampering);

const log = useLog();
let whole: LogCopy;

const shortOf = ({ lane, seq, fault }: Finding) => ({ lane, seq, fault });

beforeAll(async () => {
  const random = new Random(3);
  const admin = await log().admin.connect();
  const writers = await Promise.all(Array.from({ length: WRITERS }, () => log().reader.connect()));
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (let count = 0; count < READINGS_A_ROUND; count += 1) {
      await appendReading(random.pick(writers), anyReading(random), auditKeys);
    }
    // What came after the last seal is held by its chain alone.
    if (round < ROUNDS) await sealLog(admin, sealKey, new Date(Date.UTC(2026, 9, 1, 12, round)));
  }
  whole = await LogCopy.of(logSource(admin));
  for (const client of [admin, ...writers]) client.release();
});

describe("a read log", () => {
  it("that nobody touched is whole", async () => {
    expect(await verifyLog(whole, sealKey.publicKey)).toMatchObject({
      findings: [],
      readings: ROUNDS * READINGS_A_ROUND,
      unsealed: READINGS_A_ROUND,
      seals: ROUNDS - 1,
      keptSince: null,
    });
  });

  it("in which anything was edited, deleted, moved, cut off or invented names the first bad row", async () => {
    const ran = await forSeeds("P-03", { commit: 1_000, long: 20_000 }, async (random, seed) => {
      const copy = whole.copy();
      const expected = (TAMPERINGS[seed % TAMPERINGS.length] as tampering.Tampering)(copy, random);
      const { findings } = await verifyLog(copy, sealKey.publicKey);
      expect(findings.map(shortOf)).toEqual([expected]);
    });
    expect(ran).toBeGreaterThan(0);
  });

  it("that was tampered with in the database names the first bad row", async () => {
    const client = await log().admin.connect();
    try {
      await forSeeds("P-03", { commit: 20, long: 1_000 }, async (random, seed) => {
        const tamper = DATABASE_TAMPERINGS[seed % DATABASE_TAMPERINGS.length] as (typeof DATABASE_TAMPERINGS)[number];
        await client.query("begin");
        const expected = await tamper(client, whole, random);
        expect((await verifyLog(logSource(client), sealKey.publicKey)).findings.map(shortOf)).toEqual([expected]);
        await client.query("rollback");
      });
      expect((await verifyLog(logSource(client), sealKey.publicKey)).findings).toEqual([]);
    } finally {
      client.release(true);
    }
  });
});

describe("seals", () => {
  it("made with another key are no seals", async () => {
    const copy = whole.copy();
    const { heads } = copy.sealed[0] as (typeof copy.sealed)[number];
    copy.sealed = [makeSeal(undefined, heads, new Date(0), generateKeyPairSync("ed25519"))];
    const { findings } = await verifyLog(copy, sealKey.publicKey);
    expect(findings.map(shortOf)).toEqual([{ lane: null, seq: 1, fault: "CHANGED" }]);
  });

  it("that were cut off with all that they held are missed by one that was kept elsewhere", async () => {
    const copy = whole.copy();
    const kept = copy.sealed.at(-1) as (typeof copy.sealed)[number];
    const outside = { number: kept.number, hash: hashOfSeal(kept).toString("hex") };
    expect((await verifyLog(whole, sealKey.publicKey, outside)).findings).toEqual([]);
    copy.sealed.pop();
    const { findings } = await verifyLog(copy, sealKey.publicKey, outside);
    expect(findings.map(shortOf)).toEqual([{ lane: null, seq: kept.number, fault: "MISSING" }]);
    const other = await verifyLog(whole, sealKey.publicKey, { ...outside, hash: "0".repeat(64) });
    expect(other.findings.map(shortOf)).toEqual([{ lane: null, seq: kept.number, fault: "REWRITTEN" }]);
  });
});
