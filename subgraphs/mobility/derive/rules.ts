import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import type { ClientBase } from "pg";
import type { Known, Observed, Transition } from "../event/known.js";
import { HELD } from "../place/held.js";
import { insertAll } from "./insert.js";
import { readConcluded, readRecords, renewTransitions } from "./transitions.js";

/** The last day of which a board's deliveries tell, before and now. */
export interface WindowChange {
  readonly board: BoardNumber;
  readonly before: CalendarDate;
  readonly until: CalendarDate;
}

/** What events are concluded with beside people, and what of it is otherwise than when they last were. */
export interface Rules {
  readonly observed: Known["observed"];
  readonly sectors: Known["sectors"];
  readonly recorded: readonly Transition[];
  /** Transitions that showed in who went, when that was last looked at. */
  readonly derived: readonly Transition[];
  /** Boards whose people are all to be looked at again. */
  readonly renewed: readonly BoardNumber[];
  readonly moved: readonly WindowChange[];
}

interface BoardRow extends Observed {
  readonly board: BoardNumber;
  /** Null: no register has the board. */
  readonly sector: string | null;
  /** Last day when events were last concluded; null: they never were. */
  readonly before: CalendarDate | null;
  readonly isRenewed: boolean;
}

/** Reads what there is to conclude with, and writes it down as what was concluded with. */
export async function renewRules(client: ClientBase): Promise<Rules> {
  const boards = await readBoards(client);
  const changed = boards.filter(({ isRenewed, before, until }) => isRenewed || before !== until);
  await takeDown(client, changed);
  const before = Map.groupBy(await readConcluded(client), ({ basis }) => basis);
  const recorded = await readRecords(client);
  const otherwise = await renewTransitions(client, before.get("RECORD") ?? [], recorded);
  return {
    observed: new Map(boards.map(({ board, from, until }) => [board, { from, until }])),
    sectors: new Map(boards.flatMap(({ board, sector }) => (sector === null ? [] : [[board, sector] as const]))),
    recorded,
    derived: before.get("DERIVED") ?? [],
    renewed: [
      ...boards.flatMap(({ board, isRenewed }) => (isRenewed ? [board] : [])),
      ...otherwise.map(({ from }) => from),
    ],
    moved: changed.flatMap(({ board, before: last, until }) => (last === null ? [] : [{ board, before: last, until }])),
  };
}

/** A board is of secondary education when nothing is or was of it that is of primary education. */
async function readBoards(client: ClientBase): Promise<readonly BoardRow[]> {
  const { rows } = await client.query<BoardRow>(
    `with ${HELD}
     select o.board_no as board, o.from_on as "from", o.until_on as until, p.sector, c.until_on as before,
       (o.from_on, p.sector) is distinct from (c.from_on, c.sector) as "isRenewed"
     from mobility.observed o
     left join (select held.board_no, min(p.sector) as sector from held join mobility.place p using (brin) group by 1) p
       using (board_no)
     left join mobility.concluded c using (board_no)`,
  );
  return rows;
}

async function takeDown(client: ClientBase, boards: readonly BoardRow[]): Promise<void> {
  await client.query("delete from mobility.concluded where board_no = any ($1)", [boards.map(({ board }) => board)]);
  await insertAll(client, "mobility.concluded", boards, {
    board_no: ["text", ({ board }) => board],
    from_on: ["date", ({ from }) => from],
    until_on: ["date", ({ until }) => until],
    sector: ["text", ({ sector }) => sector],
  });
}
