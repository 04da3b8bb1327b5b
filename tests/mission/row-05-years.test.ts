import { beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import type { CalendarDate } from "@regiohub/infra/values";
import { octoberOf } from "@regiohub/schema/octobers";
import { adviser, partner } from "@regiohub/schema/testing/callers";
import { afasFiles } from "./support/afas-files.js";
import { human, job, working } from "./support/people.js";
import type { FlowTotals, Said } from "./support/said.js";
import { missionWorld } from "./support/world.js";

const hub = missionWorld();

/** The years of which 1 October is asked about: of the last three figures are given out in the first night. */
const YEARS = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025] as const;
const [DELIVERED_ON, NIGHT] = ["2025-10-15", "2025-10-20"];

/** Of each board: its school; how many are there all the time, who come in each summer, and for how many years they stay. */
const BOARDS = [
  ["11111", "90AA00", { stay: 60, come: 14, years: 3 }],
  ["22222", "90BB00", { stay: 50, come: 15, years: 2 }],
  ["33333", "90CC00", { stay: 40, come: 13, years: 4 }],
] as const;

interface Time {
  readonly site: string;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate | null;
}

/** Who is at a board and when: some all the time; some come on 1 August of a year, and leave on 31 July, as known by now. */
function timesAt([, site, { stay, come, years }]: (typeof BOARDS)[number]): Time[] {
  const all = { site, startsOn: "2010-08-01", endsOn: null };
  const summers = Array.from({ length: 2025 - 2010 }, (_, index) => 2011 + index);
  return [
    ...Array.from({ length: stay }, () => all),
    ...summers.flatMap((year) => {
      const endsOn = year + years > 2025 ? null : `${year + years}-07-31`;
      return Array.from({ length: come + 2 * (year % 4) }, () => ({ site, startsOn: `${year}-08-01`, endsOn }));
    }),
  ].filter(({ endsOn }) => endsOn === null || endsOn >= "2018-08-01");
}

/** All who are at the boards, and how many of them are there on a day, or come or leave behind it until another: counted singly. */
const everybody = BOARDS.flatMap(timesAt);
const thereOn = (on: CalendarDate) =>
  everybody.filter(({ startsOn, endsOn }) => startsOn <= on && (endsOn ?? "9999") >= on).length;
const cameIn = (from: CalendarDate, to: CalendarDate) =>
  everybody.filter(({ startsOn }) => startsOn > from && startsOn <= to).length;
const leftIn = (from: CalendarDate, to: CalendarDate) =>
  everybody.filter(({ endsOn }) => endsOn !== null && endsOn >= from && endsOn < to).length;

beforeAll(async () => {
  for (const [at, row] of BOARDS.entries()) {
    const [board] = row;
    const people = timesAt(row).map(({ site, ...time }, index) =>
      working(human(at * 1_000 + index), String(index + 1).padStart(6, "0"), job(site, time)),
    );
    const files = afasFiles(board, people, { historySince: "2018-08-01" });
    await hub.bring(files, { board, day: DELIVERED_ON });
  }
}, 120_000);

const own: Caller = { ...adviser(), regions: [{ scheme: "PROVINCIE", code: "PV22" }] };

interface OfYear {
  readonly on: CalendarDate;
  readonly persons: number | null;
  readonly why: readonly string[];
  readonly cells: readonly { readonly keys: readonly { readonly code: string }[]; readonly persons: number | null }[];
}

/** The series of the region by function group, one year a line. */
async function series(caller: Caller = own): Promise<readonly OfYear[]> {
  const asked = `workforceSeries(from: ${YEARS[0]}, until: ${YEARS.at(-1)}, by: [FUNCTION_GROUP]) {
    on persons why cells { keys { code } persons } }`;
  const { region } = await hub.answer<{ region: { workforceSeries: readonly OfYear[] } }>(
    `{ region(scheme: PROVINCIE, code: "PV22") { ${asked} } }`,
    caller,
  );
  return region.workforceSeries;
}
/** The years of which there are figures by function group. */
const yearsOut = async () =>
  (await series()).flatMap(({ on, cells }) => (cells.length > 0 ? [Number(on.slice(0, 4))] : []));

/** The years of which there are flows. */
async function flowYearsOut(): Promise<number[]> {
  const each = await Promise.all(YEARS.map(flowsOf));
  return YEARS.filter((_, at) => each[at]?.came.value !== null);
}

async function flowsOf(year: number): Promise<FlowTotals> {
  const asked = `flows(from: "${octoberOf(year - 1)}", to: "${octoberOf(year)}") {
    stockBefore { value why } came { value why } left { value why } stockAfter { value why } }`;
  const { region } = await hub.answer<{ region: { flows: FlowTotals } }>(
    `{ region(scheme: PROVINCIE, code: "PV22") { ${asked} } }`,
    own,
  );
  return region.flows;
}

describe("row 5, series over years: boards whose first delivery brings their history", () => {
  it("the last three years are out after a night, and of older ones one more after each, the newest first", async () => {
    expect(await yearsOut()).toEqual([]);
    for (const older of [2022, 2021, 2020, 2019, 2018]) {
      await hub.giveOut(NIGHT);
      expect(await yearsOut()).toEqual(YEARS.filter((year) => year >= older));
      expect(await flowYearsOut()).toEqual(YEARS.filter((year) => year > older)); // those of which both days were gone through
    }
    const all = await series();
    await hub.giveOut(NIGHT); // there is no older day that anything tells of
    expect(await series()).toEqual(all);
  }, 300_000);

  it("has the staff of all eight years, for an adviser and for a partner, as counted person by person", async () => {
    for (const caller of [own, partner]) {
      const told = await series(caller);
      expect(told.map(({ on, persons }) => [on, persons])).toEqual(
        YEARS.map((year) => [octoberOf(year), thereOn(octoberOf(year))]),
      );
      for (const { on, cells } of told) {
        const teachers = cells.find(({ keys }) => keys[0]?.code === "TEACHING");
        expect({ on, teachers: teachers?.persons }).toEqual({ on, teachers: thereOn(on) });
      }
    }
  });

  it("has the flows of all seven years between them: what was there, who came, who left, what is there", async () => {
    for (const year of YEARS.slice(1)) {
      const [from, to] = [octoberOf(year - 1), octoberOf(year)];
      const only = (persons: number): Said => ({ value: String(persons), why: [] });
      expect({ year, ...(await flowsOf(year)) }).toEqual({
        year,
        stockBefore: only(thereOn(from)),
        came: only(cameIn(from, to)),
        left: only(leftIn(from, to)),
        stockAfter: only(thereOn(to)),
      });
    }
  });

  it("has no flows of the year before the first one that deliveries tell of", async () => {
    expect((await flowsOf(2018)).came).toEqual({ value: null, why: ["NOT_OBSERVED"] });
  });
});
