import type { Added } from "@regiohub/infra/figures/amounts";
import type { Out } from "@regiohub/infra/figures/beside";
import type { BoardNumber } from "@regiohub/infra/values";
import { sql } from "kysely";
import { batchesOf } from "../cells/batches.js";
import type { StaffDb } from "../tables.js";

/** People of a board who add the same to a figure of it. */
interface Said {
  readonly board: BoardNumber;
  readonly number: number;
  readonly smallest: number;
  readonly employments: number;
  readonly fte: number;
  readonly people: readonly string[];
}

/**
 * The figures of boards by themselves that are out, of whatever day. Measures are persons, employments and ten-thousandths
 * fte. The first figures of all boards are one list, the second ones another, and so on: what people add to them is the same
 * at many boards.
 */
export async function totalsOut(figures: StaffDb, boards: readonly BoardNumber[]): Promise<Out[]> {
  const lists: { smallest: number[]; groups: Out["groups"][number][] }[] = [];
  const adds = new Map<string, Added>();
  for (const some of batchesOf(boards)) {
    const rows = await saidOf(figures, some);
    for (const ofBoard of Map.groupBy(rows, ({ board }) => board).values()) {
      for (const [at, groups] of [...Map.groupBy(ofBoard, ({ number }) => number).values()].entries()) {
        const list = lists[at] ?? { smallest: [], groups: [] };
        lists[at] = list;
        const places = [list.smallest.push(groups[0]?.smallest ?? 0) - 1];
        for (const { board, employments, fte, people } of groups) {
          const name = `${employments} ${fte}`;
          const added = adds.get(name) ?? { columns: [], adds: [], own: [[1, employments, fte]] };
          adds.set(name, added);
          list.groups.push({ family: board, people, places, ...added });
        }
      }
    }
  }
  return lists;
}

/** What the figures of some boards say, board by board in the order of release; one statement. */
async function saidOf(figures: StaffDb, boards: readonly BoardNumber[]): Promise<Said[]> {
  const { rows } = await sql<Said>`
    with said as ( -- of each person what the last release up to it says: each says what is otherwise than in the one before
      select distinct on (s.board_no, s.number, person)
        s.board_no, s.number, s.smallest, person, c.employments, c.fte
      from staff.release s
      join staff.release r on r.board_no = s.board_no and r.cell = s.cell and r.smallest = s.smallest and r.number <= s.number
      join staff.release_people c on c.board_no = r.board_no and c.number = r.number
      cross join lateral unnest(c.people) as person
      where s.board_no = any (${boards})
      order by s.board_no, s.number, person, r.number desc)
    select board_no as board, number, smallest, employments, fte, array_agg(person::text) as people
    from said where employments > 0 group by 1, 2, 3, 4, 5 order by 1, 2`.execute(figures);
  return rows;
}
