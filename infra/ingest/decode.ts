import { HubError } from "../errors.js";
import type { Field, RecordDefinition } from "../record.js";
import { words } from "../words.js";
import type { FileBinding } from "./bind.js";
import { type Decoder, EMPTY, isValue, type Row } from "./cell.js";
import type { Column } from "./columns.js";
import { roundDecimal } from "./decimals.js";
import { detached } from "./detached.js";
import type { RowFaults } from "./faults.js";

/** Makes rows into values in the order of the fields. */
export interface RowDecoder {
  /** Undefined when the faults say why not. Reuses its array. */
  (row: Row, faults: RowFaults): readonly unknown[] | undefined;
  /** Key of the last row, refused or not; undefined when a part of it could not be read. */
  key(): readonly unknown[] | undefined;
}

/** Longest a text may be that is part of a key: an index entry has to hold it. */
const KEY_MAX = 200;

/** Compiles the columns of an export for one file. */
export function recordDecoder(
  columns: Readonly<Record<string, Column<unknown>>>,
  { fields, key }: RecordDefinition,
  binding: FileBinding,
): RowDecoder {
  const names = Object.keys(fields);
  return rowDecoder(
    Object.entries(fields).map(([name, field]) => {
      const column = columns[name] as Column<unknown>;
      return { column, decode: fitting(field, key.includes(name), column, column.bind(binding)) };
    }),
    key.map((name) => names.indexOf(name)),
  );
}

/** Makes the records of a row out of its values and of what is its own in each, and hands them on; reuses its array. */
export type RecordSpreader = (
  row: Row,
  values: readonly unknown[],
  faults: RowFaults,
  take: (record: readonly unknown[]) => void,
) => void;

/** Compiles what makes several records of a row: `spread` of an export. */
export function recordSpreader(
  spread: Column<readonly Readonly<Record<string, unknown>>[]>,
  { fields }: RecordDefinition,
  binding: FileBinding,
): RecordSpreader {
  const decode = spread.bind(binding);
  const entries = Object.entries(fields).map(([name, field], place) => [name, { place, scale: decimalScale(field) }]);
  const places: Readonly<Record<string, { readonly place: number; readonly scale: number | undefined }>> =
    Object.assign(Object.create(null), Object.fromEntries(entries));
  const record: unknown[] = [];
  return (row, values, faults, take) => {
    const parts = decode(row, faults);
    if (parts === EMPTY) faults.refuse(spread.headers[0] ?? "", "CELL_EMPTY", spread.expected);
    if (!isValue(parts)) return;
    for (const part of parts) {
      for (let i = 0; i < values.length; i += 1) record[i] = values[i];
      for (const name in part) {
        const field = places[name];
        if (!field) throw new HubError("INTERNAL", `${name}: no field of the record.`);
        const { place, scale } = field;
        const value = part[name];
        record[place] = scale === undefined || value === null ? value : roundDecimal(value as string, scale);
      }
      take(record);
    }
  };
}

const decimalScale = ({ kind, sqlType }: Field): number | undefined =>
  kind === "decimal" ? Number(sqlType.match(/\d+/g)?.[1] ?? 0) : undefined;

/** Compiles the columns of a side file, of which the first is its key. */
export const plainDecoder = (columns: readonly Column<unknown>[], binding: FileBinding): RowDecoder =>
  rowDecoder(
    columns.map((column) => ({ column, decode: column.bind(binding) })),
    [0],
  );

function rowDecoder(
  parts: readonly { column: Column<unknown>; decode: Decoder<unknown> }[],
  keyPlaces: readonly number[],
): RowDecoder {
  const values: unknown[] = new Array(parts.length).fill(null);
  const decode = (row: Row, faults: RowFaults) => {
    for (let i = 0; i < parts.length; i += 1) {
      const part = parts[i] as (typeof parts)[number];
      const outcome = part.decode(row, faults);
      values[i] = isValue(outcome) ? outcome : undefined;
      if (outcome === EMPTY) faults.refuse(part.column.headers[0] ?? "", "CELL_EMPTY", part.column.expected);
    }
    return faults.refusals === 0 ? values : undefined;
  };
  const key = () => {
    const found = keyPlaces.map((place) => values[place]);
    return found.includes(undefined) ? undefined : detached(found);
  };
  return Object.assign(decode, { key });
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
      faults.refuse(
        header,
        "CELL_INVALID",
        words(`a number below 10^${precision - scale}`, `een getal onder 10^${precision - scale}`),
      );
      return rounded;
    };
  }
  if (field.kind !== "text" || !inKey) return decode;
  return (row, faults) => {
    const value = decode(row, faults);
    if (typeof value === "string" && value.length > KEY_MAX) {
      faults.refuse(
        header,
        "CELL_INVALID",
        words(`text of at most ${KEY_MAX} characters`, `tekst van hooguit ${KEY_MAX} tekens`),
      );
    }
    return value;
  };
}

function wholeDigits(decimal: string): number {
  const point = decimal.indexOf(".");
  const whole = (point < 0 ? decimal : decimal.slice(0, point)).replace("-", "");
  return whole === "0" ? 0 : whole.length;
}
