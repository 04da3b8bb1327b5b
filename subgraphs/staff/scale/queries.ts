import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { scaleRows } from "@regiohub/schema/scales";
import { type RawBuilder, sql } from "kysely";
import type { StaffDb } from "../tables.js";
import { scaleFaultOf, turningDays } from "./resolve.js";
import type { UnknownScale } from "./type.js";

/** Lines of a board with one code, that begin and end between the same renamings: they are read alike. */
interface LinesAlike {
  readonly board: BoardNumber;
  readonly code: string;
  readonly lines: number;
  readonly firstOn: CalendarDate;
  readonly lastOn: CalendarDate | null;
}

/** The code of a line's scale as `scaleCode` writes it; null when nothing was delivered. */
export const scaleCodeOf = (line: string): RawBuilder<string | null> => sql`
  nullif(regexp_replace(upper(regexp_replace(${sql.raw(line)}.scale_code, '\\s', '', 'g')), '^0+(?=\\d+$)', ''), '')`;

/** Codes of scales on lines of several boards that cannot be read, by board and by code; one statement. */
export async function unknownScalesOf(
  db: StaffDb,
  boards: readonly BoardNumber[],
): Promise<ReadonlyMap<BoardNumber, UnknownScale[]>> {
  const table = await scaleRows();
  const turns = sql`${turningDays(table)}::date[]`;
  const { rows } = await sql<LinesAlike>`
    select a.board_no as board, ${scaleCodeOf("a")} as code, count(*)::int as lines, min(a.starts_on) as "firstOn",
      case when bool_and(a.ends_on is not null) then max(a.ends_on) end as "lastOn"
    from staff.assignment a where a.board_no = any (${boards}) and ${scaleCodeOf("a")} is not null
    group by 1, 2, width_bucket(a.starts_on, ${turns}), width_bucket(coalesce(a.ends_on, 'infinity'), ${turns})
    order by 1, 2`.execute(db);
  const faults = rows.flatMap(({ board, ...alike }) => {
    const outcome = scaleFaultOf(alike.code, { startsOn: alike.firstOn, endsOn: alike.lastOn }, table);
    return outcome === "RESOLVED" ? [] : [{ board, ...alike, outcome }];
  });
  return new Map([...Map.groupBy(faults, ({ board }) => board)].map(([board, list]) => [board, together(list)]));
}

/** One entry for each code and each fault of it. */
function together(list: readonly (LinesAlike & Pick<UnknownScale, "outcome">)[]): UnknownScale[] {
  const byFault = Map.groupBy(list, ({ code, outcome }) => `${code} ${outcome}`);
  return [...byFault.values()].map((alike) => {
    const [{ code, outcome }] = alike as [(typeof alike)[number]];
    const ends = alike.map(({ lastOn }) => lastOn);
    return {
      code,
      outcome,
      lines: alike.reduce((sum, { lines }) => sum + lines, 0),
      firstOn: alike.map(({ firstOn }) => firstOn).sort()[0] as CalendarDate,
      lastOn: ends.includes(null) ? null : (ends.sort().at(-1) ?? null),
    };
  });
}
