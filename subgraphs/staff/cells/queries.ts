import type { CalendarDate } from "@regiohub/infra/values";
import { AGES, type AgeBandScheme } from "@regiohub/schema/age-bands";
import type { Dimension } from "@regiohub/schema/figures";
import { type RawBuilder, sql } from "kysely";
import { firstBordersOf, isWithinFor } from "../region/borders.js";
import type { StaffDb } from "../tables.js";
import { ageBands, type Cut } from "./cut.js";

/** Code of a cell for those of whom nothing says where they belong. */
export const UNKNOWN = "UNKNOWN";

/** Code of a cell for those with a scale of which nobody can say what it means on the day. */
export const UNKNOWN_SCALE = "UNKNOWN_SCALE";

/** Code of a cell for those who do not reach the age of the state pension within six years, or have passed it. */
export const NOT_SOON = "NOT_SOON";

/** People who are counted together on a day. */
export interface CountedCell {
  readonly on: CalendarDate;
  /** A code for each dimension of the cut, in its order. */
  readonly keys: readonly string[];
  readonly persons: number;
  readonly employments: number;
  /** In ten-thousandths. */
  readonly fte: bigint;
}

/**
 * The cells of a cut, in no order: those that have somebody in them, of boards and days that have been laid; one
 * statement. `db` may be of any login: what it sees of boards is counted.
 * @param limit most cells; by default all
 * @throws ARGUMENT_INVALID for bands that do not exist
 */
export async function cellsOf(db: StaffDb, cut: Cut, limit: number | null = null): Promise<CountedCell[]> {
  const scheme = await ageBands(cut.bands);
  const regions = cut.by.includes("REGION") ? regionsOfSites(cut) : sql``;
  const names = new Set(["on_day", ...cut.by.flatMap((dimension) => COLUMNS[dimension])]);
  const columns = sql.raw([...names].join(", "));
  const table = sql.raw(names.has("site_code") ? "staff.day_cell" : "staff.day_class");
  const { rows } = await sql<Omit<CountedCell, "fte"> & { fte: string }>`
    select c.on_day as on, ${keysOf(cut.by, scheme)} as keys, sum(c.persons)::int as persons,
      sum(c.employments)::int as employments, sum(c.fte)::text as fte
    from ( -- by the columns themselves first: they are few beside the rows, and keys cost more than sums
      select ${columns}, sum(persons) as persons, sum(employments) as employments, sum(fte) as fte from ${table}
      where on_day = any (${cut.days}::date[]) and board_no = any (${cut.boards}) group by ${columns}) c ${regions}
    group by c.on_day, 2 ${limit === null ? sql`` : sql`limit ${limit}`}`.execute(db);
  return rows.map((row) => ({ ...row, fte: BigInt(row.fte) }));
}

/** The codes of a class (`c`), a code per dimension, as one list. */
export const keysOf = (by: readonly Dimension[], scheme: AgeBandScheme): RawBuilder<string[]> =>
  sql`array[${sql.join(by.map((dimension) => sql`coalesce(${KEYS[dimension](scheme)}, ${UNKNOWN})`))}]::text[]`;

/** What each dimension finds a cell's code by. */
const COLUMNS: Readonly<Record<Dimension, readonly string[]>> = {
  AGE_BAND: ["age_from"],
  FUNCTION_GROUP: ["function_group"],
  SEX: ["sex"],
  CONTRACT: ["contract_kind"],
  SCALE: ["scale_group"],
  RETIREMENT: ["exit_on", "age_from"],
  SITE: ["site_code"],
  BOARD: ["board_no"],
  REGION: ["site_code"],
};

/** How each dimension finds a cell's code; null where nothing says it. */
const KEYS: Readonly<Record<Dimension, (bands: AgeBandScheme) => RawBuilder<unknown>>> = {
  AGE_BAND: (bands) => sql`(${codesOfAges(bands)}::text[])[1 + width_bucket(c.age_from::int, ${[...AGES]}::int[])]`,
  FUNCTION_GROUP: () => sql`c.function_group`,
  SEX: () => sql`c.sex`,
  CONTRACT: () => sql`c.contract_kind`,
  SCALE: () => sql`c.scale_group`,
  RETIREMENT: () => sql`
    case when c.exit_on is not null then extract(year from c.exit_on - 1 + interval '3 months')::int::text
      when c.age_from is not null then ${NOT_SOON} end`,
  SITE: () => sql`c.site_code`,
  BOARD: () => sql`c.board_no`,
  REGION: () => sql`m.region_code`,
};

/** For each of the ages that people are counted by, the code of its band. */
const codesOfAges = ({ bands }: AgeBandScheme): (string | undefined)[] =>
  [0, ...AGES].map((age) => bands.findLast(({ fromAge }) => fromAge <= age)?.code);

/** A join: an array of sites in the condition took a hundred times as long. */
const regionsOfSites = ({ regionScheme }: Cut) => sql`
  left join staff.site on site.code = c.site_code
  left join staff.municipality_region m on m.municipality_code = site.municipality_code and m.scheme = ${regionScheme}
    and ${isWithinFor(sql`c.on_day`, firstBordersOf(regionScheme))}`;
