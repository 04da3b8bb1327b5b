import { WHOLE_FORMATION } from "@regiohub/schema/records/formation";
import type { Formation } from "../formation/queries.js";
import type { PupilsOf } from "../pupils/of-sites.js";
import { sharedOut, tenThousandths } from "./exact.js";
import { type SiteStaff, type Span, yearsOf } from "./project.js";
import type { StaffOnDay } from "./queries.js";

/** What a board's forecast begins with. */
export interface BoardStart {
  /** Its sites in the register. */
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
  const formation = formationBySite(board, codes, span.from);
  const boardPupils = pupilForecast(board.pupilsOf, codes, span);
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
 * people work at it.
 */
export function formationBySite(
  { formation, pupilsOf }: Pick<BoardStart, "formation" | "pupilsOf">,
  siteCodes: readonly string[],
  from: number,
): ReadonlyMap<string, ReadonlyMap<number, bigint>> {
  const weights = siteCodes.map((code) => BigInt(Math.round((pupilsOf(code, from) ?? 0) * 100)));
  const bySite = new Map(siteCodes.map((code) => [code, new Map<number, bigint>()]));
  const isWhole = ({ siteCode }: Formation) => siteCode === WHOLE_FORMATION;
  for (const { siteCode, year, fte } of formation.filter((one) => !isWhole(one))) {
    bySite.get(siteCode)?.set(year, tenThousandths(fte));
  }
  for (const { year, fte } of formation.filter(isWhole)) {
    const parts = sharedOut(tenThousandths(fte), weights);
    for (const [index, code] of siteCodes.entries()) bySite.get(code)?.set(year, parts[index] ?? 0n);
  }
  return bySite;
}
