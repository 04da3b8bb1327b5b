import { describe, expect, it } from "@jest/globals";
import { Random } from "@regiohub/infra/testing/random";
import { type Course, projectStaff, type SiteStaff } from "./project.js";
import { type BandYear, type Chance, simulate } from "./simulate.js";
import { totalOf } from "./total.js";

const SPAN = { from: 2025, years: 6 };
const STEADY: Course = { outflowRate: 600n };
const SITES: readonly SiteStaff[] = ["90AA00", "90AA01"].map((siteCode) => ({
  siteCode,
  persons: 125,
  fte: 1_000_000n,
  exits: Array.from({ length: 12 }, (_, index) => ({ on: `${2026 + (index % 6)}-04-01`, persons: 1, fte: 8_000n })),
  inflow: 60_000n,
  boardPupils: { known: 1_000, expected: [990, 980, 970, 960, 950, 940] },
}));
const PATHS = [0.01, -0.02, -0.04].map((first) => Array.from({ length: 6 }, (_, year) => first * (year + 1)));

const chance = (seed: number, more: Partial<Chance> = {}): Chance => {
  const random = new Random(seed);
  return { draws: 400, uniform: () => random.next(), workOn: 0.1, paths: PATHS, ...more };
};
const central = totalOf([...projectStaff(SITES, STEADY, SPAN).values()]);
const last = (years: readonly BandYear[]) => years.at(-1) as BandYear;

describe("the band around a forecast", () => {
  it("is the same for the same seed, and another for another", () => {
    expect(simulate(SITES, STEADY, SPAN, chance(1))).toEqual(simulate(SITES, STEADY, SPAN, chance(1)));
    expect(simulate(SITES, STEADY, SPAN, chance(2))).not.toEqual(simulate(SITES, STEADY, SPAN, chance(1)));
  });

  it("has the forecast within it, each year, and widens", () => {
    const years = simulate(SITES, STEADY, SPAN, chance(1));
    for (const [index, { stock, formation, gap }] of years.entries()) {
      const of = central[index] as (typeof central)[number];
      for (const [band, said] of [
        [stock, of.stock],
        [formation, of.formation],
        [gap, of.formation - of.stock],
      ] as const) {
        expect(band.low).toBeLessThan(said);
        expect(band.high).toBeGreaterThan(said);
        expect(band.middle > band.low && band.middle < band.high).toBe(true);
      }
    }
    const width = ({ gap }: BandYear) => Number(gap.high - gap.low);
    expect(width(last(years))).toBeGreaterThan(1.5 * width(years[0] as BandYear));
  });

  it("has eight of ten forecasts that come about by the same chances within it", () => {
    const { stock } = last(simulate(SITES, STEADY, SPAN, chance(1)));
    const others = Array.from({ length: 500 }, (_, index) =>
      last(simulate(SITES, STEADY, SPAN, chance(100 + index, { draws: 1 }))),
    );
    const within = others.filter(({ stock: one }) => one.middle >= stock.low && one.middle <= stock.high).length;
    expect(within / others.length).toBeGreaterThan(0.75);
    expect(within / others.length).toBeLessThan(0.85);
  });

  it("is a line where nothing is left to chance", () => {
    const still = { outflowRate: 0n };
    const alone = SITES.map((site) => ({ ...site, inflow: 0n }));
    const said = totalOf([...projectStaff(alone, still, SPAN).values()]);
    for (const [index, { stock, formation }] of simulate(
      alone,
      still,
      SPAN,
      chance(1, { workOn: 0, paths: [] }),
    ).entries()) {
      expect(stock).toEqual({ low: said[index]?.stock, middle: said[index]?.stock, high: said[index]?.stock });
      expect(formation.low).toBe(formation.high);
    }
  });

  it("is a line for a formation that somebody else has reckoned, whatever pupils do", () => {
    const formation = new Map([2026, 2027, 2028, 2029, 2030, 2031].map((year) => [year, 950_000n]));
    const delivered = SITES.map((site) => ({ ...site, formation }));
    for (const { formation: band } of simulate(delivered, STEADY, SPAN, chance(1)))
      expect(band).toEqual({ low: 1_900_000n, middle: 1_900_000n, high: 1_900_000n });
  });

  it("has more staff in it where people work on", () => {
    const only = { outflowRate: 0n };
    const stock = (workOn: number) => simulate(SITES, only, SPAN, chance(1, { workOn }))[0]?.stock.middle ?? 0n;
    expect(stock(1)).toBeGreaterThan(stock(0));
  });

  it("is nothing of nobody", () => {
    const years = simulate([], { outflowRate: 500n }, SPAN, chance(1));
    expect(years.map(({ gap }) => gap.high)).toEqual([0n, 0n, 0n, 0n, 0n, 0n]);
  });
});

describe("the band around a forecast of few people", () => {
  const FEW = 8;
  const NEXT = { from: 2025, years: 1 };
  const few = (more: Partial<SiteStaff>): readonly SiteStaff[] => [
    { siteCode: "90AA00", persons: FEW, fte: BigInt(FEW) * 10_000n, exits: [], inflow: 0n, ...more },
  ];
  const retiring = [{ on: "2026-09-01", persons: FEW, fte: BigInt(FEW) * 10_000n }] as const;
  const pupils = { known: 100, expected: [90] };
  const seeds = Array.from({ length: 40 }, (_, index) => index + 1);

  it.each([
    ["who leaves", few({}), { outflowRate: 2_000n }, {}],
    ["who comes", few({ inflow: 20_000n }), { outflowRate: 0n }, {}],
    ["who works on", few({ exits: retiring }), { outflowRate: 0n }, { workOn: 0.5 }],
    ["how pupils go astray", few({ boardPupils: pupils }), { outflowRate: 0n }, { paths: [[0.01], [-0.03]] }],
  ] as const)("hangs on the seed for %s", (_, sites, course, more) => {
    const drawn = (seed: number) =>
      JSON.stringify(
        simulate(sites, course, NEXT, chance(seed, { workOn: 0, paths: [], draws: 1, ...more })).map(({ gap }) =>
          String(gap.middle),
        ),
      );
    expect(seeds.map(drawn)).toEqual(seeds.map(drawn));
    expect(new Set(seeds.map(drawn)).size).toBeGreaterThan(2);
  });

  it("is as chance has it, whatever the seed: of people who are so few it moves by one or not at all", () => {
    const [low, middle, high] = [0.9, 0.5, 0.1].map((part) => BigInt(FEW - leaversAt(part, FEW, 0.1)) * 10_000n);
    for (const seed of seeds) {
      const [year] = simulate(few({}), { outflowRate: 1_000n }, NEXT, chance(seed, { workOn: 0, paths: [] }));
      expect({ seed, ...year?.stock }).toEqual({ seed, low, middle, high });
    }
  });
});

/** The fewest leavers that are not exceeded with so large a chance, each leaving by themselves: counted over all who may leave. */
function leaversAt(part: number, people: number, chance: number): number {
  let [passed, leavers] = [0, -1];
  while (passed < part) {
    leavers += 1;
    let ways = 1;
    for (let one = 1; one <= leavers; one += 1) ways = (ways * (people - leavers + one)) / one;
    passed += ways * chance ** leavers * (1 - chance) ** (people - leavers);
  }
  return leavers;
}
