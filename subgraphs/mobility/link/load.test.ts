import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { link, member } from "@regiohub/schema/records/index";
import type { LinkRecord } from "@regiohub/schema/records/link";
import { mobility } from "../index.js";
import { linkLoader } from "./load.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(mobility);
});
afterAll(() => hub.close());

const token = (memberNumber: string, keyVersion: string): LinkRecord => ({
  memberNumber,
  keyVersion,
  tokenKind: "NAME_INITIALS_BIRTH",
  token: keyVersion.padEnd(43, "A"),
});
const held = async () =>
  (
    await withClient(hub.url, (client) =>
      client.query("select member_number || ' ' || key_version as one from mobility.link order by 1"),
    )
  ).rows.map(({ one }) => one);

it("keeps a person's tokens of both keys while they are rotated, and drops those of a key that is not used any more", async () => {
  await hub.load(link, [token("1", "v1"), token("2", "v1")]);
  await hub.load(link, [token("1", "v1"), token("1", "v2")]);
  expect(await held()).toEqual(["1 v1", "1 v2", "2 v1"]);
  await hub.load(link, [token("1", "v2")]);
  expect(await held()).toEqual(["1 v2", "2 v1"]);
});

it("changes nothing beside what a delta brings, and everything when the delivery is full", async () => {
  await hub.load(link, [token("1", "v3")], { coverage: "delta" });
  expect(await held()).toEqual(["1 v2", "1 v3", "2 v1"]);
  await hub.load(link, [token("1", "v3")], { coverage: "full" });
  expect(await held()).toEqual(["1 v3"]);
});

it("drops the tokens of who left, also when the board makes none any more", async () => {
  await hub.load(link, [token("1", "v4"), token("2", "v4")], { coverage: "full" });
  const people = [{ memberNumber: "1" }];
  await hub.load(member, people, { coverage: "windowed" });
  expect(await held()).toEqual(["1 v4", "2 v4"]);
  await hub.load(member, people, { coverage: "full" });
  expect(await held()).toEqual(["1 v4"]);
});

it("keeps the tokens of who left as long as it is known when they were there", async () => {
  await hub.load(link, [token("1", "v4"), token("2", "v4")], { coverage: "full" });
  const sql = (text: string) => withClient(hub.url, (client) => client.query(text));
  await sql(`insert into mobility.stay (board_no, member_number, starts_on, fte, contract_kind, presumed, run_id)
    values ('99001', '2', '2020-08-01', 10000, 'PERMANENT', false, 1)`);
  await hub.load(member, [{ memberNumber: "1" }], { coverage: "full" });
  await hub.load(link, [token("1", "v4")], { coverage: "full" });
  expect(await held()).toEqual(["1 v4", "2 v4"]);
  await sql("delete from mobility.stay");
  await hub.load(link, [token("1", "v4")], { coverage: "full" });
  expect(await held()).toEqual(["1 v4"]);
});

it.each(["full", "windowed"] as const)("takes nothing from a person whose row was refused: %s", async (coverage) => {
  await hub.load(link, [token("1", "v5"), token("2", "v5")], { coverage: "full" });
  await withClient(hub.url, async (client) => {
    // Such a row's key holds the person alone: which tokens it would have had is not known.
    await client.query(`begin;
      create temp table staged on commit drop as
        select 0 as _file, 1 as _line, member_number, key_version, token_kind, token from mobility.link where false;
      create temp table refused on commit drop as select '2' as member_number, '' as key_version, '' as token_kind`);
    const tables = { staged: "pg_temp.staged", refused: "pg_temp.refused" };
    await linkLoader.load({
      ...tables,
      client,
      runId: 9,
      source: "test",
      board: "99001",
      boardName: null,
      day: "2026-01-01",
      coverage,
    });
    await client.query("commit");
  });
  expect(await held()).toEqual(coverage === "full" ? ["2 v5"] : ["1 v5", "2 v5"]);
});
