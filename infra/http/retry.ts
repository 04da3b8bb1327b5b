import type { HttpAnswer } from "../ingest/pull.js";

/** Times that a request is made before it is given up. */
export const ATTEMPTS = 6;

/** Longest pause that an answer may ask for, ms. A longer one is for the next run. */
export const LONGEST_ASKED_MS = 15 * 60_000;

const FIRST_MS = 2_000;
const LONGEST_MS = 60_000;

const TEMPORARY: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** Whether the same request may well get another answer in a while. */
export const isTemporary = ({ status }: HttpAnswer): boolean => TEMPORARY.has(status);

/**
 * Pause before the next attempt, ms: as long as the answer asks, else anything up to a bound that doubles each time.
 * Callers that were refused together do not come back together.
 * @param asked Pause that the answer asks for, ms.
 * @param attempt Attempts made so far, from 1.
 * @param random From 0 to 1, as Math.random.
 */
export function pauseBefore(attempt: number, asked: number | undefined, random: () => number): number {
  if (asked !== undefined) return asked + Math.round(random() * FIRST_MS);
  return Math.round(random() * Math.min(FIRST_MS * 2 ** (attempt - 1), LONGEST_MS));
}

/**
 * Pause that an answer asks for, ms; undefined when it asks for none. It stands in the header `retry-after`, as seconds
 * or as a date, or in the field `retry_after` of a JSON body, as seconds.
 */
export function askedPause({ headers, body }: HttpAnswer, now: number): number | undefined {
  const header = headers["retry-after"]?.trim();
  if (header === undefined) return seconds(fieldOf(body));
  // Only the form of RFC 9110: Date.parse makes a day of almost anything.
  if (/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} GMT$/.test(header))
    return Math.max(Date.parse(header) - now, 0);
  return seconds(header);
}

function seconds(value: unknown): number | undefined {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && /^\d{1,9}(\.\d+)?$/.test(text) ? Math.ceil(Number(text) * 1000) : undefined;
}

/** Longest body in which a pause is looked for: a refusal is short. */
const BODY_MAX = 64 * 1024;

function fieldOf(body: Buffer): unknown {
  if (body.length > BODY_MAX) return undefined;
  try {
    return (JSON.parse(body.toString()) as { readonly retry_after?: unknown } | null)?.retry_after;
  } catch {
    return undefined; // a page for people: it asks for nothing
  }
}
