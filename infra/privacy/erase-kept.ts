import type { ClientBase } from "pg";
import { packed, unpacked } from "../ingest/archive.js";
import { type KeptKey, type KeptKeys, passingKey } from "../ingest/kept-keys.js";
import type { RecordDefinition } from "../record.js";
import type { BoardNumber } from "../values.js";
import type { ErasedPeople } from "./erased.js";
import { forgetInText, type KeptText } from "./kept-text.js";

/** Who is taken out of what runs of a board brought. */
export interface EraseKeptOptions {
  readonly board: BoardNumber;
  readonly numbers: readonly string[];
  /** Every kind that the hub knows. */
  readonly records: readonly RecordDefinition[];
  readonly keys: KeptKeys;
  /** Whether everything will be undone. */
  readonly dryRun: boolean;
}

/** What went, in records and rows. */
export interface KeptErased {
  readonly records: number;
  readonly refusedKeys: number;
  /** Rows whose cells went: all of the board's, for nobody can tell whom a row that cannot be read is about. */
  readonly cells: number;
  /** Deliveries under way: all of the board's, which sends them anew. */
  readonly uploads: number;
}

interface KeptRun {
  readonly id: number;
  readonly keyId: string | null;
  readonly hasCells: boolean;
}

/**
 * Takes people out of what a board's runs brought, under the ingest's role. A run that had any of them is kept under a
 * new key from then on, and the old one is noted as dead: what was kept under it cannot be read anywhere.
 */
export async function eraseKept(client: ClientBase, options: EraseKeptOptions): Promise<KeptErased> {
  const { board, numbers } = options;
  const known = new Set(numbers);
  const { rows: runs } = await client.query<KeptRun>(
    `select id, key_id as "keyId", has_cells as "hasCells" from ingest.run r, lateral (
       select exists (select from ingest.rejection j where j.run_id = r.id and (cells is not null or sealed is not null))
         as has_cells) c
     where board = $1 and (has_cells or exists (select from ingest.record_part p where p.run_id = r.id)) order by id`,
    [board],
  );
  let records = 0;
  for (const run of runs) records += await eraseInRun(client, run, { has: (number) => known.has(number) }, options);
  return {
    records,
    refusedKeys: await eraseRefusedKeys(client, options),
    cells: await countOf(
      client,
      `update ingest.rejection set cells = null, sealed = null
       where (cells is not null or sealed is not null) and run_id in (select id from ingest.run where board = $1)`,
      [board],
    ),
    uploads: await countOf(client, "delete from ingest.upload where board = $1", [board]),
  };
}

/** Numbers of people among the keys of a board's refused rows. */
export async function numbersAmongRefused(
  client: ClientBase,
  board: BoardNumber,
  records: readonly RecordDefinition[],
): Promise<string[]> {
  const numbers = new Set<string>();
  for (const { kind, place } of subjectsOf(records)) {
    const { rows } = await client.query<{ number: string }>(
      `select distinct key[$3] as number from ingest.refused_key join ingest.run r on r.id = run_id
       where r.board = $1 and kind = $2 and key is not null`,
      [board, kind, place],
    );
    for (const { number } of rows) numbers.add(number);
  }
  return [...numbers];
}

/** The kinds that are about people, with the place of the person's number in their keys, from 1. */
const subjectsOf = (records: readonly RecordDefinition[]) =>
  records.flatMap(({ kind, key, person }) => (person === undefined ? [] : [{ kind, place: key.indexOf(person) + 1 }]));

async function eraseRefusedKeys(client: ClientBase, { board, numbers, records }: EraseKeptOptions): Promise<number> {
  let erased = 0;
  for (const { kind, place } of subjectsOf(records)) {
    erased += await countOf(
      client,
      `delete from ingest.refused_key where kind = $2 and key[$3] = any ($4)
         and run_id in (select id from ingest.run where board = $1)`,
      [board, kind, place, numbers],
    );
  }
  return erased;
}

/** A part, and what is left of it: the same where nobody was in it. */
interface Rewritten {
  readonly number: number;
  readonly before: KeptText;
  readonly after: KeptText;
}

/** Gives the number of records that went. */
async function eraseInRun(
  client: ClientBase,
  run: KeptRun,
  erased: ErasedPeople,
  options: EraseKeptOptions,
): Promise<number> {
  const { keys, dryRun } = options;
  const key = run.keyId === null ? undefined : await keys.find(run.keyId);
  if (run.keyId !== null && !key) return 0; // nobody can read it any more
  let records = 0;
  let isTouched = run.hasCells;
  for await (const { before, after } of partsOf(client, run, key, erased, options)) {
    records += before.rows - after.rows;
    isTouched ||= before !== after;
  }
  if (!isTouched) return 0;
  const fresh = dryRun ? passingKey() : await keys.make();
  for await (const { number, after } of partsOf(client, run, key, erased, options)) {
    await client.query(
      "update ingest.record_part set rows = $3, body = $4, marks = null where run_id = $1 and number = $2",
      [run.id, number, after.rows, await packed(after.text, number, fresh)],
    );
  }
  await client.query("update ingest.run set key_id = $2 where id = $1", [run.id, fresh.id]);
  if (run.keyId !== null) await client.query("insert into ingest.dead_key values ($1)", [run.keyId]);
  return records;
}

/** The parts of a run, one at a time. Of a kind that the hub knows no more nobody can tell whom it is about: nothing is left. */
async function* partsOf(
  client: ClientBase,
  { id }: KeptRun,
  key: KeptKey | undefined,
  erased: ErasedPeople,
  { records }: EraseKeptOptions,
): AsyncGenerator<Rewritten> {
  for (let after = 0; ; ) {
    const { rows } = await client.query<{ number: number; kind: string; fields: string[]; rows: number; body: Buffer }>(
      `select number, kind, fields, rows, body from ingest.record_part
       where run_id = $1 and number > $2 order by number limit 1`,
      [id, after],
    );
    const [part] = rows;
    if (!part) return;
    after = part.number;
    const before: KeptText = { ...part, text: await unpacked(part.body, part.number, key) };
    const definition = records.find(({ kind }) => kind === part.kind);
    const isKnown = definition && (definition.person === undefined || part.fields.includes(definition.person));
    const left = isKnown ? forgetInText(before, definition, erased) : { ...before, rows: 0, text: Buffer.alloc(0) };
    yield { number: part.number, before, after: left };
  }
}

const countOf = async (client: ClientBase, sql: string, values: unknown[]): Promise<number> =>
  (await client.query(sql, values)).rowCount ?? 0;
