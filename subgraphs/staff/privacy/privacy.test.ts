import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { roleOf } from "@regiohub/infra/db/roles";
import { reachBoards } from "@regiohub/infra/db/row-context";
import { inTransaction } from "@regiohub/infra/db/transaction";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { CalendarDate } from "@regiohub/infra/values";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { absence, employment, member } from "@regiohub/schema/records/index";
import type { ClientBase } from "pg";
import { staff } from "../index.js";
import { employmentRecord, memberRecord } from "../testing/records.js";
import { privacy } from "./index.js";

const BOARD = "99001";
const ERASURE = 900;
let hub: TestSubgraph;

beforeEach(async () => {
  hub = await testSubgraph(staff);
});
afterEach(() => hub.close());

/** As the hub asks: the board's rows in reach, under the subgraph's role, in a run. */
const ask = <T>(work: (client: ClientBase) => Promise<T>): Promise<T> =>
  withClient(hub.url, (client) =>
    inTransaction(client, async () => {
      await reachBoards(client, BOARD);
      await client.query(`select set_config('hub.run_id', '${ERASURE}', true); set local role ${roleOf("staff")}`);
      return work(client);
    }),
  );

const erase = (number: string) => ask((client) => privacy.erase(client, BOARD, [number]));
const people = (numbers: readonly string[]) => numbers.map((memberNumber) => memberRecord({ memberNumber }));
const rowsOf = (table: string) =>
  ask(async (client) => (await client.query<Record<string, unknown>>(`select * from staff.${table}`)).rows);

/** Of somebody at no school, for there is no register here. */
const employmentOf = (more: Partial<EmploymentRecord>) => employmentRecord({ siteCode: null, ...more });

const away = (memberNumber: string) => ({
  memberNumber,
  absenceNumber: "1",
  employmentNumber: null,
  startsOn: "2026-01-05",
  endsOn: null,
});

describe("erasing somebody", () => {
  it("takes all that was said of them, and leaves the others as they were, in the past too", async () => {
    const before = ["0001", "0002"].map((memberNumber) => employmentOf({ memberNumber }));
    const after = before.map((record) => ({ ...record, contractKind: "TEMPORARY" as const, scaleStep: "1" }));
    await hub.load(member, people(["0001", "0002"]), { board: BOARD, runId: 1 });
    await hub.load(employment, before, { board: BOARD, runId: 1 });
    await hub.load(absence, [away("0001"), away("0002")], { board: BOARD, runId: 1 });
    await hub.load(employment, after, { board: BOARD, runId: 2 });
    expect(await erase("0001")).toBe(6);
    for (const table of ["member", "employment", "assignment", "absence", "employment_past", "assignment_past"]) {
      expect([table, (await rowsOf(table)).length]).toEqual([table, 1]);
    }
    expect(await rowsOf("member")).toMatchObject([{ number: "0002", run_id: 1 }]);
    expect(await erase("0001")).toBe(0);
  });

  it("empties the number where somebody stood in for them, without a new past", async () => {
    const standsIn = employmentOf({ memberNumber: "0002", replacesMemberNumber: "0001" });
    await hub.load(member, people(["0001", "0002"]), { board: BOARD, runId: 1 });
    await hub.load(employment, [standsIn], { board: BOARD, runId: 1 });
    await hub.load(employment, [{ ...standsIn, contractKind: "REPLACEMENT" }], { board: BOARD, runId: 2 });
    expect(await erase("0001")).toBe(3);
    expect(await rowsOf("employment")).toMatchObject([{ replaces_member_number: null, run_id: 2 }]);
    expect(await rowsOf("employment_past")).toMatchObject([{ replaces_member_number: null, until_run_id: 2 }]);
  });

  it("finds who is gone from the deliveries, under every id that they had", async () => {
    for (const [runId, numbers] of [["0001", "0002"], ["0002"], ["0001", "0002"], ["0002"]].entries()) {
      await hub.load(member, people(numbers), { board: BOARD, coverage: "full", runId: runId + 1 });
    }
    expect(await ask((client) => privacy.people(client, BOARD))).toContain("0001");
    expect(await erase("0001")).toBe(2);
    expect(await ask((client) => privacy.people(client, BOARD))).toEqual(["0002"]);
  });

  it("reaches no other board's person with the same number", async () => {
    await hub.load(member, people(["0001"]), { board: "99002", runId: 1 });
    expect(await erase("0001")).toBe(0);
    expect(await ask((client) => privacy.describe(client, { board: BOARD, number: "0001" }))).toEqual([]);
  });
});

describe("the end of a person's time", () => {
  const expired = (day: CalendarDate) =>
    ask(async (client) => (await privacy.expired?.people?.(client, BOARD, { day, runId: 0 }))?.toSorted());
  /** Says when a run was loaded. */
  const loadedOn = (runId: number, day: CalendarDate) =>
    ask((client) =>
      client.query("insert into staff.delivery (run_id, board_no, source, loaded_at) values ($1, $2, 'test', $3)", [
        runId,
        BOARD,
        `${day}T12:00:00Z`,
      ]),
    );
  const ending = (memberNumber: string, number: string, endsOn: CalendarDate | null) =>
    employmentOf({ memberNumber, employmentNumber: number, contractEndsOn: endsOn, endsOn });

  it("is counted from the end of the last employment, and never comes while one has no end", async () => {
    await hub.load(member, people(["0001", "0002"]), { board: BOARD, runId: 1 });
    const lines = [
      ending("0001", "1", "2022-07-31"),
      ending("0001", "2", "2023-07-31"),
      ending("0002", "1", "2022-07-31"),
      ending("0002", "2", null),
    ];
    await hub.load(employment, lines, { board: BOARD, runId: 1 });
    expect(await expired("2023-07-30")).toEqual([]);
    expect(await expired("2023-07-31")).toEqual(["0001"]);
    expect(await expired("2999-12-31")).toEqual(["0001"]);
  });

  it("is counted from the day on which they were left out, when their employment had no end then", async () => {
    await loadedOn(1, "2024-01-01");
    await loadedOn(2, "2024-03-01");
    await hub.load(member, people(["0001", "0002"]), { board: BOARD, coverage: "full", runId: 1 });
    await hub.load(employment, [ending("0001", "1", null)], { board: BOARD, runId: 1 });
    await hub.load(member, people(["0002"]), { board: BOARD, coverage: "full", runId: 2 });
    expect(await expired("2024-02-29")).toEqual(["0002"]);
    expect(await expired("2024-03-01")).toEqual(["0001", "0002"]);
  });

  it("is counted from when they were last said, of who never had an employment, and not at all when nobody knows", async () => {
    await loadedOn(1, "2024-01-01");
    await hub.load(member, people(["0001"]), { board: BOARD, runId: 1 });
    await hub.load(member, people(["0002"]), { board: BOARD, coverage: "delta", runId: 2 });
    await ask((client) => client.query("delete from staff.delivery where run_id = 2"));
    expect(await expired("2023-12-31")).toEqual([]);
    expect(await expired("2999-12-31")).toEqual(["0001"]);
  });
});
