import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { countingLogin } from "@regiohub/infra/testing/counting-login";
import type { Random } from "@regiohub/infra/testing/random";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { Dimension } from "@regiohub/schema/figures";
import { employment, member, organisation, site } from "@regiohub/schema/records/index";
import type { Pool } from "pg";
import { staff } from "../index.js";
import type { StaffDb } from "../tables.js";
import { siteRecord } from "../testing/records.js";
import { type Alike, countCells, WHOLE } from "../workforce/counted.js";
import { workforceOf, workforceOfCells } from "../workforce/queries.js";
import { layDays } from "./lay.js";
import { type CountedCell, cellsOf } from "./queries.js";
import { toldBy, type WorldOfDay } from "./testing/deliveries.js";
import { recount } from "./testing/recount.js";
import { randomWorld, SITES } from "./testing/world.js";

const BOARD = "99001";
const DAYS = ["2010-10-01", "2019-10-01", "2024-02-29", "2025-03-01", "2025-10-01", "2026-10-01"];
const BY: readonly Dimension[] = ["AGE_BAND", "FUNCTION_GROUP", "SEX", "CONTRACT", "SCALE", "SITE", "BOARD", "REGION"];

let hub: TestSubgraph;
let pool: Pool;
let figures: StaffDb;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const sites = Object.entries(SITES).map(([siteCode, { municipalityCode }]) =>
    siteRecord({ siteCode, municipalityCode }),
  );
  const register = { board: null, coverage: "full" } as const;
  await hub.load(site, sites, register);
  const told = Object.entries(SITES).flatMap(([number, { closedOn }]) =>
    closedOn ? [{ number, name: "School", openedOn: null, closedOn }] : [],
  );
  await hub.load(organisation, told, register);
  await hub.load(
    site,
    sites.filter(({ siteCode }) => !SITES[siteCode]?.closedOn),
    register,
  );
  ({ pool, figures } = countingLogin(hub.url, "staff"));
});
afterAll(async () => {
  await pool.end();
  await hub.close();
});

const inOrder = (cells: readonly CountedCell[]) =>
  cells.map(({ keys, persons, employments, fte }) => `${keys.join(" ")}: ${persons} ${employments} ${fte}`).sort();

/** Days that deliveries speak of; one may be of an earlier day than the one before it. */
const DELIVERED = ["2010-10-02", "2024-02-29", "2025-03-01", "2025-09-30", "2025-10-01", "2026-01-01"];

const forget = () =>
  withClient(hub.url, (client) =>
    client.query(`truncate staff.member, staff.employment, staff.assignment, staff.member_past, staff.employment_past,
      staff.assignment_past, staff.delivery, staff.day_cell, staff.day_class, staff.day_cell_state`),
  );

/** Delivers a world by chance, with everybody in it; gives it. */
async function deliver(random: Random, runId: number): Promise<WorldOfDay> {
  const world = randomWorld(random, 5 + random.below(30));
  const delivery = { board: BOARD, runId, coverage: "full", day: random.pick(DELIVERED) } as const;
  await hub.load(member, world.members, delivery);
  const { rejections } = await hub.load(employment, world.employments, delivery);
  expect(rejections).toEqual([]);
  return { world, day: delivery.day };
}

it("are what a count by hand gives, on any day, and add up to the workforce", async () => {
  await forSeeds("cells", { commit: 12, long: 300 }, async (random) => {
    await forget();
    const deliveries: WorldOfDay[] = [];
    for (const runId of [1, 2, 3]) deliveries.push(await deliver(random, runId));
    const world = toldBy(deliveries);
    for (const on of DAYS) {
      await layDays(figures, [BOARD], on);
      const cut = { boards: [BOARD], days: [on], by: BY, regionScheme: "ARBEIDSMARKTREGIO" } as const;
      for (const bands of ["DUO_10", "VENSTERS"]) {
        const cells = await cellsOf(figures, { ...cut, bands });
        expect(inOrder(cells)).toEqual(inOrder(await recount(world, { board: BOARD, on, bands })));
      }
      const [whole] = await workforceOf(figures, [BOARD], { on, asOf: null });
      expect(await workforceOfCells(figures, [BOARD], on)).toEqual([whole]);
      const [sum] = await cellsOf(figures, { ...cut, by: [], bands: "M0" });
      expect(sum ?? { persons: 0, employments: 0 }).toMatchObject({
        persons: whole?.persons,
        employments: whole?.employments,
      });
      expect(Number(sum?.fte ?? 0n) / 10_000).toBe(Number(whole?.fte));
      const alike = await countCells(figures, new Map([[BOARD, WHOLE]]), on);
      const total = (of: (one: Alike) => number) => alike.reduce((all, one) => all + of(one), 0);
      expect([
        total(({ persons }) => persons),
        total(({ persons, employments }) => persons * employments),
        total(({ persons, fte }) => persons * fte),
      ]).toEqual([whole?.persons, whole?.employments, Number(sum?.fte ?? 0n)]);
    }
  });
}, 600_000);
