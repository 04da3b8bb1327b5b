import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { CentreBoardRecord } from "@regiohub/schema/records/centre";
import { centre, centreBoard } from "@regiohub/schema/records/index";
import { mobility } from "../index.js";

const record = (more: Partial<CentreBoardRecord> = {}): CentreBoardRecord => ({
  centreCode: "NOORD",
  memberBoardNumber: "99002",
  startsOn: "2014-01-01",
  endsOn: null,
  ...more,
});
const counts = (more: object) => ({ added: 0, changed: 0, removed: 0, unchanged: 0, ...more });
const centreOf = (centreCode: string) => ({
  centreCode,
  name: centreCode,
  status: "ACTIVE",
  startsOn: "2014-01-01",
  endsOn: null,
});

describe("loading memberships", () => {
  let hub: TestSubgraph;
  beforeAll(async () => {
    hub = await testSubgraph(mobility);
    await hub.load(centre, [centreOf("NOORD")], { board: "99001" });
    await hub.load(centre, [centreOf("ZUID")], { board: "99003" });
  });
  afterAll(() => hub.close());
  beforeEach(() => withClient(hub.url, (client) => client.query("truncate mobility.centre_board")));

  const load = (records: CentreBoardRecord[], delivery = {}) => hub.load(centreBoard, records, delivery);
  const held = () =>
    withClient(hub.url, async (client) => {
      const sql = "select board_no, centre_code, member_board_no, ends_on from mobility.centre_board order by 2, 3";
      return (await client.query<Record<string, unknown>>(sql)).rows;
    });

  it("adds what is new, changes nothing the second time, and sees an end", async () => {
    const both = [record(), record({ memberBoardNumber: "99001" })];
    expect(await load(both)).toEqual({ counts: counts({ added: 2 }), rejections: [] });
    expect((await load(both)).counts).toEqual(counts({ unchanged: 2 }));
    expect((await load([record({ endsOn: "2015-01-01" })])).counts).toEqual(counts({ changed: 1 }));
    expect((await held()).map((row) => row.ends_on)).toEqual([null, "2015-01-01"]);
  });

  it("holds two memberships of one board, one after the other", async () => {
    const before = record({ startsOn: "2012-01-01", endsOn: "2013-12-31" });
    expect((await load([before, record()])).counts).toEqual(counts({ added: 2 }));
  });

  it("removes what a full delivery leaves out, of that lead board alone; a windowed one keeps it", async () => {
    await load([record(), record({ memberBoardNumber: "99004" })]);
    await load([record({ centreCode: "ZUID" })], { board: "99003" });
    expect((await load([record()])).counts).toEqual(counts({ unchanged: 1 }));
    expect((await load([record()], { coverage: "full" })).counts).toEqual(counts({ removed: 1, unchanged: 1 }));
    expect((await held()).map((row) => row.centre_code)).toEqual(["NOORD", "ZUID"]);
  });

  it("refuses centres that are unknown or of another board, and board numbers of another shape", async () => {
    const { counts: done, rejections } = await load([
      record({ centreCode: "NIET" }),
      record({ centreCode: "ZUID" }),
      record({ memberBoardNumber: "9900" }),
      record({ centreCode: "ZUID", memberBoardNumber: "acht" }),
      record(),
    ]);
    expect(done).toEqual(counts({ added: 1 }));
    expect(rejections.map(({ line, field, code }) => [line, field, code])).toEqual([
      [1, "centreCode", "REFERENCE_UNKNOWN"],
      [2, "centreCode", "NOT_YOURS"],
      [3, "memberBoardNumber", "REFERENCE_UNKNOWN"],
      [4, "centreCode", "NOT_YOURS"],
      [4, "memberBoardNumber", "REFERENCE_UNKNOWN"],
    ]);
  });

  it("goes with its centre", async () => {
    await hub.load(centre, [centreOf("NOORD"), centreOf("OOST")], { board: "99001" });
    await load([record({ centreCode: "OOST" })]);
    await hub.load(centre, [centreOf("NOORD")], { board: "99001", coverage: "full" });
    expect(await held()).toEqual([]);
  });

  it("needs a board", async () => {
    await expect(load([record()], { board: null })).rejects.toMatchObject({ code: "USAGE" });
  });
});
