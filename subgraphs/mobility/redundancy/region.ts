import type { People } from "@regiohub/infra/figures/beside";
import type { BoardNumber } from "@regiohub/infra/values";
import { sql } from "kysely";
import { personText } from "../pair/person.js";
import type { Period } from "../period.js";
import type { Area } from "../published/areas.js";
import { identitiesOf, PeopleInCells, pairedOf } from "../published/identities.js";
import type { MobilityDb } from "../tables.js";
import { cellName, cellsOf } from "./figures.js";
import type { Resolution } from "./type.js";

/**
 * Who counts in which cells of a region's redundancies in a period; each once, by the last redundancy that had begun,
 * where they worked on its first day, without a school at the board's first site.
 */
export async function regionRedundancies(
  figures: MobilityDb,
  { area, period }: { readonly area: Area; readonly period: Period },
): Promise<readonly People[]> {
  const { from, to } = period;
  const boards = area.boards.map(({ board }) => board);
  const main = area.boards.filter(({ hasMain }) => hasMain).map(({ board }) => board);
  const { rows } = await sql<{ board: BoardNumber; number: string; resolvedBy: Resolution | null }>`
    with last as (
      select distinct on (board_no, member_number) board_no, member_number, since_on,
        case when resolved_on <= ${to} then resolved_by end as outcome
      from mobility.redundancy
      where board_no = any (${boards}) and since_on <= ${to} and coalesce(resolved_on, 'infinity') > ${from}
      order by board_no, member_number, since_on desc)
    select l.board_no as board, l.member_number as number, l.outcome as "resolvedBy"
    from last l left join mobility.stay s on s.board_no = l.board_no and s.member_number = l.member_number
      and s.starts_on <= l.since_on and coalesce(s.ends_on, 'infinity') >= l.since_on
    where case when s.site_code is null then l.board_no = any (${main}) else s.site_code = any (${area.sites}) end`.execute(
    figures,
  );
  const concerned = [...new Set(rows.map(({ board }) => board))];
  const identities = await identitiesOf(figures, concerned, await pairedOf(figures, concerned));
  const people = new PeopleInCells();
  people.add(
    rows.flatMap(({ resolvedBy, ...person }) => {
      const id = identities.get(personText(person))?.id;
      return id === undefined
        ? []
        : cellsOf(resolvedBy).map((cell) => ({ id, board: person.board, cell: cellName(cell) }));
    }),
  );
  return people.people;
}
