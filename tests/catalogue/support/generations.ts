import { type Handover, handover, mustLoad } from "./board.js";
import { CONNECTORS, type Connector } from "./connectors/index.js";
import { staffOf, yearLater } from "./people.js";
import { replaced } from "./table.js";

/** People of a board in these tests. */
const STAFF = 30;

/** Two deliveries of one board, of which the second adds, changes and takes away, and holds a row that is refused. */
export function generations(connector: Connector, board: string): readonly [first: Handover, second: Handover] {
  const people = staffOf(board, STAFF);
  const later = connector.tables(yearLater(board, people), board);
  const { file, startsOn } = connector.lines;
  const spoilt = replaced(later, file, (table) => ({
    ...table,
    rows: table.rows.map((row, at) => (at === 3 ? { ...row, [startsOn]: "never" } : row)),
  }));
  const settings = { coverage: "full" };
  return [
    handover(connector, board, connector.tables(people, board), settings),
    handover(connector, board, spoilt, settings),
  ];
}

/** Brings in the first delivery of every board. */
export async function loadFirst(url: string): Promise<void> {
  for (const [connector, board] of CONNECTORS) await mustLoad(url, generations(connector, board)[0]);
}
