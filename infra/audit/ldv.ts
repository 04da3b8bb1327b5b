import { createHash } from "node:crypto";
import type { ExportedReading } from "./export.js";

/**
 * One line of a "Logboek Dataverwerkingen". Ids in hexadecimal, times in ms since 1970. Names and shapes as in the
 * standard's "Component: Logboek" (Logius, working version of 2026); they have moved before: this is the one place.
 */
export interface LdvRecord {
  readonly trace_id: string;
  readonly span_id: string;
  readonly status_code: "STATUS_CODE_OK";
  readonly name: string;
  readonly start_time: number;
  readonly end_time: number;
  readonly parent_span_id?: string;
  readonly resource: { readonly attributes: Readonly<Record<string, string>> };
  readonly attributes: Readonly<Record<string, string>>;
}

/** What kind of id a subject has: one of the hub's own, that says nothing to others. */
const SUBJECT_TYPE = "urn:regiohub:subject";

/**
 * A reading as the standard wants it: a record of its own for each person. Of several people each is an action within
 * that of the reading, which then has a record without anybody.
 */
export function ldvRecords(reading: ExportedReading): LdvRecord[] {
  const { people, subjects } = reading;
  const [only] = people;
  if (subjects === 1 && only)
    return [recordOf(reading, { spanId: reading.spanId, parent: reading.parentSpanId }, only)];
  const own = recordOf(reading, { spanId: reading.spanId, parent: reading.parentSpanId });
  const each = people.map((subject) =>
    recordOf(reading, { spanId: spanOf(reading.hash, subject), parent: reading.spanId }, subject),
  );
  return [own, ...each];
}

function recordOf(
  reading: ExportedReading,
  { spanId, parent }: { readonly spanId: Buffer; readonly parent: Buffer | null },
  subject?: Buffer,
): LdvRecord {
  const { traceId, foreignSpanId, name, startedAt, at, activity } = reading;
  return {
    trace_id: hex(traceId),
    span_id: hex(spanId),
    status_code: "STATUS_CODE_OK", // an answer that failed is not shown, and not in the log
    name,
    start_time: startedAt.getTime(),
    end_time: at.getTime(),
    ...(parent && { parent_span_id: hex(parent) }),
    resource: { attributes: { "service.name": "regiohub" } },
    attributes: {
      "dpl.core.processing_activity_id": activity,
      ...(subject && { "dpl.core.data_subject_id": hex(subject), "dpl.core.data_subject_id_type": SUBJECT_TYPE }),
      ...(foreignSpanId && {
        "dpl.core.foreign_operation.trace_id": hex(traceId),
        "dpl.core.foreign_operation.span_id": hex(foreignSpanId),
      }),
    },
  };
}

const hex = (bytes: Buffer): string => bytes.toString("hex");

/** The action of one person: the same at each export. */
const spanOf = (reading: Buffer, subject: Buffer): Buffer =>
  createHash("sha256").update(reading).update(subject).digest().subarray(0, 8);
