import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { ApplicationRecord } from "@regiohub/schema/records/application";
import { application } from "@regiohub/schema/records/index";
import { subsidies } from "../index.js";

const record = (more: Partial<ApplicationRecord> = {}): ApplicationRecord => ({
  applicationNumber: "A1",
  schemeCode: "MC",
  centreCode: "NOORD",
  requestedCents: 5_000_000,
  status: "SUBMITTED",
  submittedOn: "2026-02-01",
  ...more,
});
const counts = (more: object) => ({ added: 0, changed: 0, removed: 0, unchanged: 0, ...more });

describe("loading applications", () => {
  let hub: TestSubgraph;
  beforeAll(async () => {
    hub = await testSubgraph(subsidies);
  });
  afterAll(() => hub.close());
  beforeEach(() => withClient(hub.url, (client) => client.query("truncate subsidies.application")));

  const load = (records: ApplicationRecord[], delivery = {}) => hub.load(application, records, delivery);
  const held = () =>
    withClient(hub.url, async (client) => {
      const sql = "select board_no, application_number, scheme_code, run_id from subsidies.application order by 1, 2";
      return (await client.query<Record<string, unknown>>(sql)).rows;
    });

  it("adds what is new, and changes nothing the second time", async () => {
    const both = [record(), record({ applicationNumber: "A2", centreCode: null, status: "DRAFT", submittedOn: null })];
    expect(await load(both, { runId: 3 })).toEqual({ counts: counts({ added: 2 }), rejections: [] });
    expect((await load(both, { runId: 4 })).counts).toEqual(counts({ unchanged: 2 }));
    expect((await held()).map((row) => row.run_id)).toEqual([3, 3]);
  });

  it("counts a change of any field as changed", async () => {
    const changes: Partial<ApplicationRecord>[] = [
      { status: "GRANTED" },
      { schemeCode: "RAP-2020" },
      { centreCode: null },
      { requestedCents: 4_999_999 },
      { submittedOn: "2026-02-02" },
    ];
    for (const change of changes) {
      await load([record()]);
      expect((await load([record(change)])).counts).toEqual(counts({ changed: 1 }));
    }
  });

  it("removes what a full delivery leaves out, of that board alone; a windowed one keeps it", async () => {
    await load([record(), record({ applicationNumber: "A2" })]);
    await load([record()], { board: "99002" });
    expect((await load([record()])).counts).toEqual(counts({ unchanged: 1 }));
    expect((await load([record()], { coverage: "full" })).counts).toEqual(counts({ removed: 1, unchanged: 1 }));
    expect((await held()).map((row) => row.board_no)).toEqual(["99001", "99002"]);
  });

  it("refuses an unknown scheme, and leaves the application as it was", async () => {
    await load([record()]);
    const { counts: done, rejections } = await load(
      [record({ schemeCode: "NONE" }), record({ applicationNumber: "A2" })],
      { coverage: "full" },
    );
    expect(done).toEqual(counts({ added: 1 }));
    const expected = expect.objectContaining({ en: "the code of a subsidy scheme (regeling) that the hub knows" });
    expect(rejections).toEqual([{ file: 0, line: 1, field: "schemeCode", code: "REFERENCE_UNKNOWN", expected }]);
    expect((await held()).map((row) => row.scheme_code)).toEqual(["MC", "MC"]);
  });

  it("needs a board", async () => {
    await expect(load([record()], { board: null })).rejects.toMatchObject({ code: "USAGE" });
  });
});
