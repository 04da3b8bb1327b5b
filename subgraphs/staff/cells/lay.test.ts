import { afterAll, beforeAll, beforeEach, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { roleOf } from "@regiohub/infra/db/roles";
import { reachBoards } from "@regiohub/infra/db/row-context";
import { inTransaction } from "@regiohub/infra/db/transaction";
import { countingLogin } from "@regiohub/infra/testing/counting-login";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { site } from "@regiohub/schema/records/index";
import type { Pool } from "pg";
import { staff } from "../index.js";
import { privacy } from "../privacy/index.js";
import type { StaffDb } from "../tables.js";
import { deliver, peopleOf } from "../testing/people.js";
import { siteRecord } from "../testing/records.js";
import { layDays, sweepDays } from "./lay.js";
import { cellsOf } from "./queries.js";

const [ONE, OTHER, SILENT] = ["99001", "99002", "99003"] as const;
const ON = "2026-10-01";
const RACES = 20;
let run = 0;

let hub: TestSubgraph;
let pool: Pool;
let figures: StaffDb;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const sites = [
    [ONE, "99ZA00"],
    [OTHER, "99YA00"],
    [SILENT, "99XA00"],
  ].map(([boardNumber, siteCode]) => siteRecord({ boardNumber: boardNumber as string, siteCode: siteCode as string }));
  await hub.load(site, sites, { board: null });
  ({ pool, figures } = countingLogin(hub.url, "staff"));
});
afterAll(async () => {
  await pool.end();
  await hub.close();
});
beforeEach(async () => {
  await delivered(ONE, 12);
  await delivered(OTHER, 3);
});

const delivered = (board: string, people: number) =>
  deliver(hub, board, ++run, peopleOf(people, 1, { siteCode: null }));

/** How many there are, wherever they work: as many as site by site. Undefined: nobody is counted. */
const persons = async (board: string, on = ON): Promise<number | undefined> => {
  const cut = { boards: [board], days: [on], bands: "M0", regionScheme: null };
  const [all] = await cellsOf(figures, { ...cut, by: [] });
  const bySite = await cellsOf(figures, { ...cut, by: ["SITE"] });
  expect(bySite.reduce((sum, cell) => sum + cell.persons, 0)).toBe(all?.persons ?? 0);
  return all?.persons;
};
const query = (sql: string) =>
  withClient(hub.url, async (client) => (await client.query<{ count: number }>(sql)).rows[0]?.count);

it("counts what a later delivery says, and not before it is asked", async () => {
  await layDays(figures, [ONE, OTHER], ON);
  await delivered(ONE, 13);
  expect(await persons(ONE)).toBe(12);
  await layDays(figures, [ONE, OTHER], ON);
  expect([await persons(ONE), await persons(OTHER)]).toEqual([13, 3]);
});

it("counts a board that delivers nobody as nobody, and one that does not deliver not at all", async () => {
  await delivered(ONE, 0);
  await layDays(figures, [ONE, SILENT], ON);
  expect(await persons(ONE)).toBeUndefined();
  expect(await query("select count(*) from staff.day_cell_state where board_no = '99001'")).toBe(1);
  expect(await query("select count(*) from staff.day_cell_state where board_no = '99003'")).toBe(0);
});

it("counts anew without somebody who was erased", async () => {
  await layDays(figures, [ONE, OTHER], ON);
  await withClient(hub.url, (client) =>
    inTransaction(client, async () => {
      await reachBoards(client, ONE);
      await client.query(`select set_config('hub.run_id', '900', true); set local role ${roleOf("staff")}`);
      await privacy.erase(client, ONE, ["00001"]);
    }),
  );
  await layDays(figures, [ONE, OTHER], ON);
  expect([await persons(ONE), await persons(OTHER)]).toEqual([11, 3]);
});

it("leaves one set of cells, however many lay them at once", async () => {
  for (let race = 0; race < RACES; race += 1) {
    const on = `2026-01-${String(race + 1).padStart(2, "0")}`;
    const boards = race % 2 === 0 ? [ONE, OTHER] : [OTHER, ONE];
    await Promise.all([layDays(figures, boards, on), layDays(figures, [...boards].reverse(), on)]);
    expect([await persons(ONE, on), await persons(OTHER, on)]).toEqual([12, 3]);
  }
});

it("takes away days that have been there for three months, and counts them anew a month earlier", async () => {
  const aged = (days: number) =>
    query(`update staff.day_cell_state set laid_at = now() - make_interval(days => ${days}) where on_day = '${ON}'`);
  const age = () =>
    query(
      `select extract(day from now() - min(laid_at))::int as count from staff.day_cell_state where on_day = '${ON}'`,
    );
  await layDays(figures, [ONE, OTHER], ON);
  await aged(89);
  await sweepDays(figures);
  expect(await persons(ONE)).toBe(12);
  await layDays(figures, [ONE, OTHER], ON);
  expect(await age()).toBe(0);
  await aged(91);
  expect(await sweepDays(figures)).toBe(2);
  expect(await persons(ONE)).toBeUndefined();
});
