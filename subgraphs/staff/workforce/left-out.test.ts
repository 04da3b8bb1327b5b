import { afterAll, beforeAll, beforeEach, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { roleOf } from "@regiohub/infra/db/roles";
import { reachBoards } from "@regiohub/infra/db/row-context";
import { inTransaction } from "@regiohub/infra/db/transaction";
import type { TestDelivery } from "@regiohub/infra/testing/subgraph";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { employment, member, site } from "@regiohub/schema/records/index";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { privacy } from "../privacy/index.js";
import { forgetPeople } from "../testing/offered.js";
import { peopleOf } from "../testing/people.js";
import { employmentRecord, memberRecord, siteRecord } from "../testing/records.js";

const [BEFORE, DELIVERED, AFTER] = ["2025-10-01", "2025-10-20", "2025-11-01"] as const;

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  await hub.load(site, [siteRecord(), siteRecord({ siteCode: "99ZA01" })], { board: null });
});
afterAll(() => hub.close());
beforeEach(async () => {
  await forgetPeople(hub.url);
  await withClient(hub.url, (client) =>
    client.query(`truncate staff.day_cell, staff.day_class, staff.day_cell_state, staff.release, staff.release_people,
      staff.release_answer`),
  );
});

/** Somebody's line, as `deliver` takes it. */
const line = (memberNumber: string, more: Partial<EmploymentRecord> = {}) =>
  employmentRecord({ memberNumber, ...more });

/** Delivers these lines; who has none is not in it. Loaded at noon of its day. */
async function deliver(runId: number, day: string, lines: readonly EmploymentRecord[], more: TestDelivery = {}) {
  const delivery = { runId, day, coverage: "full", ...more } as const;
  const numbers = [...new Set(lines.map(({ memberNumber }) => memberNumber))];
  const members = numbers.map((memberNumber) => memberRecord({ memberNumber, bornOn: bornOf(memberNumber) }));
  await hub.load(member, members, delivery);
  await hub.load(employment, lines, delivery);
  await withClient(hub.url, (client) =>
    client.query("update staff.delivery set loaded_at = ($2 || 'T12:00:00Z')::timestamptz where run_id = $1", [
      runId,
      day,
    ]),
  );
}

const bornOf = (memberNumber: string) => (memberNumber === "1" ? "1963-05-01" : "1990-05-01");

/** Persons, employments and FTE for the board's own eyes; and of each cell its codes and persons. */
async function counted(on: string, args = "", by: readonly string[] = []) {
  const answer = await hub.query<{ board: { workforce: Figures } }>(
    `{ board(number: "99001") { workforce(on: "${on}"${args}, by: [${by.join(", ")}]) {
       persons employments fte cells { keys { code } persons employments fte } } } }`,
    { caller: boardCaller("99001") },
  );
  expect(answer.errors).toBeUndefined();
  const { cells, ...all } = (answer.data as { board: { workforce: Figures } }).board.workforce;
  return {
    all: lineOf(all),
    cells: cells.map((cell) => `${cell.keys.map(({ code }) => code).join(" ")}: ${lineOf(cell)}`),
  };
}
interface Count {
  readonly persons: number;
  readonly employments: number;
  readonly fte: string;
}
interface Figures extends Count {
  readonly cells: readonly (Count & { readonly keys: readonly { readonly code: string }[] })[];
}
const lineOf = ({ persons, employments, fte }: Count) => `${persons} ${employments} ${fte}`;

it("are there until the day before the delivery that left them out, by what they were", async () => {
  await deliver(1, "2025-09-01", [line("1", { siteCode: "99ZA01", functionGroup: "SUPPORT" }), line("2")]);
  await deliver(2, DELIVERED, [line("2")]);
  const [was, is] = ["2 2 1.6000", "1 1 0.8000"];
  expect((await counted(BEFORE)).all).toBe(was);
  expect((await counted("2025-10-19")).all).toBe(was);
  expect((await counted(DELIVERED)).all).toBe(is);
  for (const [by, one, other] of [
    ["AGE_BAND", "35-45", "55-65"],
    ["FUNCTION_GROUP", "TEACHING", "SUPPORT"],
    ["SITE", "99ZA00", "99ZA01"],
  ] as const) {
    const { all, cells } = await counted(BEFORE, "", [by]);
    expect([all, ...cells]).toEqual([was, `${one}: ${is}`, `${other}: ${is}`]);
    expect((await counted(AFTER, "", [by])).cells).toEqual([`${one}: ${is}`]);
  }
});

it("count what they worked at each site, line by line", async () => {
  const shared = [line("1", { share: "0.7500" }), line("1", { lineNumber: "2", share: "0.2500", siteCode: "99ZA01" })];
  await deliver(1, "2025-09-01", [...shared, line("2")]);
  const said = (await counted(BEFORE, "", ["SITE"])).cells;
  expect(said).toEqual(["99ZA00: 2 2 1.4000", "99ZA01: 0 0 0.2000"]);
  await deliver(2, DELIVERED, [line("2")]);
  expect((await counted(BEFORE, "", ["SITE"])).cells).toEqual(said);
});

it("are as they were said last, and by a line that was left out before until the next one begins", async () => {
  const [first, second] = [line("1", { endsOn: "2025-08-31" }), line("1", { lineNumber: "2", startsOn: "2025-09-01" })];
  await deliver(1, "2025-06-01", [line("1"), line("2")]);
  await deliver(2, "2025-09-01", [{ ...second, fte: "0.5000" }, line("2")]);
  expect((await counted("2025-08-31")).all).toBe("2 2 1.6000");
  expect((await counted("2025-09-01")).all).toBe("2 2 1.3000");
  await deliver(3, DELIVERED, [line("2")]);
  expect((await counted("2025-08-31")).all).toBe("2 2 1.6000");
  expect((await counted(BEFORE)).all).toBe("2 2 1.3000");
  await deliver(4, "2025-11-20", [first, second, line("2")]);
  expect((await counted(BEFORE)).all).toBe("2 2 1.6000");
});

it("count once when they come back, with what they have now beside what was left out", async () => {
  const former = line("1", { employmentNumber: "2", contractStartsOn: "2021-08-01", startsOn: "2021-08-01" });
  await deliver(1, "2025-09-01", [line("1"), former, line("2")]);
  await deliver(2, DELIVERED, [line("2")]);
  expect((await counted(BEFORE)).all).toBe("2 3 2.4000");
  await deliver(3, "2025-12-01", [line("1"), line("2")]);
  expect(await counted(BEFORE, "", ["BOARD"])).toEqual({ all: "2 3 2.4000", cells: ["99001: 2 3 2.4000"] });
  expect((await counted(AFTER)).all).toBe("2 2 1.6000");
});

it("are not told of by a number that an employment had before", async () => {
  await deliver(1, "2025-09-01", [line("1")]);
  await deliver(2, DELIVERED, [line("1", { employmentNumber: "100" })]);
  expect((await counted(BEFORE)).all).toBe("1 1 0.8000");
});

it("are those that were left out by then, as of a moment", async () => {
  const beside = line("2", { employmentNumber: "7", contractStartsOn: BEFORE, startsOn: BEFORE });
  await deliver(1, "2025-09-01", [line("1"), line("2"), line("3")]);
  await deliver(2, DELIVERED, [line("2"), line("3"), beside]);
  await deliver(3, "2025-12-01", [line("1", { employmentNumber: "9" }), line("2")]);
  const asOf = (day: string) => `, asOf: "${day}T13:00:00Z"`;
  const then = async (on: string, day: string) => (await counted(on, asOf(day))).all;
  expect(await then(BEFORE, "2025-09-01")).toBe("3 3 2.4000");
  expect(await then(AFTER, "2025-09-01")).toBe("3 3 2.4000");
  expect(await then(BEFORE, DELIVERED)).toBe("3 4 3.2000");
  expect(await then(AFTER, DELIVERED)).toBe("2 3 2.4000");
  expect(await then(AFTER, "2025-12-01")).toBe("3 4 3.2000");
  expect(await then("2025-12-01", "2025-12-01")).toBe("2 2 1.6000");
  expect((await counted(AFTER)).all).toBe("3 4 3.2000");
});

it("are in no figure any more once they are erased", async () => {
  await deliver(1, "2025-09-01", [line("1"), line("2")]);
  await deliver(2, DELIVERED, [line("2")]);
  expect((await counted(BEFORE, "", ["SEX"])).cells).toEqual(["FEMALE: 2 2 1.6000"]);
  await withClient(hub.url, (client) =>
    inTransaction(client, async () => {
      await reachBoards(client, "99001");
      await client.query(`select set_config('hub.run_id', '900', true); set local role ${roleOf("staff")}`);
      await privacy.erase(client, "99001", ["1"]);
    }),
  );
  expect(await counted(BEFORE, "", ["SEX"])).toEqual({ all: "1 1 0.8000", cells: ["FEMALE: 1 1 0.8000"] });
});

it("are in what others are told of the board", async () => {
  const lines = peopleOf(40, 1).map(({ memberNumber }) => line(memberNumber));
  await deliver(1, "2025-09-01", lines);
  await deliver(2, DELIVERED, lines.slice(12));
  const others = async (on: string) => {
    const answer = await hub.query<{ board: { workforce: { persons: number } } }>(
      `{ board(number: "99001") { workforce(on: "${on}") { persons } } }`,
      { caller: partner },
    );
    expect(answer.errors).toBeUndefined();
    return answer.data?.board.workforce.persons;
  };
  expect(await others(BEFORE)).toBe(40);
  expect(await others(AFTER)).toBe(28);
});
