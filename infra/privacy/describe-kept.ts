import type { ClientBase } from "pg";
import type { PersonKey } from "../audit/shown.js";
import { archivedParts } from "../ingest/archive.js";
import { type KeptKey, KeptKeys } from "../ingest/kept-keys.js";
import { unsealCells } from "../ingest/rejections.js";
import type { RecordDefinition } from "../record.js";
import { type Words, words } from "../words.js";
import { linesOf } from "./kept-text.js";
import type { PersonalSection } from "./privacy.js";

/** A run of which something is kept, as far as it can be read. */
interface KeptRun {
  readonly id: number;
  readonly key: KeptKey | undefined;
}

type Rows = PersonalSection["rows"][number][];

const run = words("delivery", "aanlevering");

/**
 * What is kept of deliveries about somebody: records as they were read, those of deliveries that are held too, and the
 * cells of refused rows. Under the ingest's role.
 */
export async function describeKept(
  client: ClientBase,
  person: PersonKey,
  records: readonly RecordDefinition[],
  home: string,
): Promise<PersonalSection[]> {
  const kept: Rows = [];
  const refused: Rows = [];
  for await (const one of keptRuns(client, person, home)) {
    kept.push(...(await recordsIn(client, one, person, records)));
    refused.push(...(await refusedIn(client, one, person)));
  }
  return [
    sectionOf(words("Deliveries, as they were read", "Aanleveringen, zoals ze gelezen zijn"), kept, {
      run,
      kind: words("kind", "soort"),
      values: words("values", "waarden"),
    }),
    sectionOf(words("Rows that were refused", "Regels die geweigerd zijn"), refused, {
      run,
      file: words("file", "bestand"),
      line: words("line", "regel"),
      column: words("column", "kolom"),
      values: words("values", "waarden"),
    }),
  ].filter(({ rows }) => rows.length > 0);
}

const sectionOf = (title: Words, rows: Rows, columns: PersonalSection["columns"]): PersonalSection => ({
  title,
  columns,
  rows,
  runs: [...new Set(rows.map((row) => Number(row.run)))],
});

/** Runs of which something is kept. What was kept under a key that is not there cannot be read by anybody. */
async function* keptRuns(client: ClientBase, { board }: PersonKey, home: string): AsyncGenerator<KeptRun> {
  const { rows } = await client.query<{ id: number; keyId: string | null }>(
    `select id, key_id as "keyId" from ingest.run r where board = $1 and (
       exists (select from ingest.record_part p where p.run_id = r.id)
       or exists (select from ingest.rejection j where j.run_id = r.id and (cells is not null or sealed is not null)))
     order by id`,
    [board],
  );
  const keys = new KeptKeys(home);
  for (const { id, keyId } of rows) {
    const key = keyId === null ? undefined : await keys.find(keyId);
    if (keyId === null || key) yield { id, key };
  }
}

async function recordsIn(
  client: ClientBase,
  { id, key }: KeptRun,
  { number }: PersonKey,
  records: readonly RecordDefinition[],
): Promise<Rows> {
  const found: Rows = [];
  for (const { kind, person } of records) {
    if (person === undefined) continue;
    for await (const part of archivedParts(client, id, kind, key)) {
      if (!mayHold(part.text, number)) continue;
      const place = part.fields.indexOf(person);
      for (const { values } of linesOf(part)) {
        if (values[place] === number)
          found.push({ run: id, kind, values: textOf(part.fields.map((f, i) => [f, values[i] ?? null])) });
      }
    }
  }
  return found;
}

/** Most parts can be told from their text to have nobody of that number; one that is escaped there has to be read. */
const mayHold = (text: Buffer, number: string): boolean => /[\\\t\n\r]/.test(number) || text.includes(number);

async function refusedIn(client: ClientBase, { id, key }: KeptRun, { number }: PersonKey): Promise<Rows> {
  const { rows } = await client.query<{
    number: number;
    file: string;
    line: number;
    column: string | null;
    cells: Record<string, string> | null;
    sealed: Buffer | null;
  }>(
    `select number, file, line, column_name as "column", cells, sealed from ingest.rejection
     where run_id = $1 and (cells is not null or sealed is not null) order by number`,
    [id],
  );
  return rows.flatMap(({ number: place, file, line, column, cells, sealed }) => {
    const all = (sealed && key ? unsealCells(key, place, sealed) : cells) ?? {};
    if (!Object.values(all).some((cell) => cell.trim() === number)) return [];
    return [{ run: id, file, line, column, values: textOf(Object.entries(all)) }];
  });
}

/** What is not known is left out. */
const textOf = (values: readonly (readonly [name: string, value: string | null])[]): string =>
  values.flatMap(([name, value]) => (value === null || value === "" ? [] : [`${name}: ${value}`])).join("; ");
