import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { openPool, withClient } from "@regiohub/infra/db/connect";
import { loginUrl } from "@regiohub/infra/db/login";
import { Operation } from "@regiohub/infra/db/operation";
import { readerOf, writerOf } from "@regiohub/infra/db/roles";
import { rowContextOf } from "@regiohub/infra/db/row-context";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { profile } from "@regiohub/schema/records/index";
import { adviser, boardCaller, operator } from "@regiohub/schema/testing/callers";
import { inDays, matcher, profileRecord } from "@regiohub/schema/testing/profiles";
import type { Pool } from "pg";
import { mobility } from "../index.js";
import { agree } from "../testing/profiles.js";

const PROFILES = "select board_no || '/' || member_number as seen from mobility.profile order by 1";
const CONSENTS = "select board_no || '/' || member_number || ' ' || recipient as seen from mobility.consent order by 1";
const ANN = { board: "99001", number: "1" };

let hub: TestSubgraph;
let readers: Pool;
let writers: Pool;
beforeAll(async () => {
  hub = await testSubgraph(mobility);
  readers = openPool({ url: loginUrl(hub.url, readerOf("mobility")), max: 2 });
  writers = openPool({ url: loginUrl(hub.url, writerOf("mobility")), max: 2 });
  await hub.load(profile, [profileRecord("1"), profileRecord("2")], { board: "99001" });
  await hub.load(profile, [profileRecord("1")], { board: "99002" });
});
afterAll(async () => {
  await Promise.all([readers.end(), writers.end()]);
  await hub.close();
});
beforeEach(() => withClient(hub.url, (client) => client.query("truncate mobility.consent")));

/** No code of the subgraph is in between: what its login sees in the context of a caller. */
const seenBy = (caller: Caller | undefined, sql = PROFILES): Promise<string[]> =>
  within(readers, caller, (operation) => asking(operation, sql));

async function within<T>(
  pool: Pool,
  caller: Caller | undefined,
  work: (operation: Operation) => Promise<T>,
): Promise<T> {
  const operation = new Operation(pool, rowContextOf(caller));
  try {
    const result = await work(operation);
    await operation.finish();
    return result;
  } catch (error) {
    await operation.abandon();
    throw error;
  }
}

async function asking(operation: Operation, sql: string): Promise<string[]> {
  const { query } = await operation.pool.connect();
  return (await query<{ seen: string }>(sql, [])).rows.map(({ seen }) => seen);
}

describe("the row policies of profiles", () => {
  it("show a board its own people, and nobody anybody else without a consent", async () => {
    expect(await seenBy(boardCaller("99001"))).toEqual(["99001/1", "99001/2"]);
    expect(await seenBy(boardCaller("99001", "99002"))).toEqual(["99001/1", "99001/2", "99002/1"]);
    for (const caller of [boardCaller("99003"), matcher("portal"), adviser("NOORD"), operator, undefined]) {
      expect(await seenBy(caller)).toEqual([]);
    }
  });

  it("show who agreed to the partner that they agreed to, and to no other", async () => {
    await agree(hub.url, { ...ANN, recipient: "PARTNER portal" });
    expect(await seenBy(matcher("portal"))).toEqual(["99001/1"]);
    for (const caller of [matcher("other"), matcher("Portal"), matcher("portal\nx"), boardCaller("99002")]) {
      expect(await seenBy(caller)).not.toContain("99001/1");
    }
  });

  it("show who agreed to the board that they agreed to, and to no partner of that name", async () => {
    await agree(hub.url, { ...ANN, recipient: "BOARD 99002" });
    expect(await seenBy(boardCaller("99002"))).toEqual(["99001/1", "99002/1"]);
    expect(await seenBy(boardCaller("99003"))).toEqual([]);
    for (const name of ["99002", "BOARD 99002"]) expect(await seenBy(matcher(name))).toEqual([]);
  });

  it("show nothing for another purpose than the one agreed to", async () => {
    await agree(hub.url, { ...ANN, recipient: "PARTNER portal" });
    for (const purpose of ["VACANCY_EXCHANGE", "STATISTICS", "", "matching"]) {
      expect(await seenBy(matcher("portal", { purpose }))).toEqual([]);
    }
  });

  it("show a partner with a list of boards nobody of another board", async () => {
    await agree(
      hub.url,
      { ...ANN, recipient: "PARTNER portal" },
      { ...ANN, board: "99002", recipient: "PARTNER portal" },
    );
    expect(await seenBy(matcher("portal", { boards: ["99002"] }))).toEqual(["99002/1"]);
    expect(await seenBy(matcher("portal", { boards: [] }))).toEqual([]);
  });

  it.each([
    ["on its first day", { givenOn: inDays(0), expiresOn: inDays(10) }, true],
    ["not the day before", { givenOn: inDays(1), expiresOn: inDays(10) }, false],
    ["on its last day", { givenOn: inDays(-10), expiresOn: inDays(0) }, true],
    ["not the day after", { givenOn: inDays(-10), expiresOn: inDays(-1) }, false],
    ["not when it was withdrawn", { isWithdrawn: true }, false],
  ])("count a consent %s", async (_, days, counts) => {
    await agree(hub.url, { ...ANN, recipient: "PARTNER portal", ...days });
    expect(await seenBy(matcher("portal"))).toEqual(counts ? ["99001/1"] : []);
  });

  it("let a consent that counts stand beside those that do not", async () => {
    const ended = { givenOn: inDays(-30), expiresOn: inDays(-1) };
    await agree(hub.url, { ...ANN, recipient: "PARTNER portal", ...ended }, { ...ANN, recipient: "PARTNER portal" });
    expect(await seenBy(matcher("portal"))).toEqual(["99001/1"]);
  });

  it("hide who withdraws from the next statement on, also within an operation under way", async () => {
    await agree(hub.url, { ...ANN, recipient: "PARTNER portal" });
    await within(readers, matcher("portal"), async (operation) => {
      expect(await asking(operation, PROFILES)).toEqual(["99001/1"]);
      await withClient(hub.url, (client) =>
        client.query("update mobility.consent set withdrawn_at = now(), withdrawn_by = 'test'"),
      );
      expect(await asking(operation, PROFILES)).toEqual([]);
    });
  });
});

describe("the row policies of consents", () => {
  it("show a board those of its people, and a recipient those with it alone", async () => {
    await agree(hub.url, { ...ANN, recipient: "BOARD 99002" }, { ...ANN, recipient: "PARTNER portal" });
    expect(await seenBy(boardCaller("99001"), CONSENTS)).toEqual(["99001/1 BOARD 99002", "99001/1 PARTNER portal"]);
    expect(await seenBy(boardCaller("99002"), CONSENTS)).toEqual(["99001/1 BOARD 99002"]);
    expect(await seenBy(matcher("portal"), CONSENTS)).toEqual(["99001/1 PARTNER portal"]);
    for (const caller of [boardCaller("99003"), matcher("other"), adviser(), operator, undefined]) {
      expect(await seenBy(caller, CONSENTS)).toEqual([]);
    }
  });

  it("take none for more than a year, and none for the employer itself", async () => {
    const year = (expiresOn: string) =>
      agree(hub.url, { ...ANN, recipient: "PARTNER portal", givenOn: "2024-02-29", expiresOn });
    await expect(year("2025-02-28")).rejects.toThrow(/consent_check/);
    await year("2025-02-27");
    await expect(agree(hub.url, { ...ANN, recipient: "BOARD 99001" })).rejects.toThrow(/consent_check/);
  });
});

describe("the login of mutations", () => {
  const INSERT = (board: string) => `insert into mobility.consent
    (id, board_no, member_number, recipient, purpose, given_on, expires_on, evidence, recorded_by)
    values (gen_random_uuid(), '${board}', '1', 'PARTNER portal', 'MATCHING', '2026-01-01', '2026-02-01', 'file', 'test')`;

  const write = (caller: Caller | undefined, sql: string): Promise<number> =>
    within(writers, caller, async ({ pool }) => {
      const { query } = await pool.connect();
      return Number(((await query(sql, [])) as { rowCount?: number }).rowCount);
    });

  it("writes consents of the caller's own people alone", async () => {
    expect(await write(boardCaller("99001"), INSERT("99001"))).toBe(1);
    for (const caller of [boardCaller("99002"), matcher("portal"), adviser("NOORD"), operator, undefined]) {
      await expect(write(caller, INSERT("99001"))).rejects.toThrow(/row-level security/);
    }
  });

  it("ends them, and changes nothing else about one", async () => {
    await agree(hub.url, { ...ANN, recipient: "PARTNER portal" });
    const end = "update mobility.consent set withdrawn_at = now(), withdrawn_by = 'x'";
    expect(await write(boardCaller("99002"), end)).toBe(0);
    expect(await write(boardCaller("99001"), end)).toBe(1);
    for (const change of ["recipient = 'PARTNER x'", "expires_on = expires_on + 1", "member_number = '2'"]) {
      await expect(write(boardCaller("99001"), `update mobility.consent set ${change}`)).rejects.toThrow(/denied/);
    }
    await expect(write(boardCaller("99001"), "delete from mobility.consent")).rejects.toThrow(/denied/);
  });

  it("sees of profiles who has one, of its own people, and touches no other table", async () => {
    const profiles = "select member_number from mobility.profile where board_no = '99001'";
    expect(await write(boardCaller("99001"), profiles)).toBe(2);
    expect(await write(boardCaller("99002"), profiles)).toBe(0);
    await expect(write(boardCaller("99001"), "select id from mobility.profile")).rejects.toThrow(/denied/);
    await expect(write(boardCaller("99001"), "update mobility.centre set name = 'x'")).rejects.toThrow(/denied/);
  });

  it("is not the one that questions are asked under: that one writes nothing", async () => {
    await expect(seenBy(boardCaller("99001"), INSERT("99001"))).rejects.toThrow(/denied/);
  });
});
