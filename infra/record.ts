/** What a record field can hold. `code` is one of a closed list of words. */
export type FieldKind = "text" | "integer" | "decimal" | "date" | "boolean" | "code";

/** One field of a record: the source of its TypeScript type, its staging column and its documentation. */
export interface Field<T = unknown> {
  readonly kind: FieldKind;
  /** Postgres type of the staging column, e.g. `numeric(5, 4)`. */
  readonly sqlType: string;
  readonly nullable: boolean;
  /** What it means, with the unit and the Dutch term. */
  readonly description: string;
  /** The words a `code` may be. */
  readonly codes?: readonly string[];
  /** Phantom: carries the TypeScript type, never present at run time. */
  readonly _type?: T;
}

/** The fields of a record by their camelCase name. */
export type Fields = Readonly<Record<string, Field>>;

/** A kind of canonical record that adapters produce and subgraphs load. */
export interface RecordDefinition<K extends string = string, F extends Fields = Fields> {
  /** Singular, English, in the glossary: `employment`. Also the name of its staging table. */
  readonly kind: K;
  readonly description: string;
  /** Fields that together say which thing this is, within one board. */
  readonly key: readonly string[];
  /** Field with the number of the person that a record is about, a part of the key; without it: about nobody. */
  readonly person?: string;
  /** Fields with the number of somebody else, null where there is nobody. */
  readonly mentions?: readonly string[];
  readonly fields: F;
}

/** The TypeScript type of one record. */
export type RecordOf<D> =
  D extends RecordDefinition<string, infer F>
    ? { -readonly [N in keyof F]: F[N] extends Field<infer T> ? T : never }
    : never;

const make = <T>(kind: FieldKind, sqlType: string, description: string, codes?: readonly string[]): Field<T> => ({
  kind,
  sqlType,
  nullable: false,
  description,
  ...(codes && { codes }),
});

/** Text as delivered, trimmed, in Unicode normal form C; never empty. */
export const textField = (description: string) => make<string>("text", "text", description);
/** A whole number of at most 32 bits. */
export const integerField = (description: string) => make<number>("integer", "integer", description);
/** An exact decimal, as text in TypeScript. */
export const decimalField = (precision: number, scale: number, description: string) =>
  make<string>("decimal", `numeric(${precision}, ${scale})`, description);
/** A calendar day, `yyyy-MM-dd`. */
export const dateField = (description: string) => make<string>("date", "date", description);
export const booleanField = (description: string) => make<boolean>("boolean", "boolean", description);
/** One of a closed list of words. */
export const codeField = <const C extends readonly string[]>(codes: C, description: string) =>
  make<C[number]>("code", "text", description, codes);

/** The same field, where null is allowed; the description says what null means. */
export const orNull = <T>(field: Field<T>): Field<T | null> => ({ ...field, nullable: true }) as Field<T | null>;

/** Defines a record kind. The definition is the one source of its type, staging table and docs. */
export const defineRecord = <const K extends string, const F extends Fields>(
  definition: RecordDefinition<K, F> & {
    readonly key: readonly (keyof F & string)[];
    readonly person?: keyof F & string;
    readonly mentions?: readonly (keyof F & string)[];
  },
): RecordDefinition<K, F> => definition;

/** `startsOn` → `starts_on`: the column of a field. */
export const columnOf = (fieldName: string): string => fieldName.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

/** The column definitions of a record, `member_number text not null, …`, for its staging table. */
export const columnsSql = (definition: RecordDefinition): string =>
  Object.entries(definition.fields)
    .map(([name, field]) => `${columnOf(name)} ${field.sqlType}${field.nullable ? "" : " not null"}`)
    .join(", ");
