import type { Readable } from "node:stream";
import { Refused } from "./refused.js";

/** Largest request body, in bytes. */
export const BODY_LIMIT = 256 * 1024;
/** Most objects and lists inside each other: a parser, and what reads its values, call themselves for each. */
const MOST_NESTED = 50;

/**
 * Reads a body whole.
 * @throws Refused 413 when it is larger than the limit, 408 when it takes longer
 */
export function readBody(stream: Readable, withinMs: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const settle = (done: () => void) => {
      clearTimeout(timer);
      stream.off("data", take);
      done();
    };
    const take = (chunk: Buffer) => {
      length += chunk.length;
      if (length > BODY_LIMIT) settle(() => reject(tooLarge()));
      else chunks.push(chunk);
    };
    const timer = setTimeout(() => settle(() => reject(new Refused(408, "Body too slow"))), withinMs);
    stream.on("data", take);
    stream.once("end", () => settle(() => resolve(Buffer.concat(chunks, length))));
    stream.once("error", () => settle(() => reject(new Refused(400, "Body cut off"))));
  });
}

/** The refusal of a body that is larger than the limit. */
export const tooLarge = () => new Refused(413, `Body too large. Expected at most ${BODY_LIMIT} bytes.`);

/**
 * The object that a body holds.
 * @throws Refused 400 for what is no JSON, no object, nested too deep, or would change what all objects have
 */
export function objectOf(bytes: Buffer): object {
  checkNesting(bytes);
  const value = parsed(bytes.toString("utf8"));
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Refused(400, "Body: not one JSON object.");
  }
  checkKeys(value);
  return value;
}

/**
 * Refuses JSON that is nested too deep, in time that grows with its length and without a parser.
 * @throws Refused 400
 */
export function checkNesting(json: Buffer): void {
  let open = 0;
  let isText = false;
  for (let at = 0; at < json.length; at++) {
    const sign = json[at];
    if (isText) {
      if (sign === BACKSLASH) at++;
      else if (sign === QUOTE) isText = false;
    } else if (sign === QUOTE) isText = true;
    else if (sign === BRACE || sign === BRACKET) {
      if (++open > MOST_NESTED) throw new Refused(400, `JSON too deep. Expected at most ${MOST_NESTED} levels.`);
    } else if (sign === BRACE_END || sign === BRACKET_END) open--;
  }
}

// No byte of a longer UTF-8 character is one of these.
const [QUOTE, BACKSLASH, BRACE, BRACE_END, BRACKET, BRACKET_END] = Buffer.from('"\\{}[]');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(400, "Body: not JSON.");
  }
}

/** `__proto__` is a key like any other to JSON, and something else to whoever copies the object. */
function checkKeys(value: object): void {
  if (Object.hasOwn(value, "__proto__")) throw new Refused(400, 'JSON with a key "__proto__".');
  for (const inner of Object.values(value)) if (typeof inner === "object" && inner !== null) checkKeys(inner);
}
