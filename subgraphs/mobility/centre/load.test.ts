import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { CentreRecord } from "@regiohub/schema/records/centre";
import { centre } from "@regiohub/schema/records/index";
import { mobility } from "../index.js";

const record = (more: Partial<CentreRecord> = {}): CentreRecord => ({
  centreCode: "NOORD",
  name: "Mobiliteitscentrum Noord",
  status: "FORMING",
  startsOn: null,
  endsOn: null,
  ...more,
});
const counts = (more: object) => ({ added: 0, changed: 0, removed: 0, unchanged: 0, ...more });

describe("loading mobility centres", () => {
  let hub: TestSubgraph;
  beforeAll(async () => {
    hub = await testSubgraph(mobility);
  });
  afterAll(() => hub.close());
  beforeEach(() => withClient(hub.url, (client) => client.query("truncate mobility.centre cascade")));

  const load = (records: CentreRecord[], delivery = {}) => hub.load(centre, records, delivery);
  const held = () =>
    withClient(hub.url, async (client) => {
      const sql = "select board_no, centre_code, name, run_id from mobility.centre order by centre_code";
      return (await client.query<Record<string, unknown>>(sql)).rows;
    });

  it("adds what is new under the delivering board, and changes nothing the second time", async () => {
    const both = [record(), record({ centreCode: "ZUID", status: "ACTIVE", startsOn: "2014-01-01" })];
    expect(await load(both)).toEqual({ counts: counts({ added: 2 }), rejections: [] });
    expect((await load(both, { runId: 2 })).counts).toEqual(counts({ unchanged: 2 }));
    expect((await held()).map((row) => [row.board_no, row.run_id])).toEqual([
      ["99001", 1],
      ["99001", 1],
    ]);
  });

  it("counts a change of any field as changed", async () => {
    for (const change of [
      { name: "Anders" },
      { status: "ACTIVE" },
      { startsOn: "2014-01-01" },
      { endsOn: "2015-01-01" },
    ] as const) {
      await load([record()]);
      expect((await load([record(change)])).counts).toEqual(counts({ changed: 1 }));
    }
  });

  it("removes what a full delivery leaves out, of that board alone; a windowed one keeps it", async () => {
    await load([record(), record({ centreCode: "ZUID" })]);
    await load([record({ centreCode: "OOST" })], { board: "99002" });
    expect((await load([record()])).counts).toEqual(counts({ unchanged: 1 }));
    expect((await load([record()], { coverage: "full" })).counts).toEqual(counts({ removed: 1, unchanged: 1 }));
    expect((await held()).map((row) => row.centre_code)).toEqual(["NOORD", "OOST"]);
  });

  it("refuses a code that another board leads, and leaves that centre as it was", async () => {
    await load([record()]);
    await load([record({ centreCode: "OOST" })], { board: "99002" });
    const { counts: done, rejections } = await load([record({ name: "Gekaapt" }), record({ centreCode: "WEST" })], {
      board: "99002",
      coverage: "full",
    });
    expect(done).toEqual(counts({ added: 1, removed: 1 }));
    expect(rejections).toEqual([
      {
        file: 0,
        line: 1,
        field: "centreCode",
        code: "NOT_YOURS",
        expected: expect.objectContaining({ en: "a code that no other board leads a centre under" }),
      },
    ]);
    expect((await held()).map((row) => [row.centre_code, row.board_no, row.name])).toEqual([
      ["NOORD", "99001", "Mobiliteitscentrum Noord"],
      ["WEST", "99002", "Mobiliteitscentrum Noord"],
    ]);
  });

  it("needs a board", async () => {
    await expect(load([record()], { board: null })).rejects.toMatchObject({ code: "USAGE" });
  });
});
