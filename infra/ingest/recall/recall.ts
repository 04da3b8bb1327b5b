import { createHash } from "node:crypto";
import type { Client, ClientBase } from "pg";
import { withClient } from "../../db/connect.js";
import { reachBoards } from "../../db/row-context.js";
import { inTransaction } from "../../db/transaction.js";
import type { BoardNumber } from "../../values.js";
import { unpacked, unpackedMarks } from "../archive.js";
import type { Export } from "../define.js";
import type { Delivery } from "../delivery.js";
import { type KeptKey, KeptKeys } from "../kept-keys.js";
import type { Profile } from "../profile.js";
import { asIngest } from "../run.js";
import { buildOfHub } from "./built.js";
import type { MarkedText } from "./known-part.js";
import { KnownRows } from "./known-rows.js";

/** What rows of earlier deliveries became, for those that come again. */
export interface Recall {
  /** All that the records of an export depend on besides what marks its rows: in which form, by which headers. */
  seedOf(source: Export, headers: readonly string[], form: string): string;
  /** Does something with the rows that are known of a record kind. */
  withKnown<T>(kind: string, work: (known: KnownRows) => Promise<T>): Promise<T>;
}

/** Where what is remembered lies. */
export interface RecallOptions {
  readonly url: string;
  /** Where the keys are. */
  readonly home?: string | undefined;
}

/** A run that has what its rows became. */
interface EarlierRun {
  readonly id: number;
  readonly board: BoardNumber | null;
  readonly key: KeptKey | undefined;
}

/**
 * What earlier deliveries of a source tell of the rows of this one; undefined where nobody can tell which build of the
 * hub this is.
 */
export async function recallFor(
  client: ClientBase,
  delivery: Delivery,
  { document }: Profile,
  { url, home }: RecallOptions,
): Promise<Recall | undefined> {
  const build = await buildOfHub();
  if (build === undefined) return undefined;
  const { adapter, files } = delivery;
  const sideFiles = files
    .filter(({ source }) => source.role === "lookup")
    .map(({ source, sha256 }) => [source.name, sha256]);
  const given = [build, adapter.name, adapter.version, document, sideFiles];
  const earlier = await earlierRun(client, delivery, home);
  return {
    seedOf({ name, record }, headers, form) {
      const asked = JSON.stringify([...given, name, Object.entries(record.fields), headers, form]);
      return createHash("sha256").update(asked).digest("base64url");
    },
    withKnown: (kind, work) =>
      earlier
        ? withClient(url, async (other) => work(await KnownRows.open(markedParts(other, earlier, kind))))
        : KnownRows.open(nothing()).then(work),
  };
}

/** The newest run of a board and source whose rows are remembered, and can be read. */
async function earlierRun(
  client: ClientBase,
  { adapter, board }: Delivery,
  home: string | undefined,
): Promise<EarlierRun | undefined> {
  const { rows } = await asIngest(client, () =>
    client.query<{ id: number; keyId: string | null }>(
      `select id, key_id as "keyId" from ingest.run r
       where board is not distinct from $1 and source = $2 and state in ('loaded', 'held')
         and exists (select from ingest.record_part p where p.run_id = r.id and p.marks is not null)
       order by id desc limit 1`,
      [board, adapter.name],
    ),
  );
  const [run] = rows;
  if (!run) return undefined;
  if (run.keyId === null) return { ...run, board, key: undefined };
  const key = home === undefined ? undefined : await new KeptKeys(home).find(run.keyId);
  return key && { ...run, board, key };
}

/** Parts that were marked, in order, one at a time; over a connection of their own, for the delivery's is busy. */
async function* markedParts(client: Client, { id, board, key }: EarlierRun, kind: string): AsyncGenerator<MarkedText> {
  for (let after = 0; ; ) {
    const part = await nextPart(client, board, [id, kind, after]);
    if (!part) return;
    const { number, body, marks } = part;
    after = number;
    yield {
      text: await unpacked(body, number, key),
      marks: unpackedMarks(marks, number, key),
    };
  }
}

interface Part {
  readonly number: number;
  readonly body: Buffer;
  readonly marks: Buffer;
}

const nextPart = (client: Client, board: BoardNumber | null, values: readonly unknown[]): Promise<Part | undefined> =>
  inTransaction(client, async () => {
    if (board !== null) await reachBoards(client, board);
    const { rows } = await asIngest(client, () =>
      client.query<Part>(
        `select number, body, marks from ingest.record_part
         where run_id = $1 and kind = $2 and number > $3 and marks is not null order by number limit 1`,
        [...values],
      ),
    );
    return rows[0];
  });

async function* nothing(): AsyncGenerator<MarkedText> {}
