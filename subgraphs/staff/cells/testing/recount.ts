import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { ageBandSchemes } from "@regiohub/schema/age-bands";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { ageOn } from "../../member/age.js";
import type { CountedCell } from "../queries.js";
import { SITES, type World, type WorldLine } from "./world.js";

/** Who is asked about, and how ages are told. */
interface Asked {
  readonly board: BoardNumber;
  readonly on: CalendarDate;
  readonly bands: string;
}

const FIRM = ["PERMANENT", "TEMPORARY", "REPLACEMENT"];
const FIRST_GROUP = ["MANAGEMENT", "TEACHING", "SUPPORT", "TRAINEE", "UNKNOWN"];

/** An employment on the day, by its largest line. */
interface Running {
  readonly number: string;
  readonly contract: string;
  readonly group: string;
  readonly scale: string;
  readonly size: number;
}

/**
 * The cells by every dimension, counted person by person from the records as a board delivers them: what the SQL is held
 * against. It shares nothing with it but the list of age bands.
 */
export async function recount(world: World, { board, on, bands }: Asked): Promise<CountedCell[]> {
  const scheme = (await ageBandSchemes()).get(bands);
  const cells = new Map<string, { persons: number; employments: number; fte: bigint }>();
  const add = (keys: readonly string[], persons: number, employments: number, size: number) => {
    const key = keys.join("|");
    const cell = cells.get(key) ?? { persons: 0, employments: 0, fte: 0n };
    cells.set(key, {
      persons: cell.persons + persons,
      employments: cell.employments + employments,
      fte: cell.fte + BigInt(size),
    });
  };
  for (const { memberNumber, bornOn, sex } of world.members) {
    const own = world.employments.filter((line) => line.memberNumber === memberNumber && goesOn(line, on));
    const byEmployment = new Map(
      [...Map.groupBy(own, ({ employmentNumber }) => employmentNumber)].map(([number, all]) => [
        number,
        telling(all, on),
      ]),
    );
    const lines = [...byEmployment.values()].flat();
    if (lines.length === 0) continue;
    const age = bornOn === null ? null : ageOn(bornOn, on);
    const band = scheme?.bands.find(
      ({ fromAge, untilAge }) => age !== null && age >= fromAge && age < (untilAge ?? 999),
    );
    const place = placeOf(lines, on);
    const keysOf = ({ group, scale }: Running, contract: string, at = place) => [
      band?.code ?? "UNKNOWN",
      group,
      sex ?? "UNKNOWN",
      contract,
      scale,
      at,
      board,
      SITES[at]?.region ?? "UNKNOWN",
    ];
    const running = [...byEmployment.values()].map((all) => runningOf(all, on));
    for (const one of running) {
      add(keysOf(one, one.contract), 0, 1, 0);
      const worked = workedAt(byEmployment.get(one.number) as EmploymentRecord[], one.size, on);
      for (const [at, size] of worked) if (size > 0) add(keysOf(one, one.contract, at), 0, 0, size);
    }
    const firmest = FIRM.find((kind) => running.some(({ contract }) => contract === kind)) as string;
    add(keysOf(mainOf(running), firmest), 1, 0, 0);
  }
  return [...cells].map(([key, cell]) => ({ on, keys: key.split("|"), ...cell }));
}

const goesOn = (line: EmploymentRecord, on: CalendarDate): boolean =>
  FIRM.includes(line.contractKind) && line.contractStartsOn <= on && (line.contractEndsOn ?? "9999") >= on;

/** The lines of an employment that tell of a day: that run; else all that ended last before; else all that begin first. */
function telling(lines: readonly WorldLine[], on: CalendarDate): readonly WorldLine[] {
  const lastOf = ({ endsOn, until = "9999" }: WorldLine) => [endsOn ?? "9999", until].sort()[0] as string;
  const said = lines.filter((line) => line.startsOn <= lastOf(line));
  const [begun, later] = [said.filter(({ startsOn }) => startsOn <= on), said.filter(({ startsOn }) => startsOn > on)];
  const running = begun.filter((line) => lastOf(line) >= on);
  if (running.length > 0) return running;
  const last = begun.map(lastOf).sort().at(-1);
  if (last !== undefined) return begun.filter((line) => lastOf(line) === last);
  const first = later.map(({ startsOn }) => startsOn).sort()[0];
  return later.filter(({ startsOn }) => startsOn === first);
}

const isThere = (siteCode: string, on: CalendarDate) => on < (SITES[siteCode]?.closedOn ?? "9999");

/** The sites that some lines are at, in order. */
const sitesOf = (lines: readonly EmploymentRecord[], on: CalendarDate): string[] =>
  lines
    .flatMap(({ siteCode }) => siteCode ?? [])
    .filter((code) => isThere(code, on))
    .sort();

/** The first of the sites that the board has. */
const firstSite = (on: CalendarDate): string =>
  Object.keys(SITES)
    .filter((code) => isThere(code, on))
    .sort()[0] as string;

/** The first of the sites that somebody works at; else the first that the board has. */
const placeOf = (lines: readonly EmploymentRecord[], on: CalendarDate): string =>
  sitesOf(lines, on)[0] ?? firstSite(on);

/**
 * What of an employment's size is worked where, in ten-thousandths: line by line a fraction of it, in whole numbers; and
 * what has come together at each site and those before it is rounded.
 */
function workedAt(lines: readonly EmploymentRecord[], size: number, on: CalendarDate): Map<string, number> {
  const known = lines.map(({ share }) => (share === null ? null : Math.round(Number(share) * 10_000)));
  const silent = known.filter((share) => share === null).length;
  const left = Math.max(0, 10_000 - known.reduce<number>((sum, share) => sum + (share ?? 0), 0));
  const told = known.map((share) => (share === null ? left : share * (silent || 1)));
  const weights = told.every((weight) => weight === 0) ? told.map(() => 1) : told;
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const siteAt = lines.map((line) => sitesOf([line], on)[0] ?? firstSite(on));
  const worked = new Map<string, number>();
  let [upto, before] = [0, 0];
  for (const site of [...new Set(siteAt)].sort()) {
    upto += weights.reduce((sum, weight, index) => sum + (siteAt[index] === site ? weight : 0), 0);
    const rounded = Math.floor((2 * size * upto + whole) / (2 * whole));
    worked.set(site, rounded - before);
    before = rounded;
  }
  return worked;
}

function runningOf(lines: readonly EmploymentRecord[], on: CalendarDate): Running {
  const largest = [...lines].sort(
    (one, other) => Number(other.share ?? -1) - Number(one.share ?? -1) || (one.lineNumber < other.lineNumber ? -1 : 1),
  )[0] as EmploymentRecord;
  return {
    number: largest.employmentNumber,
    contract: largest.contractKind,
    group: largest.functionGroup ?? "UNKNOWN",
    scale: scaleByHand(largest, on),
    size: Math.round(Number(largest.fte ?? 0) * 10_000),
  };
}

/** What the codes of `randomWorld` mean: LB until August 2018 and since 2022, L10 in between, and scales of support staff. */
function scaleByHand({ scaleCode, startsOn, endsOn }: EmploymentRecord, on: CalendarDate): string {
  const code = scaleCode?.replaceAll(" ", "").toUpperCase() || "UNKNOWN";
  if (code === "UNKNOWN") return code;
  if (code === "07") return "S7";
  if (code === "L10") return on >= "2018-09-01" && on <= "2021-12-31" ? "T1" : "UNKNOWN_SCALE";
  if (code !== "LB") return "UNKNOWN_SCALE";
  if (on <= "2018-08-31") return (endsOn ?? "9999") >= "2022-01-01" ? "UNKNOWN_SCALE" : "T2";
  return on >= "2022-01-01" && startsOn > "2018-08-31" ? "T1" : "UNKNOWN_SCALE";
}

/** The employment that says what a person mainly is. */
function mainOf(running: readonly Running[]): Running {
  const sizeOf = (group: string) =>
    running.filter((one) => one.group === group).reduce((sum, { size }) => sum + size, 0);
  return [...running].sort(
    (one, other) =>
      sizeOf(other.group) - sizeOf(one.group) ||
      FIRST_GROUP.indexOf(one.group) - FIRST_GROUP.indexOf(other.group) ||
      other.size - one.size ||
      (one.number < other.number ? -1 : 1),
  )[0] as Running;
}
