import { basename } from "node:path";
import type { DateForm, DecimalForm } from "../cell.js";
import type { Dialect } from "../dialect.js";
import type { Detected } from "../read/detect-encoding.js";
import { isTotal } from "../read/last-rows.js";
import { formOf, type OpenFile, openFile } from "../read.js";
import type { GuessedColumn } from "../shape.js";
import { lookAtDelimited } from "./look-delimited.js";
import { lookAtJson } from "./look-json.js";
import { lookAtXlsx } from "./look-xlsx.js";
import { lookAtXml } from "./look-xml.js";
import { ColumnSummary } from "./summary.js";

/** What a file turns out to be, before anybody knows whose it is. */
export interface Look {
  readonly path: string;
  /** Name without its folder. */
  readonly name: string;
  /** How it is written, but for its days. */
  readonly dialect: Dialect;
  /** Path of its rows, where that has to be said of the file. */
  readonly place?: string | undefined;
  /** The same file with the rows of a list within its rows, for each such list; undefined when nobody looked for them. */
  readonly deeper?: readonly Look[] | undefined;
  /** Of a delimited file; undefined when it says so itself, by its mark. */
  readonly encoding: Detected | undefined;
  /** Forms that the days of each column fit, the likeliest first; of columns of days only. */
  readonly days: readonly (readonly DateForm[])[];
  readonly columns: readonly GuessedColumn[];
  /** Signs of its decimals. */
  readonly decimals: ReadonlySet<DecimalForm>;
  /** Form that its signs of thousands ask for. */
  readonly thousands: DecimalForm | undefined;
  /** Rows that were looked at, and those of them that do not fit the header. */
  readonly rows: number;
  readonly unfit: number;
}

/** Rows that are looked at: what the rest of a file could add is told when it is read. */
const ROWS_MAX = 50_000;

/**
 * Looks at a file: how it is written, and what its columns hold.
 * @param declared How the sources that know its name write it: what XML means cannot be told by looking.
 * @throws FILE_UNREADABLE, FILE_EMPTY, FILE_MALFORMED, ENCODING_WRONG
 */
export async function lookAt(path: string, declared: readonly Dialect[] = []): Promise<Look> {
  const { dialect, encoding } = await lookAtForm(path, declared);
  return await lookWith(path, dialect, encoding);
}

/** Looks at a file of which it is known how it is written. */
export async function lookWith(path: string, dialect: Dialect, encoding?: Detected): Promise<Look> {
  const file = await openFile(path, dialect);
  try {
    const { summaries, rows, unfit, totalRows } = await readCells(file);
    const total = totalRows > 0 && (dialect.form === "delimited" || dialect.form === "xlsx") ? { totalRows } : {};
    return {
      path,
      name: basename(path),
      dialect: { ...dialect, ...total },
      place: dialect.form === "xml" ? dialect.rows?.[0] : undefined,
      encoding,
      days: summaries.map(({ dayForms }) => dayForms).filter(({ length }) => length > 0),
      columns: summaries.map(({ column }) => column),
      decimals: new Set(summaries.flatMap(({ decimalSigns }) => [...decimalSigns])),
      thousands: summaries.map(({ thousands }) => thousands).find((form) => form !== undefined),
      rows,
      unfit,
    };
  } finally {
    await file.close();
  }
}

async function lookAtForm(
  path: string,
  declared: readonly Dialect[],
): Promise<{ dialect: Dialect; encoding: Detected | undefined }> {
  const form = formOf(path);
  if (form === "xlsx") return { dialect: await lookAtXlsx(path), encoding: undefined };
  if (form === "json") return { dialect: await lookAtJson(path), encoding: undefined };
  if (form === "xml") {
    const known = declared.find((one) => one.form === "xml");
    return { dialect: known ?? (await lookAtXml(path)), encoding: undefined };
  }
  return lookAtDelimited(path);
}

/** Reads the cells of a file; the totals at its end are told apart and not looked at. */
async function readCells({ headers, cell, batches }: OpenFile) {
  const summaries = headers.map((header) => new ColumnSummary(header));
  const readers = headers.map((_, index) => cell(index));
  let [rows, unfit, totalRows] = [0, 0, 0];
  for await (const batch of batches) {
    unfit += batch.bad.length;
    for (const row of batch.rows) {
      const cells = readers.map((read) => read(row)).map((value) => (typeof value === "string" ? value : ""));
      // A total that a row follows is no total at the end: reading will tell what is wrong with it.
      totalRows = isTotal(cells) ? totalRows + 1 : 0;
      if (totalRows > 0) continue;
      for (const [place, text] of cells.entries()) summaries[place]?.see(text);
      rows += 1;
    }
    if (rows >= ROWS_MAX) return { summaries, rows, unfit, totalRows: 0 };
  }
  return { summaries, rows, unfit, totalRows };
}
