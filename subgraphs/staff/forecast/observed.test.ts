import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { roleOf } from "@regiohub/infra/db/roles";
import { reachBoards } from "@regiohub/infra/db/row-context";
import { inTransaction } from "@regiohub/infra/db/transaction";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { site } from "@regiohub/schema/records/index";
import { boardCaller } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { privacy } from "../privacy/index.js";
import { siteRecord } from "../testing/records.js";
import { alike, deliverTeachers } from "../testing/teachers.js";

/**
 * Of 99001 a delivery a year, each of all who are there: 20 teachers, 18, 16, 20, 15. Of 99002 ten, then six: of those who
 * went one had reached the age of the state pension long before, one in the last month, one a month too late, one has none.
 */
let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  await hub.load(site, [siteRecord(), siteRecord({ siteCode: "99YA00", boardNumber: "99002" })], { board: null });
  for (const [index, count] of [20, 18, 16, 20, 15].entries()) {
    await deliverTeachers(hub, "99001", index + 1, alike(count, "99ZA00", "1.0000", "1980-01-01"));
    const day = `${2021 + index}-10-05`;
    await query("update staff.delivery set day = $2, loaded_at = $2::date where run_id = $1", index + 1, day);
  }
  const staying = alike(6, "99YA00", "1.0000", "1980-01-01");
  const going = ["1950-01-01", "1958-09-30", "1958-10-01", null].flatMap((bornOn) =>
    alike(1, "99YA00", "0.5000", bornOn),
  );
  for (const [index, teachers] of [[...staying, ...going], staying].entries()) {
    await deliverTeachers(hub, "99002", 6 + index, teachers);
    const day = `${2024 + index}-10-05`;
    await query("update staff.delivery set day = $2, loaded_at = $2::date where run_id = $1", 6 + index, day);
  }
});
afterAll(() => hub.close());

const query = (sql: string, ...values: readonly (string | number)[]) =>
  withClient(hub.url, (client) => client.query(sql, [...values]));
const observe = async (from: string, until: string, board = "99001") => {
  await query("delete from staff.observed");
  await query("insert into staff.observed values ($1, $2, $3, 'VOUCHED', 1, 5)", board, from, until);
};

/** Rate and FTE as the forecast from a year on takes them, and where they are from. */
async function taken(from: number, board = "99001"): Promise<string[]> {
  const { data, errors } = await hub.query<{ board: { staffForecast: { assumptions: Record<string, string>[] } } }>(
    `{ board(number: "${board}") { staffForecast(from: ${from}, years: 1) { assumptions { kind value basis } } } }`,
    { caller: boardCaller(board) },
  );
  expect(errors).toBeUndefined();
  const [outflow, inflow] = data?.board.staffForecast.assumptions ?? [];
  return [outflow, inflow].map((one) => `${one?.basis} ${one?.value}`);
}

it("takes the last three years, each 1 October as the first delivery behind it had it", async () => {
  await observe("2021-08-01", "2025-10-05");
  // 2 of 18 left, none of 16, 5 of 20; none came, 4, none.
  expect(await taken(2025)).toEqual(["OBSERVED 0.1296", "OBSERVED 1.3333"]);
});

it("takes none after the first day of the forecast, nor from outside the days that deliveries tell of", async () => {
  await observe("2021-08-01", "2025-10-05");
  expect(await taken(2022)).toEqual(["OBSERVED 0.1000", "OBSERVED 0.0000"]);
  await observe("2024-10-01", "2025-10-05");
  expect(await taken(2025)).toEqual(["OBSERVED 0.2500", "OBSERVED 0.0000"]);
  await observe("2024-10-02", "2025-10-05");
  expect(await taken(2025)).toEqual(["MISSING null", "MISSING null"]);
});

it("does not take for leaving who retired, up to the day", async () => {
  await observe("2024-08-01", "2025-10-05", "99002");
  // 1.0 of 8.0 FTE left: those who were not to go by 1 October 2025, and whose age is not known.
  expect(await taken(2025, "99002")).toEqual(["OBSERVED 0.1250", "OBSERVED 0.0000"]);
});

it("reckons a year once, as long as the same is known of its days, and anew after an erasure", async () => {
  await observe("2024-08-01", "2025-10-05", "99002");
  const kept = () => query("select on_day::text as on, came::int from staff.observed_year where board_no = '99002'");
  await query("delete from staff.observed_year");
  await taken(2025, "99002");
  expect((await kept()).rows).toEqual([{ on: "2025-10-01", came: 0 }]);
  await query("update staff.observed_year set came = 20000 where board_no = '99002'");
  expect(await taken(2025, "99002")).toEqual(["OBSERVED 0.1250", "OBSERVED 2.0000"]);
  await query("update staff.delivery set loaded_at = '2025-10-06' where run_id = 7");
  expect(await taken(2025, "99002")).toEqual(["OBSERVED 0.1250", "OBSERVED 0.0000"]);
  await withClient(hub.url, (client) =>
    inTransaction(client, async () => {
      await reachBoards(client, "99002");
      await client.query(`select set_config('hub.run_id', '900', true); set local role ${roleOf("staff")}`);
      await privacy.erase(client, "99002", ["0001"]);
    }),
  );
  expect((await kept()).rows).toEqual([]);
});
