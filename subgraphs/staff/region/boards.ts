import type { RegionKey } from "@regiohub/infra/hub";
import { type BoardNumber, dayOf } from "@regiohub/infra/values";
import type { ClientBase } from "pg";

/**
 * Boards with a site open in a region today, by number; none when there is no such region. As everywhere it goes by what the
 * registers say of the day: they name boards that are yet to take schools over.
 */
export async function boardsOf(client: ClientBase, { scheme, code }: RegionKey): Promise<BoardNumber[]> {
  const { rows } = await client.query<{ board: BoardNumber }>(
    `select distinct own.board_no as board
     from staff.municipality_region m
     join staff.site on site.municipality_code = m.municipality_code
       and coalesce(site.opened_on, '-infinity') <= $3 and coalesce(site.closed_on > $3, site.in_register)
     join staff.school_board own on own.brin = site.brin
       and own.valid_from <= $3 and coalesce(own.valid_to, 'infinity') >= $3
     where m.scheme = $1 and m.region_code = $2
       and m.valid_from <= $3 and coalesce(m.valid_to, 'infinity') >= $3
     order by 1`,
    [scheme, code, dayOf(new Date())],
  );
  return rows.map(({ board }) => board);
}
