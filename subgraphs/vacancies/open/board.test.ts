import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { addDays } from "@regiohub/infra/days";
import { Random } from "@regiohub/infra/testing/random";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { functionGroup } from "@regiohub/schema/records/function-group";
import { vacancy } from "@regiohub/schema/records/index";
import { VACANCY_STATUSES, type VacancyRecord } from "@regiohub/schema/records/vacancy";
import { adviser, boardCaller, codesOf, operator, partner } from "@regiohub/schema/testing/callers";
import { vacancies } from "../index.js";
import { COUNTS, type Counts, vacancyRecord } from "../testing/counts.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(vacancies);
});
afterAll(() => hub.close());

const ask = (board: string, on: string, caller: Caller = boardCaller(board)) =>
  hub.query<{ _entities: [{ openVacancies: Counts }] }>(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Board { openVacancies(on: "${on}") { ${COUNTS} } } } }`,
    { caller, variables: { of: [{ __typename: "Board", number: board }] } },
  );
async function countsOf(...asked: Parameters<typeof ask>): Promise<Counts> {
  const answer = await ask(...asked);
  expect(answer.errors).toBeUndefined();
  return answer.data?._entities[0].openVacancies as Counts;
}

/** How far deliveries tell of a day. */
const extentOf = ({ toldUntil, boards, boardsDelivered }: Counts) => ({ toldUntil, boards, boardsDelivered });

const GROUP_OF: Readonly<Record<string, string>> = {
  LB: "TEACHING",
  LC: "TEACHING",
  D12: "MANAGEMENT",
  OA4: "SUPPORT",
};
const learn = (board: string) =>
  hub.load(
    functionGroup,
    Object.entries(GROUP_OF).map(([functionCode, group]) => ({ functionCode, functionGroup: group })),
    { board },
  );

/** A delivery of all that a board has. */
interface Delivery {
  readonly day: string;
  readonly records: readonly VacancyRecord[];
}
const deliver = (board: string, { day, records }: Delivery, runId: number) =>
  hub.load(vacancy, records, { board, day, runId, coverage: "full" });

/** Half a year of deliveries, in which vacancies come, change and go, some of them before they were ever delivered. */
function history(random: Random): Delivery[] {
  const records = new Map<string, VacancyRecord>();
  const change = (day: string, number: string): VacancyRecord => ({
    ...(records.get(number) ?? vacancyRecord(number, { opensOn: addDays(day, random.below(60) - 40) })),
    status: random.pick(VACANCY_STATUSES),
    functionCode: random.pick([...Object.keys(GROUP_OF), "X", null]),
    fte: random.pick(["0.2000", "1.0000", "3.5000", "0.3333"]),
  });
  return Array.from({ length: 8 }, (_, at) => {
    const day = addDays("2025-01-15", 25 * at + random.below(10));
    for (let turn = 0; turn < 6; turn += 1) {
      const number = `V${random.below(14)}`;
      if (records.has(number) && random.below(4) === 0) records.delete(number);
      else records.set(number, change(day, number));
    }
    return { day, records: [...records.values()] };
  });
}

/** What was open on a day, told plainly: the last delivery by then, and of what none had told by then the first one after it. */
function openOn(deliveries: readonly Delivery[], on: string): VacancyRecord[] {
  const before = deliveries.filter(({ day }) => day <= on);
  const known = new Map(before.at(-1)?.records.map((one) => [one.vacancyNumber, one]));
  const told = new Set(before.flatMap(({ records }) => records.map((one) => one.vacancyNumber)));
  for (const { records } of deliveries.filter(({ day }) => day > on)) {
    for (const one of records) {
      if (!told.has(one.vacancyNumber)) known.set(one.vacancyNumber, one);
      told.add(one.vacancyNumber);
    }
  }
  const closed = ["DRAFT", "FILLED", "WITHDRAWN"];
  return [...known.values()].filter(({ status, opensOn }) => opensOn <= on && !closed.includes(status));
}

const figuresOf = (some: readonly VacancyRecord[]) => ({
  vacancies: { value: String(some.length), why: [] },
  fte: { value: some.reduce((sum, { fte }) => sum + Number(fte), 0).toFixed(4), why: [] },
});
const isShared = ({ status }: VacancyRecord) => ["REGIONAL", "EXTERNAL", "OFFERED"].includes(status);
const sharingOf = (some: readonly VacancyRecord[]) => ({
  shared: figuresOf(some.filter(isShared)),
  unshared: figuresOf(some.filter((one) => !isShared(one))),
  all: figuresOf(some),
});

describe("a board's open vacancies", () => {
  it("are on each day what its deliveries have told of it, whatever came and went", async () => {
    let seen = 0;
    for (let seed = 1; seed <= 4; seed += 1) {
      const board = `1000${seed}`;
      await learn(board);
      const deliveries = history(new Random(seed));
      for (const [at, delivery] of deliveries.entries()) await deliver(board, delivery, at + 1);
      const [first, last] = [deliveries.at(0)?.day ?? "", deliveries.at(-1)?.day ?? ""];
      for (let on = first; on <= addDays(last, 9); on = addDays(on, 3)) {
        const open = openOn(deliveries, on);
        const groups = ["MANAGEMENT", "TEACHING", "SUPPORT", "TRAINEE", null].map((group) => ({
          functionGroup: group,
          ...sharingOf(open.filter(({ functionCode }) => (GROUP_OF[functionCode ?? ""] ?? null) === group)),
        }));
        const [toldUntil = on] = [on, last].sort();
        const told = { on, toldUntil, boards: 1, boardsDelivered: 1 };
        expect(await countsOf(board, on)).toEqual({ ...told, ...sharingOf(open), groups });
        seen += open.length;
      }
    }
    expect(seen).toBeGreaterThan(500);
  });

  it("are not observed before its first delivery, and not delivered where there is none", async () => {
    await deliver("10011", { day: "2025-10-01", records: [] }, 1);
    const why = async (board: string, on: string) => {
      const { shared, unshared, all, boardsDelivered, toldUntil } = await countsOf(board, on);
      expect([boardsDelivered, toldUntil]).toEqual([0, null]);
      return [...new Set([shared, unshared, all].flatMap(({ vacancies: one, fte }) => [...one.why, ...fte.why]))];
    };
    expect(await why("10011", "2025-09-30")).toEqual(["NOT_OBSERVED"]);
    expect(await why("10012", "2025-10-01")).toEqual(["NOT_DELIVERED"]);
    expect((await countsOf("10011", "2025-10-01")).all.vacancies).toEqual({ value: "0", why: [] });
  });

  it("are what was loaded last, also where that speaks of an earlier day", async () => {
    const open = (status: VacancyRecord["status"]) => [vacancyRecord("V1", { status, opensOn: "2025-01-01" })];
    await deliver("10013", { day: "2025-03-01", records: open("EXTERNAL") }, 1);
    await deliver("10013", { day: "2025-02-01", records: open("FILLED") }, 2);
    expect((await countsOf("10013", "2025-03-01")).all.vacancies.value).toBe("0");
    expect((await countsOf("10013", "2025-02-15")).boardsDelivered).toBe(1);
  });

  it("are of two deliveries of one day what the second one says", async () => {
    const day = "2025-10-01";
    await deliver("10015", { day, records: ["V1", "V2"].map((number) => vacancyRecord(number)) }, 1);
    await deliver("10015", { day, records: [vacancyRecord("V2", { status: "EXTERNAL" })] }, 2);
    await deliver("10015", { day, records: [vacancyRecord("V2"), vacancyRecord("V3", { status: "REGIONAL" })] }, 3);
    const { shared, unshared } = await countsOf("10015", day);
    expect([shared.vacancies.value, unshared.vacancies.value]).toEqual(["1", "1"]);
  });

  it("are kept by single changes as by full lists", async () => {
    const records = ["V1", "V2"].map((number) => vacancyRecord(number));
    await deliver("10014", { day: "2025-10-01", records }, 1);
    const one = [vacancyRecord("V1", { status: "FILLED" })];
    await hub.load(vacancy, one, { board: "10014", day: "2025-10-08", runId: 2, coverage: "delta" });
    expect((await countsOf("10014", "2025-10-07")).unshared.vacancies.value).toBe("2");
    expect((await countsOf("10014", "2025-10-08")).unshared).toMatchObject({
      vacancies: { value: "1" },
      fte: { value: "0.8000" },
    });
  });

  it("are the board's own: all others are told nothing, whatever there is, but how far its deliveries tell", async () => {
    for (const caller of [boardCaller("10099"), partner]) {
      for (const board of ["10014", "10098"]) {
        for (const on of ["2025-09-30", "2025-10-01", "2026-01-15"]) {
          const told = await countsOf(board, on, caller);
          expect(JSON.stringify(told)).not.toMatch(/"value":"/);
          const own = extentOf(await countsOf(board, on));
          expect(told).toEqual({ ...(await countsOf("10097", on, caller)), ...own });
          expect(told.shared.vacancies.why).toEqual(["NOT_PLANNED"]);
        }
      }
    }
    expect((await countsOf("10014", "2026-01-15", partner)).toldUntil).toBe("2025-10-08");
    for (const caller of [adviser(), operator])
      expect(codesOf(await ask("10014", "2025-10-01", caller))).toEqual(["FORBIDDEN"]);
  });

  it("are of no day to come", async () => {
    expect(codesOf(await ask("10014", "2099-01-01"))).toEqual(["ARGUMENT_INVALID"]);
  });
});
