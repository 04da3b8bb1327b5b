import type { ClientBase } from "pg";
import type { BoardNumber, CalendarDate } from "../values.js";

/** A reading as it leaves the hub. */
export interface ExportedReading {
  readonly lane: number;
  readonly seq: number;
  readonly at: Date;
  readonly startedAt: Date;
  readonly traceId: Buffer;
  readonly spanId: Buffer;
  readonly parentSpanId: Buffer | null;
  readonly foreignSpanId: Buffer | null;
  readonly name: string;
  readonly activity: string;
  readonly hash: Buffer;
  /** How many people the reading has; not all of them may be of the board that was asked for. */
  readonly subjects: number;
  /** Their subjects, in order. */
  readonly people: readonly Buffer[];
}

/** Which readings. */
export interface ExportRange {
  /** Those with people of this board, and of those only these; undefined: all. */
  readonly board?: BoardNumber | undefined;
  /** First and last day, in Amsterdam. */
  readonly from?: CalendarDate | undefined;
  readonly until?: CalendarDate | undefined;
}

/** Readings that are read at a time. */
const PAGE = 200;

const READINGS = `
  select r.lane, r.seq, r.at, r.started_at as "startedAt", r.trace_id as "traceId", r.span_id as "spanId",
    r.parent_span_id as "parentSpanId", r.foreign_span_id as "foreignSpanId", r.name, r.activity, r.hash, r.subjects, p.people
  from audit.reading r
  cross join lateral (
    select array_agg(s.subject order by s.subject) as people from audit.reading_subject s
    where s.lane = r.lane and s.seq = r.seq and ($3::text is null or s.board_no = $3)) p
  where (r.lane, r.seq) > ($1, $2) and p.people is not null
    and ($4::date is null or r.at >= $4::date::timestamp at time zone 'Europe/Amsterdam')
    and ($5::date is null or r.at < ($5::date + 1)::timestamp at time zone 'Europe/Amsterdam')
  order by r.lane, r.seq limit ${PAGE}`;

/** Readings by lane and number, a page in memory at a time. */
export async function* exportReadings(
  client: ClientBase,
  { board, from, until }: ExportRange,
): AsyncGenerator<ExportedReading> {
  for (let after: readonly [lane: number, seq: number] = [-1, 0]; ; ) {
    const values = [...after, board ?? null, from ?? null, until ?? null];
    const { rows } = await client.query<ExportedReading>(READINGS, values);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = [last.lane, last.seq];
  }
}
