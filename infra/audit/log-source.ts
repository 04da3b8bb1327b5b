import type { QueryResultRow } from "pg";
import type { Link } from "./chain.js";
import { type Head, SEAL_COLUMNS, type Seal } from "./seal.js";
import type { LogSource } from "./verify.js";

/** Rows that are read at a time; a reading may have hundreds of people, and a page of each lane is in memory. */
const PAGE = 100;

/** Largest whole number that is exact here; rows with a larger one were tampered with, and must not stop the search. */
const LARGEST = Number.MAX_SAFE_INTEGER;

const ms = (column: string) =>
  `case when isfinite(${column}) then least((extract(epoch from ${column}) * 1000)::numeric, ${LARGEST})::bigint else 0 end`;

/** With the people packed as `packPeople` does. */
const LINKS = `
  select lane, least(seq, ${LARGEST}) as seq, ${ms("at")} as at, ${ms("started_at")} as "startedAt", trace_id as "traceId",
    span_id as "spanId", parent_span_id as "parentSpanId", foreign_span_id as "foreignSpanId", name, kind, issuer,
    requester, client, purpose, activity, login, levels, subjects, subjects_sha256 as "subjectsSha256", prev, hash,
    (select coalesce(string_agg(s.subject || int4send(s.shown) || int4send(octet_length(s.board_no)) || convert_to(s.board_no, 'UTF8'), ''::bytea order by s.subject), '')
     from audit.reading_subject s where s.lane = r.lane and s.seq = r.seq) as people
  from audit.reading r where lane = $1 and seq > $2 order by seq limit ${PAGE}`;

const SEALS = `select ${SEAL_COLUMNS} from audit.seal where number > $1 order by number limit ${PAGE}`;

/** A connection that is asked. */
export interface Asks {
  query<T extends QueryResultRow>(text: string, values?: unknown[]): Promise<{ rows: T[] }>;
}

/** The log in the database. For one picture of it, read inside a transaction that is `repeatable read`. */
export const logSource = (client: Asks): LogSource => ({
  heads: async () => (await client.query<Head>("select lane, seq, hash from audit.lane order by lane")).rows,
  seals: () =>
    pages<Seal>(
      0,
      async (after) => (await client.query<Seal>(SEALS, [after])).rows,
      ({ number }) => number,
    ),
  links: (lane) =>
    pages<Link>(
      -LARGEST,
      async (after) => (await client.query<Link>(LINKS, [lane, after])).rows,
      ({ seq }) => seq,
    ),
});

/** All rows, a page at a time: `read` gives those that come after a number. */
async function* pages<T>(
  start: number,
  read: (after: number) => Promise<readonly T[]>,
  numberOf: (row: T) => number,
): AsyncGenerator<T> {
  for (let after = start; ; ) {
    const rows = await read(after);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = numberOf(last);
  }
}
