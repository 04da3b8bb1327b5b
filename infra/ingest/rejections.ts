import type { ClientBase } from "pg";
import type { Rejection } from "./rejection.js";
import { asIngest } from "./run.js";
import { storable, storableJson } from "./storable.js";

/** Collected before they are written. */
const FLUSH_AT = 1000;

/** Writes a run's rejections as they come, so that memory does not grow with them; remembers the first ones. */
export class RejectionWriter {
  #pending: Rejection[] = [];
  #written: number;

  private constructor(
    readonly client: ClientBase,
    readonly runId: number,
    readonly first: Rejection[],
    written: number,
  ) {
    this.#written = written;
  }

  /**
   * Writes behind what the run has already.
   * @param first gets the first of them, for when the run is refused and its transaction undone
   */
  static async open(client: ClientBase, runId: number, first: Rejection[]): Promise<RejectionWriter> {
    const { rows } = await client.query<{ count: number }>("select count(*) from ingest.rejection where run_id = $1", [
      runId,
    ]);
    return new RejectionWriter(client, runId, first, rows[0]?.count ?? 0);
  }

  add(rejection: Rejection): void {
    this.#pending.push(rejection);
    if (this.first.length < FLUSH_AT) this.first.push(rejection);
  }

  /** Whether there is enough to write. */
  get isFull(): boolean {
    return this.#pending.length >= FLUSH_AT;
  }

  async flush(): Promise<void> {
    const rejections = this.#pending;
    if (rejections.length === 0) return;
    this.#pending = [];
    await asIngest(this.client, () => writeRejections(this.client, this.runId, rejections, this.#written));
    this.#written += rejections.length;
  }
}

/** Writes rejections behind the first `after` of a run. */
export async function writeRejections(
  client: ClientBase,
  runId: number,
  rejections: readonly Rejection[],
  after = 0,
): Promise<void> {
  await client.query(
    `insert into ingest.rejection (run_id, number, file, line, column_name, code, effect, expected, expected_nl, cells)
     select $1, $2 + ordinality, file, line, column_name, code, effect, expected, expected_nl, cells
     from unnest($3::text[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::json[])
       with ordinality as r (file, line, column_name, code, effect, expected, expected_nl, cells, ordinality)`,
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
      rejections.map(({ cells }) => (cells ? storableJson(cells) : null)),
    ],
  );
}
