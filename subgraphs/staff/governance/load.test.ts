import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { employment, governance, member, site, transition } from "@regiohub/schema/records/index";
import { partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { counts, employmentRecord, memberRecord, siteRecord } from "../testing/records.js";

/** Days on which editions of the registers are delivered. */
const [FIRST, SECOND] = ["2025-10-01", "2026-03-01"] as const;
const register = { board: null, coverage: "full" } as const;
/** School 99YA has been of 99003, then of 99002. */
const TOLD = [
  { brin: "99YA", boardNumber: "99003", startsOn: "1985-08-01" },
  { brin: "99YA", boardNumber: "99002", startsOn: "2015-08-01" },
];

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
});
afterAll(() => hub.close());

const run = (sql: string) => withClient(hub.url, (client) => client.query(sql));
const bring = (boardNumber: string, day: string = FIRST) =>
  hub.load(site, [siteRecord(), siteRecord({ siteCode: "99YA00", boardNumber })], { ...register, day });
const tell = (records: readonly object[], day: string = FIRST) => hub.load(governance, records, { ...register, day });
const kept = async () => {
  const { rows } = await run(
    "select board_no, valid_from::text as from, valid_to as to from staff.school_board where brin = '99YA' order by valid_from",
  );
  return rows.map(({ board_no, from, to }) => `${board_no} ${from} ${to ?? "now"}`);
};
beforeEach(async () => {
  await run("delete from staff.school_governance; delete from staff.school_board");
  await bring("99002");
});

describe("what the register of institutions tells of a school's boards", () => {
  it("dates whose it was, and brings boards that no other register has", async () => {
    expect(await kept()).toEqual(["99002 -infinity now"]);
    expect((await tell(TOLD)).counts).toEqual(counts({ added: 2 }));
    expect(await kept()).toEqual(["99003 -infinity 2015-07-31", "99002 2015-08-01 now"]);
    const answer = await hub.query(
      '{ board(number: "99003") { schools(validOn: "2015-07-31") { edges { node { brin } } } now: schools { totalCount } } }',
      { caller: partner },
    );
    expect(answer).toEqual({
      data: { board: { schools: { edges: [{ node: { brin: "99YA" } }] }, now: { totalCount: 0 } } },
    });
  });

  it("is the same whichever register comes first, and changes nothing the second time", async () => {
    await tell(TOLD);
    const dated = await kept();
    await run("delete from staff.site; delete from staff.school_board; delete from staff.school");
    await bring("99002");
    expect(await kept()).toEqual(dated);
    const versions = async () => (await run("select brin, xmin::text from staff.school_board order by 1, 2")).rows;
    const before = await versions();
    expect((await tell(TOLD)).counts).toEqual(counts({ unchanged: 2 }));
    expect(await versions()).toEqual(before);
  });

  it("dates what it knows where it does not tell of the present board yet, and nothing where it tells of none", async () => {
    await bring("99001", SECOND);
    const noticed = ["99002 -infinity 2026-02-28", "99001 2026-03-01 now"];
    expect(await kept()).toEqual(noticed);
    await tell(TOLD.slice(0, 1), SECOND);
    expect(await kept()).toEqual(noticed);
    await tell(TOLD, SECOND);
    expect(await kept()).toEqual(["99003 -infinity 2015-07-31", "99002 2015-08-01 2026-02-28", "99001 2026-03-01 now"]);
  });

  it("waits with a move until the register of sites has it, and then gives it the official day", async () => {
    const moved = [...TOLD, { brin: "99YA", boardNumber: "99001", startsOn: "2026-01-01" }];
    await tell(moved, "2026-02-01");
    expect(await kept()).toEqual(["99003 -infinity 2015-07-31", "99002 2015-08-01 now"]);
    await bring("99001", SECOND);
    expect(await kept()).toEqual(["99003 -infinity 2015-07-31", "99002 2015-08-01 2025-12-31", "99001 2026-01-01 now"]);
  });

  it("keeps what it told when the register of sites has a move that it does not tell of yet", async () => {
    await tell(TOLD);
    await bring("99001", SECOND);
    expect(await kept()).toEqual(["99003 -infinity 2015-07-31", "99002 2015-08-01 2026-02-28", "99001 2026-03-01 now"]);
  });

  it("has not begun before its day has come: nobody is left without a board", async () => {
    await tell([{ brin: "99YA", boardNumber: "99002", startsOn: "2098-01-01" }]);
    expect(await kept()).toEqual(["99002 -infinity now"]);
  });

  it("takes two beginnings with one board for one, and one board twice where another was between", async () => {
    const again = [
      ...TOLD,
      { brin: "99YA", boardNumber: "99002", startsOn: "2018-01-01" },
      { brin: "99YA", boardNumber: "99003", startsOn: "2019-01-01" },
      { brin: "99YA", boardNumber: "99002", startsOn: "2020-01-01" },
    ];
    await tell(again);
    expect(await kept()).toEqual([
      "99003 -infinity 2015-07-31",
      "99002 2015-08-01 2018-12-31",
      "99003 2019-01-01 2019-12-31",
      "99002 2020-01-01 now",
    ]);
  });

  it("goes before the day of a merger of the boards", async () => {
    const merger = {
      fromNumber: "99003",
      toNumber: "99002",
      onDay: "2016-01-01",
      code: "F",
      name: "Fusie",
      isComplete: true,
    };
    await tell(TOLD);
    await hub.load(transition, [merger], { ...register, day: FIRST });
    expect(await kept()).toEqual(["99003 -infinity 2015-07-31", "99002 2015-08-01 now"]);
  });

  it("lets a former board bring who worked there when the school was its own, not who came later", async () => {
    const bringsLine = async (more: object) => {
      await hub.load(member, [memberRecord()], { board: "99003" });
      const { rejections } = await hub.load(employment, [employmentRecord({ siteCode: "99YA00", ...more })], {
        board: "99003",
      });
      return rejections.map(({ field, code }) => `${field} ${code}`);
    };
    const before = {
      startsOn: "2010-08-01",
      contractStartsOn: "2010-08-01",
      endsOn: "2015-07-31",
      contractEndsOn: "2015-07-31",
    };
    expect(await bringsLine(before)).toEqual(["siteCode NOT_YOURS"]);
    await tell(TOLD);
    expect(await bringsLine(before)).toEqual([]);
    expect(await bringsLine({ startsOn: "2015-08-01", contractStartsOn: "2015-08-01" })).toEqual([
      "siteCode NOT_YOURS",
    ]);
  });

  it("goes with a full list, and is told by the operator alone", async () => {
    await tell(TOLD);
    expect((await tell(TOLD.slice(1))).counts).toEqual(counts({ removed: 1, unchanged: 1 }));
    expect(await kept()).toEqual(["99002 -infinity now"]);
    const { rejections } = await hub.load(governance, TOLD, { board: "99002" });
    expect(rejections.map(({ code }) => code)).toEqual(["NOT_YOURS", "NOT_YOURS"]);
  });
});
