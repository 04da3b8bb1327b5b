import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { findPublished } from "@regiohub/infra/figures/store";
import { countingLogin } from "@regiohub/infra/testing/counting-login";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { site } from "@regiohub/schema/records/index";
import type { Pool } from "pg";
import { staff } from "../index.js";
import type { StaffDb, StaffTables } from "../tables.js";
import { deliver, type Person, peopleOf } from "../testing/people.js";
import { siteRecord } from "../testing/records.js";
import { releaseFigures } from "./night.js";
import { storeOf } from "./store.js";

const TODAY = "2026-10-15";
const ON = "2026-10-01";
const DELIVERED = "2026-10-03";
const AREA = "ARBEIDSMARKTREGIO AM03";

let hub: TestSubgraph;
let pool: Pool;
let figures: StaffDb;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const sites = [siteRecord(), siteRecord({ siteCode: "99YA00", boardNumber: "99002" })];
  await hub.load(site, sites, { board: null });
  ({ pool, figures } = countingLogin(hub.url, "staff"));
});
afterAll(async () => {
  await pool.end();
  await hub.close();
});

const query = <Row extends object>(sql: string) =>
  withClient(hub.url, async (client) => (await client.query<Row>(sql)).rows);
/** Each cell that is out in a line; why, of one that is not. */
const cellsOf = async (dimensions: readonly string[], { area = AREA, smallest = 10, on = ON } = {}) => {
  const bands = dimensions.includes("AGE_BAND") ? "DUO_10" : null;
  const [table] = await findPublished(storeOf(figures), [area], { on, smallest, dimensions, bands });
  return table?.cells.map(({ key, amounts, why }) => [...key, ...(amounts ?? [why])].join(" "));
};
const shown = async (...args: Parameters<typeof cellsOf>) =>
  (await cellsOf(...args))?.filter((cell) => /\d$/.test(cell));

/** Of 99001 30 teachers and 12 of support, of 99002 20 teachers, 4 of support and 3 managers. */
const first = (...more: readonly Person[]): Person[] => [
  ...peopleOf(30, 1, { functionGroup: "TEACHING" }),
  ...peopleOf(12, 31, { functionGroup: "SUPPORT", fte: "0.5000" }),
  ...more,
];
const second = [
  ...peopleOf(20, 1, { functionGroup: "TEACHING", siteCode: "99YA00" }),
  ...peopleOf(4, 21, { functionGroup: "SUPPORT", fte: "0.5000", siteCode: "99YA00" }),
  ...peopleOf(3, 25, { functionGroup: "MANAGEMENT", siteCode: "99YA00" }),
];

describe("the tables of an area", () => {
  it("wait until deliveries of every board speak of the day or of a later one, whenever they came, or has had two months to", async () => {
    await deliver(hub, "99001", 1, first(), DELIVERED);
    await deliver(hub, "99002", 2, second, DELIVERED);
    await query("update staff.delivery set day = '2026-09-30' where board_no = '99002'");
    await releaseFigures(figures, TODAY);
    expect(await cellsOf([])).toBeUndefined();
    await query("update staff.delivery set day = '2026-10-02' where board_no = '99002'");
  });

  it("are given out once, by however many workers", async () => {
    const other = countingLogin<StaffTables>(hub.url, "staff");
    await Promise.all([releaseFigures(figures, TODAY), releaseFigures(other.figures, TODAY)]);
    await other.pool.end();
    await releaseFigures(figures, TODAY); // what one left to the other, as that gave something out meanwhile
    const twice = await query("select from staff.figure_release group by place, on_day having count(*) > 1");
    expect(twice).toEqual([]);
  });

  it("say what may be told: sums of boards, and no group of few", async () => {
    expect(await cellsOf([])).toEqual(["69 69 504000"]);
    expect(await shown(["BOARD"])).toEqual(["99001 42 42 300000", "99002 27 27 204000"]);
    expect(await shown(["FUNCTION_GROUP"])).toEqual(["TEACHING 50 50 400000"]);
    // The managers are three: who knew how many all others are would know them.
    expect((await cellsOf(["FUNCTION_GROUP"]))?.slice(1, 3)).toEqual(["SUPPORT SUPPRESSED", "MANAGEMENT SUPPRESSED"]);
  });

  it("are given out for other areas too, and for the years before", async () => {
    expect(await cellsOf([], { area: "PROVINCIE PV22" })).toEqual(["69 69 504000"]);
    expect(await cellsOf([], { on: "2025-10-01" })).toEqual(["69 69 504000"]);
    expect(await cellsOf(["FUNCTION_GROUP", "CONTRACT"])).toBeDefined();
    expect(await cellsOf(["FUNCTION_GROUP", "CONTRACT"], { area: "PROVINCIE PV22" })).toBeUndefined();
  });

  it("are not given out twice, nor for a change of few; those that are out stay", async () => {
    const releases = "select place, on_day from staff.figure_release order by id";
    const before = await query(releases);
    await releaseFigures(figures, TODAY);
    expect(await query(releases)).toEqual(before);
    await deliver(hub, "99001", 3, first(...peopleOf(2, 50, { functionGroup: "TEACHING" })), DELIVERED);
    await releaseFigures(figures, TODAY);
    expect(await query(releases)).toEqual(before);
    expect(await shown(["FUNCTION_GROUP"])).toEqual(["TEACHING 50 50 400000"]);
  });

  it("are given out anew when many count otherwise", async () => {
    await deliver(hub, "99001", 4, first(...peopleOf(15, 50, { functionGroup: "TEACHING" })), DELIVERED);
    await releaseFigures(figures, TODAY);
    expect(await cellsOf([])).toEqual(["84 84 624000"]);
    expect(await shown(["FUNCTION_GROUP"])).toEqual(["TEACHING 65 65 520000"]);
  });

  it("keep who was counted, and nothing of a person beside", async () => {
    const [row] = await query<{ families: string[]; people: number; known: number }>(
      `select array_agg(distinct family) as families, count(*)::int as people, count(m.id)::int as known
       from staff.figure_people p cross join lateral unnest(people) as person left join staff.member m on m.id::text = person
       where release_id = (select max(id) from staff.figure_release where place = '${AREA}' and on_day = '${ON}')`,
    );
    expect(row).toEqual({ families: ["99001", "99002"], people: 84, known: 84 });
  });
});
