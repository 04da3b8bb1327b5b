import { randomBytes } from "node:crypto";

/** Where in a request something happens, over all parts of the hub. Ids in hexadecimal. Source: W3C Trace Context. */
export interface Trace {
  /** Of the whole request, 32 digits; the client's, where it names one. */
  readonly traceId: string;
  /** Of this part, 16 digits. */
  readonly spanId: string;
  /** The part of the hub that asked for it; null: none did. */
  readonly parent: string | null;
  /** The client's own operation; null: it names none. */
  readonly foreign: string | null;
}

/** Header names and values; undefined where there is no header. */
export interface TraceHeaders {
  readonly traceparent?: string | undefined;
  readonly tracestate?: string | undefined;
}

const PARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}(?=$|-)/;
const STATE = /(?:^|,)\s*hub=([0-9a-f]{16})\s*(?:,|$)/;

/** The trace of a client's request. A header that is not as the standard has it counts for nothing. */
export function clientTrace({ traceparent = "" }: TraceHeaders): Trace {
  const [, traceId = randomBytes(16).toString("hex"), foreign = null] = PARENT.exec(traceparent) ?? [];
  return { traceId, spanId: newSpan(), parent: null, foreign };
}

/** The trace of a part that another part asks for. */
export const childOf = ({ traceId, spanId, foreign }: Trace): Trace => ({
  traceId,
  spanId: newSpan(),
  parent: spanId,
  foreign,
});

/** What one part of the hub tells another of its trace: `tracestate` carries the client's operation. */
export const traceHeaders = ({ traceId, spanId, foreign }: Trace): TraceHeaders => ({
  traceparent: `00-${traceId}-${spanId}-00`,
  ...(foreign && { tracestate: `hub=${foreign}` }),
});

/** The trace of a part that was asked over HTTP, with what `traceHeaders` made. Only for who is known to be the hub. */
export function relayedTrace({ traceparent, tracestate = "" }: TraceHeaders): Trace {
  const { foreign: parent, ...trace } = clientTrace({ traceparent });
  return { ...trace, parent, foreign: STATE.exec(tracestate)?.[1] ?? null };
}

const newSpan = (): string => randomBytes(8).toString("hex");
