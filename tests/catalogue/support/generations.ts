import { type Handover, handover, mustLoad } from "./board.js";
import { CONNECTORS, type Connector } from "./connectors/index.js";
import { staffOf, yearLater } from "./people.js";
import { replaced, type Table } from "./table.js";

/** People of a board in these tests. */
const STAFF = 30;

/** The first delivery of a board, or the second: that adds, changes and takes away, and holds a row that is refused. */
export function generationTables(connector: Connector, board: string, generation: 0 | 1): Table[] {
  const people = staffOf(board, STAFF);
  if (generation === 0) return connector.tables(people, board);
  const { file, startsOn } = connector.lines;
  return replaced(connector.tables(yearLater(board, people), board), file, (table) => ({
    ...table,
    rows: table.rows.map((row, at) => (at === 3 ? { ...row, [startsOn]: "never" } : row)),
  }));
}

/** One of the two as it is handed over, by a board that says that its export has everybody. */
export const handoverOf = (connector: Connector, board: string, generation: 0 | 1): Handover =>
  handover(connector, board, generationTables(connector, board, generation), { coverage: "full" });

/** Both, in order. */
export const generations = (connector: Connector, board: string): readonly [first: Handover, second: Handover] => [
  handoverOf(connector, board, 0),
  handoverOf(connector, board, 1),
];

/** Brings in the first delivery of every board. */
export async function loadFirst(url: string): Promise<void> {
  for (const [connector, board] of CONNECTORS) await mustLoad(url, handoverOf(connector, board, 0));
}
