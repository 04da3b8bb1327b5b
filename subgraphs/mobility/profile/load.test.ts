import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { member, profile } from "@regiohub/schema/records/index";
import { profileRecord } from "@regiohub/schema/testing/profiles";
import { mobility } from "../index.js";
import { agree } from "../testing/profiles.js";

const counts = (more: object) => ({ added: 0, changed: 0, removed: 0, unchanged: 0, ...more });

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(mobility);
});
afterAll(() => hub.close());
beforeEach(() => withClient(hub.url, (client) => client.query("truncate mobility.profile, mobility.consent")));

const held = (table: string) =>
  withClient(hub.url, async (client) => {
    const sql = `select * from mobility.${table} order by board_no, member_number`;
    return (await client.query<Record<string, unknown>>(sql)).rows;
  });

describe("loading profiles", () => {
  it("adds what is new, changes what differs, and keeps its place in lists", async () => {
    await hub.load(profile, [profileRecord("1"), profileRecord("2")]);
    const before = (await held("profile")).map(({ id }) => id);
    const changed = profileRecord("1", { functionWanted: "Intern begeleider", regions: "AM03" });
    expect((await hub.load(profile, [changed, profileRecord("2")])).counts).toEqual(
      counts({ changed: 1, unchanged: 1 }),
    );
    expect(await held("profile")).toMatchObject([
      { function_wanted: "Intern begeleider", id: before[0] },
      { id: before[1] },
    ]);
  });

  it("removes what a full delivery leaves out, of that board alone", async () => {
    await hub.load(profile, [profileRecord("1"), profileRecord("2")]);
    await hub.load(profile, [profileRecord("1")], { board: "99002" });
    const full = await hub.load(profile, [profileRecord("2")], { coverage: "full" });
    expect(full.counts).toEqual(counts({ removed: 1, unchanged: 1 }));
    expect((await held("profile")).map((row) => [row.board_no, row.member_number])).toEqual([
      ["99001", "2"],
      ["99002", "1"],
    ]);
  });

  it("refuses a region that there is not, and leaves that profile as it was", async () => {
    await hub.load(profile, [profileRecord("1", { regions: "AM03" })]);
    const { rejections } = await hub.load(profile, [profileRecord("1", { regions: "AM03 AM99" }), profileRecord("2")]);
    expect(rejections).toEqual([expect.objectContaining({ line: 1, field: "regions", code: "REFERENCE_UNKNOWN" })]);
    expect((await held("profile")).map(({ regions }) => regions)).toEqual(["AM03", null]);
  });
});

describe("who leaves", () => {
  const people = (...numbers: string[]) =>
    numbers.map((memberNumber) =>
      Object.fromEntries([...Object.keys(member.fields).map((name) => [name, null]), ["memberNumber", memberNumber]]),
    );

  it("takes their profile with them, and what they agreed to ends", async () => {
    await hub.load(profile, [profileRecord("1"), profileRecord("2")]);
    await hub.load(profile, [profileRecord("1")], { board: "99002" });
    for (const [board, number] of [
      ["99001", "1"],
      ["99001", "2"],
      ["99002", "1"],
    ] as const) {
      await agree(hub.url, { board, number, recipient: "PARTNER portal" });
    }
    await hub.load(member, people("2"), { coverage: "full" });
    expect((await held("profile")).map((row) => [row.board_no, row.member_number])).toEqual([
      ["99001", "2"],
      ["99002", "1"],
    ]);
    expect((await held("consent")).map((row) => row.withdrawn_by)).toEqual(["delivery", null, null]);
  });

  it("is nobody when a delivery does not hold everyone", async () => {
    await hub.load(profile, [profileRecord("1")]);
    for (const coverage of ["windowed", "delta"] as const) await hub.load(member, people("2"), { coverage });
    expect(await held("profile")).toHaveLength(1);
  });
});
