import { type Handover, handover, mustLoad, type Settings } from "./board.js";
import type { Connector } from "./connectors/index.js";
import { type Person, staffOf } from "./people.js";
import type { Table } from "./table.js";

/** The board that the tests of single deliveries use. */
export const BOARD = "99001";

/** Its forty people: sixteen at each of its schools, eight in the office. */
export const PEOPLE: readonly Person[] = staffOf(BOARD, 40);

/** What a board says whose export always has everybody. */
export const EVERYBODY: Settings = { coverage: "full" };

/** A delivery of the forty, or of what has become of them. */
export const delivered = (
  connector: Connector,
  change: (tables: Table[]) => Table[] = (tables) => tables,
  { people = PEOPLE, ...settings }: Settings & { readonly people?: readonly Person[] } = {},
): Handover => handover(connector, BOARD, change(connector.tables(people, BOARD)), { ...EVERYBODY, ...settings });

/** Brings in the forty as they are. */
export const loadForty = (connector: Connector) => (url: string) => mustLoad(url, delivered(connector));
