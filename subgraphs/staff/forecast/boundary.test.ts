import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { CalendarDate } from "@regiohub/infra/values";
import { governance, site, transition } from "@regiohub/schema/records/index";
import type { TransitionRecord } from "@regiohub/schema/records/transition";
import { boardCaller } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { observe } from "../testing/observe.js";
import { siteRecord } from "../testing/records.js";
import { alike, deliverTeachers } from "../testing/teachers.js";

/** Teachers of 0.8 FTE whom each board's delivery of 5 October has; those of 99001 are at 99002 in the last one. */
const TEACHERS = {
  "99001": { 2023: 60, 2024: 57, 2025: 57 },
  "99002": { 2023: 30, 2024: 32, 2025: 32 + 57 },
} as const;
type Former = keyof typeof TEACHERS;
const BOARDS = Object.keys(TEACHERS) as readonly Former[];
const SITES = { "99001": "99ZA00", "99002": "99YA00" } as const;
const [REGISTER, MOVED, LAST] = ["2023-09-01", "2025-08-01", "2025-10-05"] as const;
const register = { board: null, coverage: "full" } as const;

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  await sitesBy(REGISTER, "99001");
  let runId = 0;
  for (const board of BOARDS) {
    for (const [year, count] of Object.entries(TEACHERS[board])) {
      runId += 1;
      await deliverTeachers(hub, board, runId, alike(count, SITES[board], "0.8000", "1980-01-01"));
      await query(
        `update staff.delivery set day = '${year}-10-05', loaded_at = '${year}-10-05' where run_id = ${runId}`,
      );
    }
  }
});
afterAll(() => hub.close());
beforeEach(async () => {
  for (const table of ["organisation_transition", "school_governance", "school_board"]) {
    await query(`delete from staff.${table}`);
  }
  await sitesBy(REGISTER, "99001");
  await observe(hub, BOARDS, { from: "2023-10-01", until: LAST });
});

const query = (sql: string) => withClient(hub.url, (client) => client.query(sql));
/** An edition of the register of sites, which says whose 99001's second school is. */
const sitesBy = (day: CalendarDate, boardNumber: string) => {
  const second = siteRecord({ siteCode: "99ZB00", boardNumber });
  return hub.load(site, [siteRecord(), second, siteRecord({ siteCode: "99YA00", boardNumber: "99002" })], {
    ...register,
    day,
  });
};
const governedBy = (...boards: readonly (readonly [string, CalendarDate])[]) =>
  hub.load(
    governance,
    boards.map(([boardNumber, startsOn]) => ({ brin: "99ZB", boardNumber, startsOn })),
    { ...register, day: LAST },
  );
const merger: TransitionRecord = {
  fromNumber: "99001",
  toNumber: "99002",
  onDay: MOVED,
  code: "F",
  name: "Fusie",
  isComplete: true,
};
const goesOver = (more: Partial<TransitionRecord> = {}) =>
  hub.load(transition, [{ ...merger, ...more }], { ...register, day: LAST });

/** Rates and their basis as a board's forecast from 2025 takes them, and why it does not tell who leaves and who comes. */
async function taken(board: Former) {
  const { data, errors } = await hub.query<{
    board: {
      staffForecast: { assumptions: Record<string, string>[]; years: Record<string, { why: string[] }>[] };
    };
  }>(
    `{ board(number: "${board}") { staffForecast(from: 2025, years: 1) {
      assumptions { kind value basis } years { outflow { why } inflow { why } } } } }`,
    { caller: boardCaller(board) },
  );
  expect(errors).toBeUndefined();
  const { assumptions = [], years = [] } = data?.board.staffForecast ?? {};
  const rates = assumptions.slice(0, 2).map(({ basis, value }) => `${basis} ${value}`);
  return { rates, why: [years[0]?.outflow?.why, years[0]?.inflow?.why] };
}

const NONE = { rates: ["MISSING null", "MISSING null"], why: [["NOT_OBSERVED"], ["NOT_OBSERVED"]] };

/** What whole deliveries alone say of the years that end with these. */
function observed(board: Former, ...ends: readonly (2024 | 2025)[]) {
  if (ends.length === 0) return NONE;
  const counts = TEACHERS[board];
  const [before, after] = [ends.map((end) => counts[(end - 1) as 2023 | 2024]), ends.map((end) => counts[end])];
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  const changes = after.map((count, index) => count - (before[index] ?? 0));
  const went = sum(changes.map((change) => Math.max(-change, 0))) / sum(before);
  const came = (sum(changes.map((change) => Math.max(change, 0))) * 0.8) / ends.length;
  return { rates: [`OBSERVED ${went.toFixed(4)}`, `OBSERVED ${came.toFixed(4)}`], why: [[], []] };
}

describe("a year in which people went from a board to another one", () => {
  it("is taken where no register says why", async () => {
    for (const board of BOARDS) expect(await taken(board)).toEqual(observed(board, 2024, 2025));
  });

  it.each([
    ["a board went over", () => goesOver()],
    ["a part of a board went over", () => goesOver({ isComplete: false })],
    ["the register of sites gave a school to the other", () => sitesBy(MOVED, "99002")],
    ["the register of institutions did, ahead of it", () => governedBy(["99001", "1985-08-01"], ["99002", MOVED])],
  ])("is not, for either of them, when %s", async (_, move) => {
    await move();
    for (const board of BOARDS) expect(await taken(board)).toEqual(observed(board, 2024));
    await observe(hub, BOARDS, { from: "2024-10-01", until: LAST });
    for (const board of BOARDS) expect(await taken(board)).toEqual(NONE);
  });

  it("is told by the day: behind the earlier 1 October, up to the delivery that tells of the later one", async () => {
    for (const [onDay, ...ends] of [
      ["2024-10-01", 2025],
      ["2024-10-02"], // whom the delivery of 5 October has, and whom not, may be by then of either year
      ["2024-10-05"],
      ["2024-10-06", 2024],
      ["2025-10-01", 2024],
      [LAST, 2024],
      ["2025-10-06", 2024, 2025],
    ] as const) {
      await goesOver({ onDay, isComplete: false });
      for (const board of BOARDS) expect(await taken(board)).toEqual(observed(board, ...ends));
    }
  });

  it("is taken again once the record is taken back, and by boards that had no part in it", async () => {
    await goesOver();
    await taken("99001");
    await hub.load(transition, [{ ...merger, fromNumber: "99003", toNumber: "99004" }], { ...register, day: LAST });
    for (const board of BOARDS) expect(await taken(board)).toEqual(observed(board, 2024, 2025));
  });
});
