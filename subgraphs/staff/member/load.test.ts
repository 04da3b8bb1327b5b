import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { employment, member, site, unit } from "@regiohub/schema/records/index";
import type { MemberRecord } from "@regiohub/schema/records/member";
import type { UnitRecord } from "@regiohub/schema/records/unit";
import { staff } from "../index.js";
import { counts, employmentRecord, memberRecord, siteRecord, unitRecord } from "../testing/records.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  await hub.load(site, [siteRecord(), siteRecord({ siteCode: "99ZB00", boardNumber: "99002" })], { board: null });
});
afterAll(() => hub.close());
beforeEach(() =>
  withClient(hub.url, (client) =>
    client.query("truncate staff.unit, staff.member, staff.employment, staff.assignment"),
  ),
);

const rows = (sql: string) => withClient(hub.url, async (client) => (await client.query(sql)).rows);

describe("loading people", () => {
  const load = (records: readonly MemberRecord[], delivery = {}) => hub.load(member, records, delivery);
  const held = () => rows("select board_no, number, id, run_id, birth_name from staff.member order by 1, 2");
  const two = [memberRecord(), memberRecord({ memberNumber: "0002", birthName: "Proef", bornOn: null, sex: null })];

  it("adds who is new, and notes that the board delivers and its name", async () => {
    expect(await load(two, { boardName: "Stichting Voorbeeld" })).toEqual({
      counts: counts({ added: 2 }),
      rejections: [],
    });
    expect(await rows("select number, name, delivers from staff.board order by 1")).toEqual([
      { number: "99001", name: "Stichting Voorbeeld", delivers: true },
      { number: "99002", name: null, delivers: false },
    ]);
  });

  it("changes nothing the second time, and keeps ids", async () => {
    await load(two, { runId: 1 });
    const before = await held();
    expect((await load(two, { runId: 2 })).counts).toEqual(counts({ unchanged: 2 }));
    expect(await held()).toEqual(before);
  });

  it("counts a change of any field as changed, under the same id", async () => {
    const changes: Partial<MemberRecord>[] = [
      { initials: "G." },
      { callName: null },
      { birthPrefix: null },
      { birthName: "Anders" },
      { partnerPrefix: "de" },
      { partnerName: "Wit" },
      { nameUsage: "PARTNER" },
      { sex: "OTHER" },
      { bornOn: "1980-03-01" },
      { email: null },
    ];
    await load([memberRecord()]);
    const [{ id }] = (await held()) as [{ id: string }];
    for (const change of changes) {
      await load([memberRecord()]);
      expect((await load([memberRecord(change)])).counts).toEqual(counts({ changed: 1 }));
    }
    expect((await held()).map((row) => row.id)).toEqual([id]);
  });

  it("keeps who a windowed delivery leaves out; a full one takes them away with their employments", async () => {
    await load(two);
    await load(two, { board: "99002" });
    await hub.load(employment, [employmentRecord(), employmentRecord({ memberNumber: "0002" })]);
    expect((await load(two.slice(1))).counts).toEqual(counts({ unchanged: 1 }));
    expect((await load(two.slice(1), { coverage: "full" })).counts).toEqual({
      ...counts({ unchanged: 1, removed: 1 }),
      alongside: { employment: 1, absence: 0 },
    });
    expect((await held()).map(({ board_no, number }) => [board_no, number])).toEqual([
      ["99001", "0002"],
      ["99002", "0001"],
      ["99002", "0002"],
    ]);
    for (const table of ["employment", "assignment"]) {
      expect(await rows(`select from staff.${table}`)).toHaveLength(1);
    }
  });
});

describe("loading units", () => {
  const load = (records: readonly UnitRecord[], delivery = {}) => hub.load(unit, records, delivery);
  const two = [
    unitRecord(),
    unitRecord({ code: "99ZA", name: "De Zonnewijzer", parentCode: "BST", siteCode: "99ZA00" }),
  ];

  it("adds, leaves, changes and removes", async () => {
    expect((await load(two)).counts).toEqual(counts({ added: 2 }));
    expect((await load(two)).counts).toEqual(counts({ unchanged: 2 }));
    expect((await load([unitRecord({ parentCode: "99ZA" })])).counts).toEqual(counts({ changed: 1 }));
    expect((await load(two.slice(1), { coverage: "full" })).counts).toEqual(counts({ unchanged: 1, removed: 1 }));
    expect(await rows("select code from staff.unit")).toEqual([{ code: "99ZA" }]);
  });
});
