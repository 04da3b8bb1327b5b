import { afterAll, beforeAll, beforeEach, expect, it } from "@jest/globals";
import type { LoadedRun } from "@regiohub/infra/hub";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { employment, member, site } from "@regiohub/schema/records/index";
import { staff } from "../index.js";
import { forgetPeople, offeredAfter } from "../testing/offered.js";
import { employmentRecord, memberRecord, siteRecord } from "../testing/records.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  await hub.load(site, [siteRecord(), siteRecord({ siteCode: "99ZA01" })], { board: null, coverage: "full" });
});
afterAll(() => hub.close());
beforeEach(() => forgetPeople(hub.url));

/** A line of person 1: of the employment, and on its own days where they are others. */
const line = (contract: string, more: Partial<EmploymentRecord> = {}): EmploymentRecord => {
  const [contractStartsOn = "", end = ""] = contract.split("..");
  const contractEndsOn = end === "" ? null : end;
  const days = { contractStartsOn, contractEndsOn, startsOn: contractStartsOn, endsOn: contractEndsOn };
  return employmentRecord({ memberNumber: "1", ...days, ...more });
};

/** Delivers, and gives what is offered afterwards in lines: number, days, size, site, board; `?` behind an end that is presumed. */
async function after(
  run: Partial<LoadedRun> & Pick<LoadedRun, "runId" | "day">,
  records: readonly EmploymentRecord[],
): Promise<string[]> {
  const delivery = { coverage: "full", ...run } as const;
  const numbers = [...new Set(records.map(({ memberNumber }) => memberNumber))];
  await hub.load(
    member,
    numbers.map((memberNumber) => memberRecord({ memberNumber })),
    delivery,
  );
  await hub.load(employment, records, delivery);
  const { stretch, worker } = await offeredAfter(hub, run, run.runId === 1 ? "all" : "changed");
  const gone = worker.filter(({ hasStretches }) => !hasStretches).map(({ memberNumber }) => `${memberNumber} nothing`);
  return [
    ...stretch.map(
      ({ memberNumber, startsOn, endsOn, presumed, fte, siteCode, secondedTo }) =>
        `${memberNumber} ${startsOn}..${endsOn ?? ""}${presumed ? "?" : ""} ${fte} ${siteCode}${secondedTo ? ` for ${secondedTo}` : ""}`,
    ),
    ...gone,
  ];
}

it("is one time for what is one, and adds up what somebody does beside each other", async () => {
  const lines = [
    line("2024-08-01..2025-07-31", { lineNumber: "a", contractKind: "TEMPORARY", siteCode: "99ZA01" }),
    line("2025-08-01..", { employmentNumber: "2", lineNumber: "b", siteCode: "99ZA01", contractKind: "TEMPORARY" }),
    line("2026-01-01..2026-06-30", { employmentNumber: "3", lineNumber: "c", fte: "0.2000" }),
  ];
  expect(await after({ runId: 1, day: "2025-10-01" }, lines)).toEqual([
    "1 2024-08-01..2025-12-31 8000 99ZA01",
    "1 2026-01-01..2026-06-30 10000 99ZA00",
    "1 2026-07-01.. 8000 99ZA01",
  ]);
});

it("lasts as long as the employment does, not as long as the lines that an export still holds", async () => {
  const kept = line("2010-08-01..", { lineNumber: "2", startsOn: "2025-08-01" });
  const former = line("2010-08-01..", { lineNumber: "1", startsOn: "2024-08-01", endsOn: "2025-07-31", fte: "0.5000" });
  expect(await after({ runId: 1, day: "2025-10-01" }, [kept])).toEqual(["1 2010-08-01.. 8000 99ZA00"]);
  expect(await after({ runId: 2, day: "2025-10-02" }, [kept, former])).toEqual([
    "1 2010-08-01..2025-07-31 5000 99ZA00",
    "1 2025-08-01.. 8000 99ZA00",
  ]);
  const moved = { ...kept, endsOn: "2025-12-31" };
  expect(await after({ runId: 3, day: "2026-02-01", coverage: "windowed" }, [moved])).toEqual([
    "1 2010-08-01..2025-07-31 5000 99ZA00",
    "1 2025-08-01.. 8000 99ZA00",
  ]);
});

it("is seconded where the largest employment is, and at the site of what is not seconded beside it", async () => {
  const beside = (fte: string, siteCode: string) => line("2024-08-01..", { employmentNumber: "2", fte, siteCode });
  const seconded = line("2024-08-01..", { fte: "0.5000", siteCode: null, secondedTo: "99002" });
  expect(await after({ runId: 1, day: "2025-10-01" }, [seconded, beside("0.4000", "99ZA01")])).toEqual([
    "1 2024-08-01.. 9000 99ZA01 for 99002",
  ]);
  expect(await after({ runId: 2, day: "2025-11-01" }, [seconded, beside("0.6000", "99ZA01")])).toEqual([
    "1 2024-08-01.. 11000 99ZA01",
  ]);
});

it("counts nobody who is hired or in training", async () => {
  const hired = line("2024-08-01..", { contractKind: "EXTERNAL" });
  const trainee = line("2024-08-01..", { memberNumber: "2", contractKind: "TRAINEE" });
  expect(await after({ runId: 1, day: "2025-10-01" }, [hired, trainee])).toEqual([]);
  expect(await after({ runId: 2, day: "2025-10-02" }, [hired, { ...trainee, contractKind: "TEMPORARY" }])).toEqual([
    "2 2024-08-01.. 8000 99ZA00",
  ]);
  expect(await after({ runId: 3, day: "2025-10-03" }, [hired, trainee])).toEqual(["2 nothing"]);
});

it("ends the day before a full delivery that leaves it out; what had ended stays, what had not begun never was", async () => {
  const running = line("2024-08-01..", { memberNumber: "1" });
  const planned = line("2024-08-01..2026-07-31", { memberNumber: "2" });
  const ended = line("2024-08-01..2025-09-30", { memberNumber: "3" });
  const future = line("2026-08-01..", { memberNumber: "4" });
  const other = line("2024-08-01..", { memberNumber: "5" });
  await after({ runId: 1, day: "2025-10-01" }, [running, planned, ended, future, other]);
  expect(await after({ runId: 2, day: "2025-11-01" }, [other])).toEqual([
    "1 2024-08-01..2025-10-31? 8000 99ZA00",
    "2 2024-08-01..2025-10-31? 8000 99ZA00",
    "3 2024-08-01..2025-09-30 8000 99ZA00",
    "4 nothing",
  ]);
  expect(await after({ runId: 3, day: "2025-12-01" }, [other, running])).toEqual(["1 2024-08-01.. 8000 99ZA00"]);
});

it.each(["windowed", "delta"] as const)("goes on when a %s delivery leaves it out", async (coverage) => {
  await after({ runId: 1, day: "2025-10-01" }, [line("2024-08-01..")]);
  expect(await after({ runId: 2, day: "2025-11-01", coverage }, [line("2025-08-01..", { memberNumber: "2" })])).toEqual(
    ["2 2025-08-01.. 8000 99ZA00"],
  );
});

it("goes on under another number of the employment", async () => {
  const former = line("2020-08-01..");
  await after({ runId: 1, day: "2025-10-01" }, [former]);
  expect(await after({ runId: 2, day: "2026-01-20" }, [{ ...former, employmentNumber: "100" }])).toEqual([
    "1 2020-08-01.. 8000 99ZA00",
  ]);
  expect(await after({ runId: 3, day: "2026-02-20" }, [line("2026-02-01..", { employmentNumber: "200" })])).toEqual([
    "1 2020-08-01.. 8000 99ZA00",
  ]);
});

it("goes on as before when somebody who was left out is delivered again, with the lines of some months", async () => {
  const former = line("2023-08-01..", { lineNumber: "1", endsOn: "2025-07-31", fte: "0.5000" });
  const present = line("2023-08-01..", { lineNumber: "2", startsOn: "2025-08-01" });
  const other = line("2024-08-01..", { memberNumber: "2" });
  const known = ["1 2023-08-01..2025-07-31 5000 99ZA00", "1 2025-08-01.. 8000 99ZA00"];
  expect(await after({ runId: 1, day: "2025-10-01" }, [former, present])).toEqual(known);
  await after({ runId: 2, day: "2025-11-01" }, [other]);
  expect(await after({ runId: 3, day: "2025-12-01" }, [other, present])).toEqual(known);
  expect(await after({ runId: 4, day: "2026-01-01" }, [other])).toEqual([
    known[0],
    "1 2025-08-01..2025-12-31? 8000 99ZA00",
  ]);
});

it("is told anew when nothing but a line went", async () => {
  const lines = [
    line("2024-08-01..", { lineNumber: "1" }),
    line("2024-08-01..", { lineNumber: "2", siteCode: "99ZA01" }),
  ];
  expect(await after({ runId: 1, day: "2025-10-01" }, lines)).toEqual(["1 2024-08-01.. 8000 99ZA00"]);
  expect(await after({ runId: 2, day: "2025-11-01" }, lines.slice(1))).toEqual(["1 2024-08-01.. 8000 99ZA01"]);
});

it("is told of once, and again only of whom a run changed anything", async () => {
  const two = [line("2024-08-01.."), line("2024-08-01..", { memberNumber: "2" })];
  await after({ runId: 1, day: "2025-10-01" }, two);
  expect(await after({ runId: 2, day: "2025-10-02" }, two)).toEqual([]);
  expect(
    await after({ runId: 3, day: "2025-10-03", historySince: "2023-08-01" }, [
      ...two,
      line("2022-08-01..2022-12-31", { memberNumber: "3" }),
    ]),
  ).toEqual(["1 2024-08-01.. 8000 99ZA00", "2 2024-08-01.. 8000 99ZA00", "3 2022-08-01..2022-12-31 8000 99ZA00"]);
});
