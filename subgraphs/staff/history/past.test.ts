import { afterAll, beforeAll, beforeEach, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { employment, member, site } from "@regiohub/schema/records/index";
import { keepDelivering, lockBoard } from "../board/load.js";
import { staff } from "../index.js";
import { employmentRecord, memberRecord, siteRecord } from "../testing/records.js";
import { type HistoryTable, known } from "./known.js";

const TABLES: readonly HistoryTable[] = ["member", "employment", "assignment", "absence"];

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  await hub.load(site, [siteRecord()], { board: null });
});
afterAll(() => hub.close());
beforeEach(() =>
  query(`truncate staff.member, staff.employment, staff.assignment, staff.absence, staff.member_past,
    staff.employment_past, staff.assignment_past, staff.absence_past, staff.delivery`),
);

const query = <Row extends object>(sql: string) =>
  withClient(hub.url, async (client) => (await client.query<Row>(sql)).rows);

const columnsOf = async (table: string) =>
  (
    await query<{ one: string }>(
      `select column_name || ' ' || data_type as one from information_schema.columns
       where table_schema = 'staff' and table_name = '${table}' order by ordinal_position`,
    )
  ).map(({ one }) => one);

it.each(TABLES)("of %s has its columns in its order, for rows are kept without naming them", async (table) => {
  const columns = await columnsOf(table);
  expect(await columnsOf(`${table}_past`)).toEqual(["until_run_id bigint", ...columns]);
});

it.each(TABLES)("of %s is read with every column that the table has", async (table) => {
  const sql = JSON.stringify(known(table, "2026-01-01T00:00:00Z").toOperationNode());
  const names = (await columnsOf(table)).map((column) => column.split(" ")[0] ?? "");
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(sql))).toEqual([]);
});

it("keeps what one statement updates, and nothing of what it inserts beside that", async () => {
  await hub.load(member, [memberRecord()], { runId: 1 });
  await hub.load(employment, [employmentRecord()], { runId: 1 });
  const changed = employmentRecord({ contractKind: "TEMPORARY" });
  await hub.load(employment, [changed, employmentRecord({ employmentNumber: "2" })], { runId: 2 });
  expect(await query("select until_run_id, number, contract_kind, run_id from staff.employment_past")).toEqual([
    { until_run_id: 2, number: "1", contract_kind: "PERMANENT", run_id: 1 },
  ]);
  await hub.load(employment, [changed], { runId: 3 });
  expect(await query("select from staff.employment_past where until_run_id = 3")).toEqual([]);
});

it("cannot be gone round: a row changes in a run alone", async () => {
  await hub.load(member, [memberRecord()], { runId: 1 });
  await expect(query("update staff.member set call_name = 'Anders'")).rejects.toMatchObject({ code: "23514" });
});

it("is known since the moment at which a run got the board's lock, not since it began to wait for it", async () => {
  const context = {
    source: "test",
    board: "99001",
    boardName: null,
    day: "2026-01-01",
    staged: "",
    refused: "",
    coverage: "full",
  } as const;
  const load = async (client: Parameters<Parameters<typeof withClient>[1]>[0], runId: number) => {
    await lockBoard({ ...context, client, runId });
    await keepDelivering({ ...context, client, runId });
    await client.query("commit");
  };
  await withClient(hub.url, async (waiting) => {
    await waiting.query("begin");
    await waiting.query("select now()");
    await withClient(hub.url, async (first) => {
      await first.query("begin");
      await load(first, 8);
    });
    await load(waiting, 7);
  });
  expect(await query("select run_id from staff.delivery order by loaded_at")).toEqual([{ run_id: 8 }, { run_id: 7 }]);
});
