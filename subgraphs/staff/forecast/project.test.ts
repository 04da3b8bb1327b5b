import { describe, expect, it } from "@jest/globals";
import { Random } from "@regiohub/infra/testing/random";
import { type Course, type Exit, projectStaff, type SiteStaff, type StaffYear } from "./project.js";
import { gapOf, totalOf } from "./total.js";

/** FTE in ten-thousandths. */
const fte = (value: number) => BigInt(Math.round(value * 10_000));
const site = (siteCode: string, amount: number, more: Partial<SiteStaff> = {}): SiteStaff => ({
  siteCode,
  persons: Math.ceil(amount),
  fte: fte(amount),
  exits: [],
  inflow: 0n,
  ...more,
});
const retiring = (persons: number, on = "2026-04-01"): Exit[] => [{ on, persons, fte: fte(persons) }];
const reckoned = (amount: number, year = 2026) => new Map([[year, fte(amount)]]);
const NEXT = { from: 2025, years: 1 };
const yearOf = (sites: readonly SiteStaff[], what: Course) =>
  totalOf([...projectStaff(sites, what, NEXT).values()])[0] as StaffYear;

describe("formation against projected staff", () => {
  it("of 95 against 100 is a surplus of 5", () => {
    const sites = [
      site("90AA00", 60, { exits: retiring(2), inflow: fte(2.2), formation: reckoned(55) }),
      site("90AA01", 44, { exits: retiring(1), inflow: fte(2), formation: reckoned(40) }),
    ];
    const year = yearOf(sites, { outflowRate: 500n });
    expect([year.stock, year.retired, year.outflow, year.inflow].map(Number)).toEqual([
      1_000_000, 30_000, 52_000, 42_000,
    ]);
    expect(year.basis).toBe("DELIVERED");
    expect(gapOf(year)).toEqual({ gap: fte(-5), surplus: fte(5), shortage: 0n });
  });

  it("of a region is the sum of its boards', and as if the region were one", () => {
    const boards = [
      site("90AA00", 104, { exits: retiring(3), inflow: fte(4.2), formation: reckoned(95) }),
      site("90BB00", 60, { exits: retiring(4), inflow: fte(4.5), formation: reckoned(60) }),
      site("90CC00", 45, { exits: retiring(3), inflow: fte(1.5), formation: reckoned(40) }),
    ];
    const course = { outflowRate: 500n };
    const gaps = boards.map((board) => Number(gapOf(yearOf([board], course)).gap) / 10_000);
    expect(gaps).toEqual([-5, 2.5, -1.25]);
    const one = site("AM03", 209, { exits: retiring(10), inflow: fte(10.2), formation: reckoned(195) });
    for (const sites of [boards, [one]]) {
      const region = yearOf(sites, course);
      expect(Number(region.stock) / 10_000).toBe(198.75);
      expect(Number(gapOf(region).gap) / 10_000).toBe(-3.75);
    }
  });
});

describe("somebody who reaches the age", () => {
  const retired = (on: string, more: Partial<Course> = {}) => {
    const years = projectStaff(
      [site("90AA00", 5, { exits: retiring(1, on) })],
      { outflowRate: 0n, ...more },
      { from: 2025, years: 2 },
    );
    return years.get("90AA00")?.map((year) => Number(year.retired) / 10_000);
  };

  it("retires in the year that begins behind 1 October and ends on the next", () => {
    expect(retired("2025-11-01")).toEqual([1, 0]);
    expect(retired("2026-10-01")).toEqual([1, 0]);
    expect(retired("2026-11-01")).toEqual([0, 1]);
  });

  it("and was there on the first day all the same, stays", () => {
    expect(retired("2025-10-01")).toEqual([0, 0]);
  });

  it("retires later where people work on", () => {
    expect(retired("2026-10-01", { retirementShift: 1 })).toEqual([0, 1]);
    expect(retired("2025-10-01", { retirementShift: 6 })).toEqual([1, 0]);
  });
});

describe("the formation of a site", () => {
  const still = { outflowRate: 0n };
  const pupils = { known: 40, expected: [30] };
  const boardPupils = { known: 200, expected: [190] };
  const of = (more: Partial<SiteStaff>, what: Partial<Course> = {}) => {
    const { formation, basis } = yearOf([site("90AA00", 10, more)], { ...still, ...what });
    return [Number(formation) / 10_000, basis];
  };

  it("follows the pupils of its board, at as many per FTE as today, also where it has none itself", () => {
    expect(of({ pupils, boardPupils })).toEqual([9.5, "PUPILS"]);
    expect(of({ boardPupils })).toEqual([9.5, "PUPILS"]);
  });

  it("follows its own pupils at another number per FTE, where that is the question", () => {
    expect(of({ pupils, boardPupils }, { pupilsPerFte: fte(25) })).toEqual([1.2, "PUPILS"]);
    expect(of({ boardPupils }, { pupilsPerFte: fte(25) })).toEqual([10, "HELD"]);
  });

  it("stays as it is where no pupils are known", () => {
    expect(of({})).toEqual([10, "HELD"]);
    expect(of({ boardPupils: { known: 0, expected: [0] } })).toEqual([10, "HELD"]);
  });

  it("is what somebody else has reckoned for it, in the years for which they have", () => {
    expect(of({ boardPupils, formation: reckoned(11) })).toEqual([11, "DELIVERED"]);
    expect(of({ boardPupils, formation: reckoned(11, 2027) })).toEqual([9.5, "PUPILS"]);
  });

  it("makes a mixed total of several bases", () => {
    const sites = [site("90AA00", 10, { boardPupils }), site("90AA01", 10)];
    expect(yearOf(sites, still).basis).toBe("MIXED");
    const unused = site("90AA02", 0);
    expect(yearOf([site("90AA00", 10, { boardPupils }), unused], still).basis).toBe("PUPILS");
  });
});

/** Boards with sites in two regions each, and a course per board. */
function randomWorld(random: Random) {
  return Array.from({ length: 1 + random.below(6) }, (_, board) => ({
    course: { outflowRate: BigInt(random.below(2_000)) },
    sites: Array.from({ length: 1 + random.below(8) }, (_, index) => ({
      region: random.pick(["AM01", "AM03"]),
      site: {
        siteCode: `9${board}AA0${index}`,
        persons: 10,
        fte: BigInt(random.below(300_000)),
        exits: Array.from({ length: random.below(5) }, () => ({
          on: `${2025 + random.below(8)}-0${1 + random.below(9)}-01`,
          persons: 1,
          fte: BigInt(random.below(10_001)),
        })),
        inflow: BigInt(random.below(20_000)),
        boardPupils: { known: random.below(400), expected: Array.from({ length: 6 }, () => random.next() * 400) },
      },
    })),
  }));
}

it("adds up from sites to boards to regions to the last digit, and keeps the books year by year", () => {
  const span = { from: 2025, years: 6 };
  for (let seed = 1; seed <= 200; seed += 1) {
    const world = randomWorld(new Random(seed)).map((board) => ({
      ...board,
      years: projectStaff(
        board.sites.map(({ site: one }) => one),
        board.course,
        span,
      ),
    }));
    const boards = world.map(({ years }) => totalOf([...years.values()]));
    const regions = ["AM01", "AM03"].map((code) =>
      world.flatMap(({ sites, years }) =>
        sites.flatMap(({ region, site: { siteCode } }) => (region === code ? [years.get(siteCode) ?? []] : [])),
      ),
    );
    const all = totalOf(boards);
    expect({ seed, years: totalOf(regions.map(totalOf).filter((years) => years.length > 0)) }).toEqual({
      seed,
      years: all,
    });
    for (const [index, board] of world.entries()) {
      const coming = board.sites.reduce((sum, { site: one }) => sum + one.inflow, 0n);
      let before = board.sites.reduce((sum, { site: one }) => sum + one.fte, 0n);
      for (const { year, stock, retired, outflow, inflow } of boards[index] ?? []) {
        expect({ seed, year, stock }).toEqual({ seed, year, stock: before - retired - outflow + inflow });
        expect({ seed, year, inflow }).toEqual({ seed, year, inflow: coming });
        // Each site is rounded: by half a ten-thousandth at most.
        const away = outflow * 10_000n - before * board.course.outflowRate;
        expect(away < 0n ? -away : away).toBeLessThanOrEqual(5_000n * BigInt(board.sites.length));
        before = stock;
      }
    }
  }
});
