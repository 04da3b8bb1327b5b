import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { countingLogin } from "@regiohub/infra/testing/counting-login";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { CalendarDate } from "@regiohub/infra/values";
import { employment, member, site } from "@regiohub/schema/records/index";
import type { StretchRecord } from "@regiohub/schema/records/stretch";
import type { Pool } from "pg";
import { layDays } from "../cells/lay.js";
import { cellsOf } from "../cells/queries.js";
import { randomWorld } from "../cells/testing/world.js";
import { staff } from "../index.js";
import type { StaffDb } from "../tables.js";
import { forgetPeople, offeredAfter } from "../testing/offered.js";
import { siteRecord } from "../testing/records.js";
import { type Alike, countCells, WHOLE } from "../workforce/counted.js";

const BOARD = "99001";
const [FIRST_SITE, ...OTHER_SITES] = ["99ZA00", "99ZA01", "99ZB00"] as const;
const SITES: readonly string[] = [FIRST_SITE, ...OTHER_SITES];
const DELIVERED = ["2024-03-01", "2025-03-02", "2025-10-01"] as const;
const DAYS = ["2006-01-01", "2010-10-01", "2019-10-01", "2024-02-29", "2025-03-01", "2025-09-30", "2026-10-01"];

let hub: TestSubgraph;
let pool: Pool;
let figures: StaffDb;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const sites = SITES.map((siteCode) => siteRecord({ siteCode }));
  await hub.load(site, sites, { board: null, coverage: "full" });
  ({ pool, figures } = countingLogin(hub.url, "staff"));
});
afterAll(async () => {
  await pool.end();
  await hub.close();
});

/** Persons by group, contract and site; and how many people have which size, in ten-thousandths. */
interface Counted {
  readonly persons: Readonly<Record<string, number>>;
  readonly sizes: Readonly<Record<string, number>>;
}

const tally = <One>(all: readonly One[], keyOf: (one: One) => unknown, count: (one: One) => number) => {
  const sums: Record<string, number> = {};
  for (const one of all) sums[String(keyOf(one))] = (sums[String(keyOf(one))] ?? 0) + Number(count(one));
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum > 0));
};

async function byWorkforce(on: CalendarDate): Promise<Counted> {
  await layDays(figures, [BOARD], on);
  const by = ["FUNCTION_GROUP", "CONTRACT", "SITE"] as const;
  const cells = await cellsOf(figures, { boards: [BOARD], days: [on], by, bands: "DUO_10", regionScheme: null });
  const alike = await countCells(figures, new Map([[BOARD, WHOLE]]), on);
  return {
    persons: tally(
      cells,
      ({ keys }) => keys.join(" "),
      ({ persons }) => persons,
    ),
    sizes: tally(
      alike,
      ({ fte }: Alike) => fte,
      ({ persons }) => persons,
    ),
  };
}

function byFlows(stretches: readonly StretchRecord[], on: CalendarDate): Counted {
  const there = stretches.filter(({ startsOn, endsOn }) => startsOn <= on && (endsOn ?? "9999") >= on);
  const keyOf = ({ functionGroup, contractKind, siteCode }: StretchRecord) =>
    `${functionGroup ?? "UNKNOWN"} ${contractKind} ${siteCode ?? FIRST_SITE}`;
  return {
    persons: tally(there, keyOf, () => 1),
    sizes: tally(
      there,
      ({ fte }) => fte,
      () => 1,
    ),
  };
}

it("says the same of everybody on a day as the cells of the day: who is there, as what, where and how much", async () => {
  await forSeeds("ST-02", { commit: 10, long: 300 }, async (random) => {
    await forgetPeople(hub.url);
    for (const [at, day] of DELIVERED.entries()) {
      const world = randomWorld(random, 5 + random.below(20));
      const delivery = { runId: at + 1, day, coverage: "full" } as const;
      await hub.load(member, world.members, delivery);
      const lines = world.employments.map((line) => ({
        ...line,
        siteCode: SITES.includes(line.siteCode ?? "") ? line.siteCode : null,
      }));
      expect((await hub.load(employment, lines, delivery)).rejections).toEqual([]);
    }
    const last = { runId: DELIVERED.length, day: DELIVERED.at(-1) as CalendarDate, coverage: "full" } as const;
    const { stretch } = await offeredAfter(hub, { ...last, historySince: "2005-01-01" }, "all");
    for (const on of DAYS) {
      await figures.deleteFrom("staff.day_cell_state").execute();
      expect([on, await byWorkforce(on)]).toEqual([on, byFlows(stretch, on)]);
    }
  });
}, 600_000);
