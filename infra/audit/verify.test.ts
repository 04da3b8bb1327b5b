import { beforeAll, describe, expect, it } from "@jest/globals";
import type { ClientBase, QueryResultRow } from "pg";
import { size } from "../testing/size.js";
import { appendReading } from "./append.js";
import { forgetReadings } from "./forget.js";
import { type Asks, logSource } from "./log-source.js";
import { hashOfSeal, type Seal, sealLog } from "./seal.js";
import { auditKeys, readingOf, sealKey, useLog } from "./testing/log-room.js";
import { verifyLog } from "./verify.js";

const log = useLog();
const minute = (count: number) => new Date(Date.UTC(2026, 9, 1, 12, count));

const withAdmin = <T>(work: (client: ClientBase) => Promise<T>) => log().withAdmin(work);

const verdict = () => withAdmin((client) => verifyLog(logSource(client), sealKey.publicKey));

describe("a log", () => {
  it("in which nothing was written is whole, and there is nothing to seal", async () => {
    expect(await withAdmin((client) => sealLog(client, sealKey, minute(0)))).toBeUndefined();
    expect(await verdict()).toEqual({
      findings: [],
      readings: 0,
      unsealed: 0,
      seals: 0,
      lastSeal: null,
      keptSince: null,
    });
  });

  it("is sealed when something was written since, by one of any number of workers", async () => {
    await log().append(readingOf(["1"]), readingOf(["1", "2"]));
    const seals = await Promise.all([1, 2, 3].map(() => withAdmin((client) => sealLog(client, sealKey, minute(1)))));
    const [made, ...more] = seals.filter((seal) => seal !== undefined);
    expect([made?.number, more]).toEqual([1, []]);
    await log().append(readingOf(["3"]));
    const at = minute(1).toISOString();
    expect(await verdict()).toMatchObject({ readings: 3, unsealed: 1, seals: 1, lastSeal: { ...made, at } });
  });

  it("keeps a seal's name the same as long as it is not touched", async () => {
    const next = await withAdmin((client) => sealLog(client, sealKey, minute(2)));
    const { lastSeal } = await verdict();
    expect(lastSeal).toMatchObject({ ...next, number: 2 });
    const [row] = await log().query<Seal>(
      "select number, 0 as at, heads, prev, signature from audit.seal where number = 2",
    );
    expect(hashOfSeal({ ...(row as Seal), at: minute(2).getTime() }).toString("hex")).toBe(next?.hash);
  });
});

describe("readings that are kept no longer", () => {
  it("go up to a seal, which is where verification begins from then on", async () => {
    expect(await withAdmin((client) => forgetReadings(client, minute(0)))).toBe(0);
    await log().append(readingOf(["4"]));
    await withAdmin((client) => sealLog(client, sealKey, minute(3)));
    expect(await withAdmin((client) => forgetReadings(client, minute(2)))).toBe(3);
    expect(await verdict()).toMatchObject({
      findings: [],
      readings: 1,
      seals: 2,
      keptSince: minute(2).toISOString(),
    });
    const left =
      "select (select count(*) from audit.reading) as readings, (select count(*) from audit.reading_subject) as people";
    expect(await log().query(left)).toEqual([{ readings: 1, people: 1 }]);
  });

  it("are not what a missing seal says", async () => {
    await log().append(readingOf(["5"]));
    await withAdmin(async (client) => {
      await sealLog(client, sealKey, minute(4));
      await client.query("begin; delete from audit.seal where number < 4");
      const { findings } = await verifyLog(logSource(client), sealKey.publicKey);
      await client.query("rollback");
      expect(findings).toMatchObject([{ seq: 4, fault: "EXTRA" }]);
    });
    expect((await verdict()).findings).toEqual([]);
  });
});

describe("a long log", () => {
  const READINGS = size("P-03", { commit: 1_000, long: 100_000 });

  beforeAll(async () => {
    const people = Array.from({ length: 20 }, (_, index) => String(index));
    const writer = await log().reader.connect();
    for (let count = 0; count < READINGS; count += 1) await appendReading(writer, readingOf(people), auditKeys);
    writer.release();
  });

  it("is verified a page at a time", async () => {
    const [{ count } = { count: 0 }] = await log().query<{ count: number }>("select count(*) from audit.reading");
    await withAdmin(async (client) => {
      let most = 0;
      const counting: Asks = {
        async query<T extends QueryResultRow>(text: string, values: unknown[] = []) {
          const { rows } = await client.query<T>(text, values);
          most = Math.max(most, rows.length);
          return { rows };
        },
      };
      const { findings, readings } = await verifyLog(logSource(counting), sealKey.publicKey);
      expect([findings, readings]).toEqual([[], count]);
      expect(most).toBeLessThanOrEqual(100);
      expect(readings).toBeGreaterThanOrEqual(READINGS);
    });
  });
});
