import type { Field, RecordDefinition } from "../record.js";
import type { FileBinding } from "./bind.js";
import { type Decoder, EMPTY, isValue, type Row } from "./cell.js";
import type { Column } from "./columns.js";
import { roundDecimal } from "./decimals.js";
import type { RowFaults } from "./faults.js";

/** A row made into values in the order of the fields; undefined when the faults say why not. Reuses its array. */
export type RowDecoder = (row: Row, faults: RowFaults) => readonly unknown[] | undefined;

/** Longest a text may be that is part of a key: an index entry has to hold it. */
const KEY_MAX = 200;

/** Compiles the columns of an export for one file. */
export function recordDecoder(
  columns: Readonly<Record<string, Column<unknown>>>,
  { fields, key }: RecordDefinition,
  binding: FileBinding,
): RowDecoder {
  return rowDecoder(
    Object.entries(fields).map(([name, field]) => {
      const column = columns[name] as Column<unknown>;
      return { column, decode: fitting(field, key.includes(name), column, column.bind(binding)) };
    }),
  );
}

/** Compiles the columns of a side file. */
export const plainDecoder = (columns: readonly Column<unknown>[], binding: FileBinding): RowDecoder =>
  rowDecoder(columns.map((column) => ({ column, decode: column.bind(binding) })));

function rowDecoder(parts: readonly { column: Column<unknown>; decode: Decoder<unknown> }[]): RowDecoder {
  const values: unknown[] = new Array(parts.length).fill(null);
  return (row, faults) => {
    for (let i = 0; i < parts.length; i += 1) {
      const part = parts[i] as (typeof parts)[number];
      const outcome = part.decode(row, faults);
      if (isValue(outcome)) values[i] = outcome;
      else if (outcome === EMPTY) faults.refuse(part.column.headers[0] ?? "", "CELL_EMPTY", part.column.expected);
    }
    return faults.refusals === 0 ? values : undefined;
  };
}

/** Sees that a value fits the field's type in the database, so that no cell can fail a whole delivery there. */
function fitting(field: Field, inKey: boolean, column: Column<unknown>, decode: Decoder<unknown>): Decoder<unknown> {
  const header = column.headers[0] ?? "";
  if (field.kind === "decimal") {
    const [precision = 0, scale = 0] = (field.sqlType.match(/\d+/g) ?? []).map(Number);
    return (row, faults) => {
      const value = decode(row, faults);
      if (typeof value !== "string") return value;
      const rounded = roundDecimal(value, scale);
      if (wholeDigits(rounded) <= precision - scale) return rounded;
      faults.refuse(header, "CELL_INVALID", `a number below 10^${precision - scale}`);
      return rounded;
    };
  }
  if (field.kind !== "text" || !inKey) return decode;
  return (row, faults) => {
    const value = decode(row, faults);
    if (typeof value === "string" && value.length > KEY_MAX) {
      faults.refuse(header, "CELL_INVALID", `text of at most ${KEY_MAX} characters`);
    }
    return value;
  };
}

function wholeDigits(decimal: string): number {
  const point = decimal.indexOf(".");
  const whole = (point < 0 ? decimal : decimal.slice(0, point)).replace("-", "");
  return whole === "0" ? 0 : whole.length;
}
