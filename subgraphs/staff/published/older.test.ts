import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { countingLogin } from "@regiohub/infra/testing/counting-login";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { site } from "@regiohub/schema/records/index";
import type { Pool } from "pg";
import { staff } from "../index.js";
import type { StaffDb } from "../tables.js";
import { observe } from "../testing/observe.js";
import { deliver, peopleOf } from "../testing/people.js";
import { siteRecord } from "../testing/records.js";
import { releaseFigures } from "./night.js";

const TODAY = "2026-10-15";
const LAST_THREE = [2024, 2025, 2026];
/** As `siteRecord`'s municipality is in. */
const AREA = "ARBEIDSMARKTREGIO AM03";

let hub: TestSubgraph;
let pool: Pool;
let figures: StaffDb;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const sites = [
    siteRecord(),
    siteRecord({ siteCode: "99YA00", boardNumber: "99002" }),
    siteRecord({ siteCode: "99XA00", boardNumber: "99003" }),
  ];
  await hub.load(site, sites, { board: null });
  ({ pool, figures } = countingLogin(hub.url, "staff"));
});
afterAll(async () => {
  await pool.end();
  await hub.close();
});

/** The years of what is given out in a night, of the region, in the order of release. */
async function night(): Promise<number[]> {
  const out = () =>
    withClient(hub.url, async (client) => {
      const { rows } = await client.query<{ id: number; year: number }>(
        "select id, extract(year from on_day)::int as year from staff.figure_release where place = $1 order by id",
        [AREA],
      );
      return rows;
    });
  const before = new Set((await out()).map(({ id }) => id));
  await releaseFigures(figures, TODAY);
  return (await out()).filter(({ id }) => !before.has(id)).map(({ year }) => year);
}

/** People who were there all the time: as many each year. */
const always = (siteCode: string) =>
  peopleOf(40, 1, { siteCode, startsOn: "2010-08-01", contractStartsOn: "2010-08-01" });

describe("the tables of older days", () => {
  it("are not given out of days that no delivery tells of", async () => {
    await deliver(hub, "99001", 1, always("99ZA00"), "2026-10-03");
    await deliver(hub, "99002", 2, always("99YA00"), "2026-10-03");
    await observe(hub, ["99001", "99002"], { from: "2024-09-01", until: "2026-10-03" });
    expect(await night()).toEqual(LAST_THREE.toReversed());
    expect(await night()).toEqual([]);
  });

  it("are given out one day a night, the newest first, once deliveries tell of them", async () => {
    await observe(hub, ["99001", "99002"], { from: "2020-09-01", until: "2026-10-03" });
    for (const year of [2023, 2022, 2021, 2020]) expect(await night()).toEqual([year]);
    expect(await night()).toEqual([]);
  });

  it("are gone through again when another board brings its history, one day a night", async () => {
    await deliver(hub, "99003", 3, always("99XA00"), "2026-10-03");
    await withClient(hub.url, (client) =>
      client.query(
        `insert into staff.observed (board_no, from_on, until_on, basis, from_run_id, run_id)
         values ('99003', '2022-09-01', '2026-10-03', 'VOUCHED', 3, 3)`,
      ),
    );
    expect(await night()).toEqual([...LAST_THREE.toReversed(), 2023]);
    expect(await night()).toEqual([2022]);
    expect(await night()).toEqual([]); // of 2021 it tells nothing
  });

  it("are given out of fifteen years at most", async () => {
    await withClient(hub.url, (client) => client.query("truncate staff.figure_day"));
    await observe(hub, ["99001", "99002", "99003"], { from: "2000-01-01", until: "2026-10-03" });
    const days = () =>
      withClient(hub.url, async (client) => (await client.query("select from staff.figure_day")).rowCount ?? 0);
    const gone: number[] = [];
    for (let nights = 0; gone.at(-1) !== gone.at(-2) || nights < 2; nights += 1) {
      await night();
      gone.push(await days());
    }
    expect(gone).toEqual([...Array.from({ length: 12 }, (_, at) => LAST_THREE.length + 1 + at), 15]);
  }, 120_000);
});
