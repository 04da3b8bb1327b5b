import type { ClientBase } from "pg";
import type { ErasedPeople } from "../privacy/erased.js";
import { columnOf, type RecordDefinition } from "../record.js";

/** Keys that are remembered; a delivery with more refused rows than that takes nothing away. */
const MOST = 50_000;

/**
 * What the refused rows of one record kind were about. A refused row was not left out of the delivery, so nothing may
 * go on its account; of a row that could not be taken apart nobody can tell what it was about.
 */
export class RefusedKeys {
  /** Quoted name of the table with the keys, for loaders. */
  readonly name: string;
  #keys: (readonly unknown[])[] = [];
  #unknown = false;

  private constructor(
    readonly client: ClientBase,
    readonly definition: RecordDefinition,
    readonly erased: ErasedPeople | undefined,
  ) {
    this.name = `pg_temp."refused_${definition.kind}"`;
  }

  /** @param erased people of whom there is nothing that could go: their keys are not noted */
  static async create(client: ClientBase, definition: RecordDefinition, erased?: ErasedPeople): Promise<RefusedKeys> {
    const { kind, key, fields } = definition;
    const columns = key.map((name) => `${columnOf(name)} ${fields[name]?.sqlType}`).join(", ");
    await client.query(`create temp table "refused_${kind}" (${columns}) on commit drop`);
    return new RefusedKeys(client, definition, erased);
  }

  /** @param key values of the record's key; undefined when nobody can tell. */
  add(key: readonly unknown[] | undefined): void {
    if (key && this.erased && this.#isErased(key)) return;
    if (key === undefined || this.#keys.length >= MOST) this.#unknown = true;
    else this.#keys.push(key);
  }

  #isErased(key: readonly unknown[]): boolean {
    const number = key[this.definition.key.indexOf(this.definition.person ?? "")];
    return typeof number === "string" && this.erased?.has(number) === true;
  }

  /** Whether a row was refused of which nobody can tell what it was about. */
  get isUnknown(): boolean {
    return this.#unknown;
  }

  /** The keys that have been added and are not in the table yet. */
  get pending(): readonly (readonly unknown[])[] {
    return this.#keys;
  }

  /** Puts them into the table; the connection must be free. */
  async write(): Promise<void> {
    const keys = this.#keys;
    if (keys.length === 0) return;
    this.#keys = [];
    const { key, fields } = this.definition;
    const types = key.map((name, index) => `$${index + 1}::${fields[name]?.sqlType}[]`).join(", ");
    await this.client.query(
      `insert into ${this.name} select * from unnest(${types})`,
      key.map((_, index) => keys.map((values) => values[index])),
    );
  }
}
