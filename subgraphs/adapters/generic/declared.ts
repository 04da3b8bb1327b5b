import { type Bounds, boolean, type Column, code, date, decimal, integer, text } from "@regiohub/infra/ingest/columns";
import { constant, firstOf } from "@regiohub/infra/ingest/derive";
import type { RecordDefinition } from "@regiohub/infra/record";
import type { CalendarDate, Decimal } from "@regiohub/infra/values";
import { type SizeUnit, sizeIn } from "../sizes.js";
import type { Declaration } from "./settings.js";

/** The columns of one file, as a declaration gives them: undefined for a field that it does not name. */
export class Declared {
  constructor(
    readonly declaration: Declaration,
    readonly record: RecordDefinition,
  ) {}

  /** Whether a column or a constant is named for a field. */
  has(field: string): boolean {
    return this.declaration.columns[field] !== undefined || this.constant(field) !== undefined;
  }

  /** What stands under `constants` for a field. */
  constant(field: string): unknown {
    return this.declaration.constants[field];
  }

  text(field: string): Column<string> | undefined {
    return this.#read(field, text);
  }

  /** The text of a field's columns as they are, constants aside. */
  word(field: string): Column<string | null> {
    const columns = [this.declaration.columns[field] ?? []].flat().map((header) => text(header).orNull());
    return firstOf(...columns).orNull();
  }

  day(field: string): Column<CalendarDate> | undefined {
    return this.#read(field, date);
  }

  decimal(field: string, bounds?: Bounds): Column<Decimal> | undefined {
    return this.#read(field, (header) => decimal(header, bounds));
  }

  /** A size in a unit, as part of full time. */
  size(field: string, unit: SizeUnit, scale?: number): Column<Decimal> | undefined {
    return this.#read(field, (header) => firstOf(sizeIn(unit, header, scale))); // empty, not null: a constant may stand there
  }

  /** One of the field's own words, or one that the declaration explains. */
  code(field: string): Column<string> | undefined {
    const own = (this.record.fields[field]?.codes ?? []).map((word) => [word, word] as const);
    const words = { ...Object.fromEntries(own), ...this.declaration.words[field] };
    return this.#read(field, (header) => code(header, words));
  }

  /** The field by its kind. */
  field(name: string): Column<unknown> | undefined {
    switch (this.record.fields[name]?.kind) {
      case "integer":
        return this.#read<number>(name, integer);
      case "decimal":
        return this.decimal(name);
      case "date":
        return this.day(name);
      case "boolean":
        return this.#read<boolean>(name, boolean);
      case "code":
        return this.code(name);
      default:
        return this.text(name);
    }
  }

  #read<T>(field: string, read: (header: string) => Column<T>): Column<T> | undefined {
    const columns = [this.declaration.columns[field] ?? []].flat().map((header) => read(header));
    const fixed = this.constant(field) as T | undefined;
    const [first, ...others] = columns;
    if (!first) return fixed === undefined ? undefined : constant<T>(fixed);
    const column = others.length === 0 ? first : (firstOf(...columns.map((one) => one.orNull())) as Column<T>);
    return fixed === undefined ? column : column.orElse(fixed);
  }
}
