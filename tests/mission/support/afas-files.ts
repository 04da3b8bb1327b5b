import { handover, type Settings } from "../../catalogue/support/board.js";
import { afas } from "../../catalogue/support/connectors/index.js";
import type { Person } from "../../catalogue/support/people.js";
import { UNGUARDED } from "../../catalogue/support/spoilt.js";
import type { Files, Table } from "../../catalogue/support/table.js";

/** What the board's system calls the sort of staff (`ViEt`) of each function code. */
const SORTS: Readonly<Record<string, string>> = { "0010": "DIR", "0030": "OP", "0040": "OOP" };

/** The export of a board that has AFAS, with its profile: all its people, those too that have left. */
export const afasFiles = (board: string, people: readonly Person[], settings: Settings = {}): Files =>
  handover(afas, board, afas.tables(people, board).map(withSorts), { ...UNGUARDED, ...settings }).files;

const withSorts = (table: Table): Table =>
  table.columns.includes("Functie_code")
    ? {
        ...table,
        columns: [...table.columns, "Soort_medewerker_code"],
        rows: table.rows.map((row) => ({ ...row, Soort_medewerker_code: SORTS[String(row.Functie_code)] ?? null })),
      }
    : table;
