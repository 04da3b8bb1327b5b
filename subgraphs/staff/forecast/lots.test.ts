import { expect, it } from "@jest/globals";
import { Random } from "@regiohub/infra/testing/random";
import type { Formation } from "../formation/queries.js";
import { lotOf, staffOfLots } from "./lots.js";
import { type Course, projectStaff, type SiteStaff } from "./project.js";
import type { StaffOnDay } from "./queries.js";
import { type BoardStart, sitesOf } from "./start.js";
import { totalOf } from "./total.js";

const SPAN = { from: 2025, years: 3 };
const YEARS = [2026, 2027, 2028];

/** Of staff in multiples of this a part in ten-thousandths leaves three times without anything to round. */
const UNROUNDED = 10_000n ** 3n;

/** A board with some sites, of which some have pupils or are reckoned with, and those of them that lie in a region. */
interface RandomBoard extends BoardStart {
  readonly number: string;
  readonly within: ReadonlySet<string>;
}

function randomBoard(random: Random, number: string, inflow: bigint): RandomBoard {
  const siteCodes = Array.from({ length: 1 + random.below(4) }, (_, index) => `${number.slice(-2)}AA0${index}`);
  const hasPupils = random.below(4) > 0;
  const pupils = new Map(
    siteCodes
      .filter(() => hasPupils && random.below(8) > 0)
      .map((code) => [code, [1 + random.below(400), ...YEARS.map(() => random.next() * 400)]]),
  );
  // Staff in multiples of the pupils of today follows those of later years without anything to round.
  const known = [...pupils.values()].reduce((sum, [now = 0]) => sum + now, 0) || 1;
  const unit = UNROUNDED * BigInt(known) * 10_000n;
  return {
    ...{ number, siteCodes, inflow, formation: randomFormation(random, number, siteCodes) },
    pupilsOf: (code, year) => pupils.get(code)?.[year - SPAN.from],
    staff: siteCodes.flatMap((siteCode) =>
      [null, "2026-04-01", "2028-04-01"].map(
        (exitOn): StaffOnDay => ({
          ...{ board: number, siteCode, exitOn, persons: 10, ageless: 0 },
          fte: BigInt(random.below(10)) * unit,
        }),
      ),
    ),
    within: new Set(siteCodes.filter((_, index) => index === 0 || random.below(5) > 0)),
  };
}

/** What was reckoned for a board: nothing, for all of it, or for each of its sites; in some of the years. */
function randomFormation(random: Random, board: string, siteCodes: readonly string[]): Formation[] {
  const reckoned = random.pick([[], [], ["ALL"], siteCodes]);
  return YEARS.filter(() => random.below(4) > 0).flatMap((year) =>
    reckoned.map((siteCode) => ({ board, siteCode, year, fte: (random.below(300_000) / 10_000).toFixed(4) })),
  );
}

/** The part of a board in the region, as the board itself has it. */
const ownPart = (board: RandomBoard) => sitesOf(board, SPAN).filter(({ siteCode }) => board.within.has(siteCode));

/** Boards in the region as others have them: who is there by board, or all together. */
function lotsOf(boards: readonly RandomBoard[], byBoard: boolean) {
  const lots = boards.map((board) => {
    const sites = board.siteCodes.map((siteCode) => ({ siteCode, isWithin: board.within.has(siteCode) }));
    return lotOf(board.number, { ...board, staff: amountOf(ownPart(board)) }, sites, SPAN);
  });
  const staff = amountOf(boards.flatMap(ownPart));
  return byBoard ? lots : [{ key: "AM03", staff, boardPupils: undefined, sites: lots.flatMap(({ sites }) => sites) }];
}

const amountOf = (sites: readonly SiteStaff[]) => ({
  persons: sites.reduce((sum, { persons }) => sum + persons, 0),
  fte: sites.reduce((sum, { fte }) => sum + fte, 0n),
});

const yearsOf = (sites: readonly SiteStaff[], course: Course) =>
  totalOf([...projectStaff(sites, course, SPAN).values()]);

it("a region is the sum of its boards' parts, exactly, whatever they are made of, or it is not told", () => {
  const seen = { byBoard: 0, together: 0, untold: 0 };
  for (let seed = 1; seed <= 400; seed += 1) {
    const random = new Random(seed);
    const comes = random.below(2) === 0; // else somebody leaves: a part of who came would be rounded
    const boards = Array.from({ length: 1 + random.below(4) }, (_, index) =>
      randomBoard(random, `9900${index}`, comes ? BigInt(random.below(20_000)) : 0n),
    );
    const course = {
      outflowRate: comes ? 0n : BigInt(random.below(10_000)),
      ...(random.below(2) === 0 && { pupilsPerFte: 175_000n }),
    };
    const parts = boards.map(ownPart);
    const all = parts.flat();
    const sum = totalOf(parts.map((sites) => yearsOf(sites, course)));
    const moves = {
      exits: all.flatMap(({ exits }) => exits),
      inflow: all.reduce((total, { inflow }) => total + inflow, 0n),
    };
    for (const way of ["byBoard", "together"] as const) {
      const { sites, whyFormation } = staffOfLots({ lots: lotsOf(boards, way === "byBoard"), ...moves }, course, SPAN);
      for (const [at, { year, stock, formation }] of yearsOf(sites, course).entries()) {
        const why = whyFormation(year);
        seen[why === null ? way : "untold"] += 1;
        expect({ seed, way, year, stock, formation: why ?? formation }).toEqual({
          ...{ seed, way, year, stock: sum[at]?.stock },
          formation: why === null ? sum[at]?.formation : "NOT_PUBLISHED",
        });
      }
    }
  }
  expect([seen.byBoard > 400, seen.together > 100, seen.untold > 200]).toEqual([true, true, true]);
});
