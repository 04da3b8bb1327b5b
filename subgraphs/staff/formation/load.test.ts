import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import type { TestDelivery, TestSubgraph } from "@regiohub/infra/testing/subgraph";
import type { FormationRecord } from "@regiohub/schema/records/formation";
import { formation } from "@regiohub/schema/records/index";
import { counts, formationRecord } from "../testing/records.js";
import { openRegion } from "../testing/region.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await openRegion();
});
afterAll(() => hub.close());
afterEach(() => withClient(hub.url, (client) => client.query("delete from staff.formation")));

const operator: TestDelivery = { board: null, coverage: "windowed" };
const load = (records: readonly FormationRecord[], delivery = operator) => hub.load(formation, records, delivery);
const row = (more: Partial<FormationRecord> = {}) => formationRecord({ year: 2027, fte: "9.5000", ...more });

/** What is kept, each row in a line. */
const kept = () =>
  withClient(hub.url, async (client) => {
    const { rows } = await client.query<{ line: string }>(
      `select concat_ws(' ', board_no, site_code, year, function_group, fte) as line from staff.formation order by 1`,
    );
    return rows.map(({ line }) => line);
  });

describe("formation", () => {
  it("of a board and year takes the place of what was delivered of these before, and of nothing else", async () => {
    await load([row(), row({ siteCode: "99ZA00" }), row({ year: 2028 }), row({ boardNumber: "99002" })]);
    const { counts: done } = await load([row({ fte: "9.0000" }), row({ functionGroup: "SUPPORT" })]);
    expect(done).toEqual(counts({ added: 1, changed: 1, removed: 1 }));
    expect(await kept()).toEqual([
      "99001 ALL 2027 SUPPORT 9.5000",
      "99001 ALL 2027 TEACHING 9.0000",
      "99001 ALL 2028 TEACHING 9.5000",
      "99002 ALL 2027 TEACHING 9.5000",
    ]);
  });

  it("changes nothing the second time", async () => {
    await load([row()]);
    expect((await load([row()])).counts).toEqual(counts({ unchanged: 1 }));
  });

  it("is refused of a board that no register knows, and of another board's site", async () => {
    const { rejections, counts: done } = await load([
      row({ boardNumber: "99009" }),
      row({ siteCode: "99YA00" }),
      row({ siteCode: "99ZA01" }),
    ]);
    expect(rejections.map(({ line, field, code }) => [line, field, code])).toEqual([
      [1, "boardNumber", "REFERENCE_UNKNOWN"],
      [2, "siteCode", "REFERENCE_UNKNOWN"],
    ]);
    expect(done).toEqual(counts({ added: 1 }));
  });

  it("stays where a refused row would have replaced it", async () => {
    await load([row({ siteCode: "99ZA00" })]);
    await withClient(hub.url, (client) =>
      client.query("update staff.site set in_register = false where code = '99ZA00'"),
    );
    await load([row({ siteCode: "99ZA00", fte: "1.0000" }), row({ siteCode: "99ZA01" })]);
    await withClient(hub.url, (client) =>
      client.query("update staff.site set in_register = true where code = '99ZA00'"),
    );
    expect(await kept()).toEqual(["99001 99ZA00 2027 TEACHING 9.5000", "99001 99ZA01 2027 TEACHING 9.5000"]);
  });

  it("is the operator's: a board's is refused", async () => {
    const { rejections } = await load([row()], { board: "99001", coverage: "windowed" });
    expect(rejections.map(({ code }) => code)).toEqual(["NOT_YOURS"]);
  });
});
