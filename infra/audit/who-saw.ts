import type { ClientBase } from "pg";
import type { CalendarDate, Instant } from "../values.js";

/** That somebody was shown something of a person. */
export interface Sighting {
  readonly at: Instant;
  readonly kind: string;
  /** Who it was, for its issuer. */
  readonly requester: string;
  readonly issuer: string;
  readonly client: string | null;
  readonly purpose: string;
  /** Kinds of data; empty: the person was looked up in the log. */
  readonly levels: readonly string[];
  /** Part of the hub and operation. */
  readonly name: string;
  readonly traceId: string;
}

/**
 * Who was shown something of a person, newest first.
 * @param subject what the person is called in the log
 * @param since first day, in Amsterdam; undefined: as far back as the log goes
 */
export async function whoSaw(client: ClientBase, subject: Buffer, since?: CalendarDate): Promise<Sighting[]> {
  const { rows } = await client.query<Omit<Sighting, "at"> & { at: Date }>(
    `select r.at, r.kind, r.requester, r.issuer, r.client, r.purpose, r.name, encode(r.trace_id, 'hex') as "traceId",
       array(select level from unnest(r.levels) with ordinality as numbered (level, number)
         where s.shown & (1 << (number - 1)::int) <> 0 order by number) as levels
     from audit.reading_subject s join audit.reading r using (lane, seq)
     where s.subject = $1 and ($2::date is null or r.at >= $2::date::timestamp at time zone 'Europe/Amsterdam')
     order by r.at desc, r.lane, r.seq desc`,
    [subject, since ?? null],
  );
  return rows.map(({ at, ...rest }) => ({ at: at.toISOString(), ...rest }));
}
