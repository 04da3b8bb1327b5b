import type { ClientBase } from "pg";
import type { ErasedPeople } from "../privacy/erased.js";
import { type KeptKey, seal, unseal } from "./kept-keys.js";
import type { Rejection } from "./rejection.js";
import { asIngest } from "./run.js";
import { storable, storableJson } from "./storable.js";

/** Collected before they are written. */
const FLUSH_AT = 1000;

/** How rejections are kept. */
export interface RejectionKeeping {
  /** What cells are kept under; undefined: they are not encrypted. */
  readonly key?: KeptKey | undefined;
  /** People whose cells are not kept. */
  readonly erased?: ErasedPeople | undefined;
}

/** Writes a run's rejections as they come, so that memory does not grow with them; remembers the first ones. */
export class RejectionWriter {
  #pending: Rejection[] = [];
  #written: number;

  private constructor(
    readonly client: ClientBase,
    readonly runId: number,
    readonly first: Rejection[],
    readonly keeping: RejectionKeeping,
    written: number,
  ) {
    this.#written = written;
  }

  /**
   * Writes behind what the run has already.
   * @param first gets the first of them, for when the run is refused and its transaction undone
   */
  static async open(
    client: ClientBase,
    runId: number,
    first: Rejection[],
    keeping: RejectionKeeping,
  ): Promise<RejectionWriter> {
    const { rows } = await client.query<{ count: number }>("select count(*) from ingest.rejection where run_id = $1", [
      runId,
    ]);
    return new RejectionWriter(client, runId, first, keeping, rows[0]?.count ?? 0);
  }

  /** @param about key of the record that the row would have become, as far as it is known */
  add(rejection: Rejection, about: readonly unknown[] = []): void {
    const { erased } = this.keeping;
    const kept = erased && namesErased(rejection, about, erased) ? { ...rejection, cells: undefined } : rejection;
    this.#pending.push(kept);
    if (this.first.length < FLUSH_AT) this.first.push(kept);
  }

  /** Whether there is enough to write. */
  get isFull(): boolean {
    return this.#pending.length >= FLUSH_AT;
  }

  async flush(): Promise<void> {
    const rejections = this.#pending;
    if (rejections.length === 0) return;
    this.#pending = [];
    await asIngest(this.client, () =>
      writeRejections(this.client, this.runId, rejections, this.keeping, this.#written),
    );
    this.#written += rejections.length;
  }
}

/** Whether somebody erased is named by what a record would have been called, or in any cell of its row. */
const namesErased = ({ cells = {} }: Rejection, about: readonly unknown[], erased: ErasedPeople): boolean =>
  [...about, ...Object.values(cells)].some((value) => typeof value === "string" && erased.has(value.trim()));

const placeOf = (number: number) => `cells ${number}`;

/** Cells of a row that lie under a run's key. */
export const unsealCells = (key: KeptKey, number: number, sealed: Buffer): Rejection["cells"] =>
  JSON.parse(unseal(key, placeOf(number), sealed).toString()) as Rejection["cells"];

/** Writes rejections behind the first `after` of a run. */
export async function writeRejections(
  client: ClientBase,
  runId: number,
  rejections: readonly Rejection[],
  { key }: RejectionKeeping,
  after = 0,
): Promise<void> {
  const cells = rejections.map(({ cells }) => (cells ? storableJson(cells) : null));
  const sealed = cells.map((one, at) => one && key && seal(key, placeOf(after + at + 1), Buffer.from(one)));
  await client.query(
    `insert into ingest.rejection
       (run_id, number, file, line, column_name, code, effect, expected, expected_nl, cells, sealed)
     select $1, $2 + ordinality, file, line, column_name, code, effect, expected, expected_nl, cells, sealed
     from unnest($3::text[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::json[],
         $11::bytea[])
       with ordinality as r (file, line, column_name, code, effect, expected, expected_nl, cells, sealed, ordinality)`,
    [
      runId,
      after,
      rejections.map(({ file }) => storable(file)),
      rejections.map(({ line }) => line),
      rejections.map(({ column }) => column && storable(column)),
      rejections.map(({ code }) => code),
      rejections.map(({ effect }) => effect),
      rejections.map(({ expected }) => storable(expected.en)),
      rejections.map(({ expected }) => storable(expected.nl)),
      key ? cells.map(() => null) : cells,
      sealed.map((one) => one ?? null),
    ],
  );
}
