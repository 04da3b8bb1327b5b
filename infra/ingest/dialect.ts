import type { DateForm, DecimalForm } from "./cell.js";
import type { Encoding } from "./read/encoding.js";

/** How files of one form are written. A source may come in several forms: the file's extension says which. */
export type Dialect = JsonDialect | DelimitedDialect | XmlDialect | XlsxDialect;

/** How values are written, whatever the form. */
interface Writing {
  /** Forms of days, tried in order. */
  readonly dates: readonly DateForm[];
  /** Sign of decimals: `comma` also takes `1.234,5`, `point` also `1,234.5`; `either`, the default, no thousands. */
  readonly decimals?: DecimalForm | undefined;
}

/**
 * JSON: a bare list of objects, or an object that holds it. What stands deeper in a row is read by its path,
 * `workingAmount.amountOfWork` or `contracts[0].code`. Always UTF-8.
 */
export interface JsonDialect extends Writing {
  readonly form: "json";
  /**
   * Where the list may be in the object around it; `["rows"]` when not given. `data.items` is two deep;
   * `people[].contracts[]` is a list in each value of another: its columns are `number`, `contracts[].begin`.
   */
  readonly rows?: readonly string[] | undefined;
  /** What is passed over with all that is in it, by the path that its column would have: `notes`, `contracts[].lines`. */
  readonly without?: readonly string[] | undefined;
}

/** XML: an element per row that holds an element per cell; `nil="true"` and an empty element are empty cells. */
export interface XmlDialect extends Writing {
  readonly form: "xml";
  /** Name of the row's element; when not given, the children of `rows`, else those of the root. */
  readonly row?: string | undefined;
  /**
   * Path of the row's element below the root, `[]` behind each that may come several times: `People.Person[].Contract[]`.
   * Rows may then hold groups of cells, whose columns have their path: `Name.Initials`, `Contract[].Begin`, `Contract[].@id`.
   */
  readonly rows?: readonly string[] | undefined;
  /** Beside `rows`, as in JSON. */
  readonly without?: readonly string[] | undefined;
  /** How records stand within records, where the file is no list of rows. */
  readonly nested?: NestedRecords | undefined;
}

/**
 * Records within records. Each is a row, with its own fields and those of the records around it; the column `@record`
 * says which it is. Elements between a record and its fields mean nothing.
 */
export interface NestedRecords {
  /** Names of the records' elements, from the outermost in; a list for each kind of file. */
  readonly records: readonly (readonly string[])[];
  /** Elements that are passed over with all that is in them. */
  readonly without?: readonly string[] | undefined;
  /**
   * A field that is called otherwise than its element holds, as elements or attributes, its name, its value and the
   * value in words: columns `P01102` and `P01102.words`. Any other element without elements is a field by its own name.
   */
  readonly field?: { readonly name: string; readonly value: string; readonly words: string } | undefined;
}

/** A workbook: the header and the rows of one sheet. */
export interface XlsxDialect extends Writing {
  readonly form: "xlsx";
  /** Name of the sheet; the first one when not given. */
  readonly sheet?: string | undefined;
  /** Lines above the header that are passed over; the profile may say so too. */
  readonly titleRows?: number | undefined;
  /** How many totals there may be below the rows; 0: none, undefined: nobody knows. */
  readonly totalRows?: number | undefined;
}

/** A header line, then a line per row. */
export interface DelimitedDialect extends Writing {
  readonly form: "delimited";
  /** Lines of the file above the header, blank ones too, that are passed over. */
  readonly titleRows?: number | undefined;
  /** How many totals there may be below the rows; 0: none, undefined: nobody knows. */
  readonly totalRows?: number | undefined;
  /** Unless the profile names another. */
  readonly delimiter: ";" | "," | "|" | "\t";
  /** Unless the profile names another, or the file begins with the mark of one. */
  readonly encoding: Encoding;
  /**
   * `double`: RFC 4180; `single`: the same with `'` for `"`; `stray`: quotes mean nothing, but for a cell that stands
   * wholly between two of them.
   */
  readonly quotes: "double" | "single" | "stray";
}
