import { WHOLE_FORMATION } from "@regiohub/schema/records/formation";
import type { Formation } from "../formation/queries.js";
import type { PupilsOf } from "../pupils/of-sites.js";
import { sharedOut, tenThousandths } from "./exact.js";
import { type SiteStaff, type Span, yearsOf } from "./project.js";
import type { StaffOnDay } from "./queries.js";

/** What a board's forecast begins with. */
export interface BoardStart {
  /** Its own sites. */
  readonly siteCodes: readonly string[];
  readonly staff: readonly StaffOnDay[];
  readonly formation: readonly Formation[];
  readonly pupilsOf: PupilsOf;
  /** FTE that come to the whole board each year. */
  readonly inflow: bigint;
}

/** The sites of a board as a forecast takes them, in the order of their codes. What is said of the board is shared out. */
export function sitesOf(board: BoardStart, span: Span): SiteStaff[] {
  const staff = Map.groupBy(board.staff, ({ siteCode, board: number }) => siteCode ?? number);
  const codes = [...new Set([...board.siteCodes, ...staff.keys()])].sort();
  const own = ownOf(board, codes);
  const formation = formationBySite(board, own, span.from, codes);
  const boardPupils = pupilForecast(board.pupilsOf, own, span);
  const present = codes.map((siteCode) => ({ siteCode, ...presentAt(staff.get(siteCode) ?? []) }));
  const inflow = sharedOut(
    board.inflow,
    present.map(({ fte }) => fte),
  );
  return present.map((site, index) => ({
    ...site,
    inflow: inflow[index] ?? 0n,
    pupils: pupilForecast(board.pupilsOf, [site.siteCode], span),
    boardPupils,
    formation: formation.get(site.siteCode),
  }));
}

/** The sites that a board's pupils and formation are of: not those of others, where some of its people may work. */
const ownOf = ({ siteCodes }: Pick<BoardStart, "siteCodes">, all: readonly string[]): readonly string[] =>
  siteCodes.length > 0 ? siteCodes : all;

/** Who is at a site, and who of them reaches the age. */
function presentAt(staff: readonly StaffOnDay[]): Pick<SiteStaff, "persons" | "fte" | "exits"> {
  return {
    persons: staff.reduce((sum, { persons }) => sum + persons, 0),
    fte: staff.reduce((sum, { fte }) => sum + fte, 0n),
    exits: staff.flatMap(({ exitOn, persons, fte }) => (exitOn === null ? [] : [{ on: exitOn, persons, fte }])),
  };
}

/** The pupils of some sites together from the first year on; undefined where the history knows none of them. */
export function pupilForecast(pupilsOf: PupilsOf, siteCodes: readonly string[], span: Span): SiteStaff["pupils"] {
  const known = siteCodes.flatMap((code) => pupilsOf(code, span.from) ?? []);
  if (known.length === 0) return undefined;
  const sum = (pupils: readonly number[]) => pupils.reduce((total, one) => total + one, 0);
  const inYear = (year: number) => sum(siteCodes.map((code) => pupilsOf(code, year) ?? 0));
  return { known: sum(known), expected: yearsOf(span).map(inYear) };
}

/**
 * What is reckoned for each site of a board, by year. What is for the board as a whole goes before what is for a site, and
 * is shared out by the pupils of the first year: by what everybody may know, so that a part of it tells nobody how many
 * people work at it. Where no pupils are known it is shared out evenly: `evenYears`.
 * @param siteCodes the board's own
 * @param all these, and others where nothing is needed of it
 */
export function formationBySite(
  { formation, pupilsOf }: Pick<BoardStart, "formation" | "pupilsOf">,
  siteCodes: readonly string[],
  from: number,
  all = siteCodes,
): ReadonlyMap<string, ReadonlyMap<number, bigint>> {
  const weights = weightsOf(pupilsOf, siteCodes, from);
  const bySite = new Map(all.map((code) => [code, new Map<number, bigint>()]));
  for (const { siteCode, year, fte } of formation.filter((one) => !isWhole(one))) {
    bySite.get(siteCode)?.set(year, tenThousandths(fte));
  }
  for (const { year, fte } of formation.filter(isWhole)) {
    const parts = sharedOut(tenThousandths(fte), weights);
    const own = new Map(siteCodes.map((code, index) => [code, parts[index]]));
    for (const code of all) bySite.get(code)?.set(year, own.get(code) ?? 0n);
  }
  return bySite;
}

/** Years in which the formation of a board as a whole is shared out evenly: the pupils of none of its sites are known. */
export const evenYears = (
  { formation, pupilsOf }: Pick<BoardStart, "formation" | "pupilsOf">,
  siteCodes: readonly string[],
  from: number,
): ReadonlySet<number> =>
  weightsOf(pupilsOf, siteCodes, from).some((weight) => weight > 0n)
    ? new Set()
    : new Set(formation.filter(isWhole).map(({ year }) => year));

const weightsOf = (pupilsOf: PupilsOf, siteCodes: readonly string[], from: number): bigint[] =>
  siteCodes.map((code) => BigInt(Math.round((pupilsOf(code, from) ?? 0) * 100)));

const isWhole = ({ siteCode }: Formation): boolean => siteCode === WHOLE_FORMATION;
