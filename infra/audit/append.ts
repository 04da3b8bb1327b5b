import type { Caller } from "../auth/caller.js";
import { HubError } from "../errors.js";
import { storable } from "../ingest/storable.js";
import { type AuditKeys, subjectOf } from "./keys.js";
import type { ShownList } from "./shown.js";
import type { Trace } from "./trace.js";

/** Who was shown something: a caller, or somebody at the hub's own machine. */
export type Reader = Pick<Caller, "issuer" | "subject" | "client" | "purpose"> & {
  readonly kind: Caller["kind"] | "machine";
};

/** One answer that shows people. */
export interface Reading {
  /** Part of the hub and operation, `staff FirstLook`. Cut off at 200 characters. */
  readonly name: string;
  readonly caller: Reader;
  readonly trace: Trace;
  readonly startedAt: Date;
  /** Address of the purpose in the register of processing activities. */
  readonly activity: string;
  readonly shown: ShownList;
}

/** A connection, inside the transaction of the answer. */
export interface Writes {
  query(text: string, values: unknown[]): Promise<unknown>;
}

const LONGEST_NAME = 200;

/** The address of a purpose in the register of processing activities; where none is known, a name of the hub's own. */
export const activityOf = (purpose: string, known: Readonly<Record<string, string>> = {}): string =>
  Object.hasOwn(known, purpose) ? (known[purpose] as string) : `urn:regiohub:purpose:${purpose}`;

/**
 * Writes down whom an answer shows, in the transaction that is open: what is shown and what is written stand and fall
 * together. One statement; none for an answer that shows nobody.
 * @throws READ_LOG_UNAVAILABLE when it cannot be written: then the answer has to be withheld.
 */
export async function appendReading(client: Writes, reading: Reading, keys: AuditKeys): Promise<void> {
  if (reading.shown.count === 0) return;
  try {
    await client.query(APPEND, valuesOf(reading, keys));
  } catch (cause) {
    throw new HubError("READ_LOG_UNAVAILABLE", "The read log cannot be written, so nothing about people is shown.", {
      cause,
    });
  }
}

const APPEND = `select audit.append(
  row($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, null, null, null, null, null, null, null, null)::audit.reading,
  $14, $15, $16)`;

function valuesOf({ name, caller, trace, startedAt, activity, shown }: Reading, keys: AuditKeys): unknown[] {
  const people = [...shown.people()];
  return [
    startedAt.toISOString(),
    Buffer.from(trace.traceId, "hex"),
    Buffer.from(trace.spanId, "hex"),
    trace.parent && Buffer.from(trace.parent, "hex"),
    trace.foreign && Buffer.from(trace.foreign, "hex"),
    storable(name.slice(0, LONGEST_NAME)),
    caller.kind,
    caller.issuer,
    caller.subject,
    caller.client,
    caller.purpose,
    activity,
    shown.levels,
    people.map(([person]) => subjectOf(person, keys)),
    people.map(([{ board }]) => board),
    people.map(([, levels]) => levels),
  ];
}
