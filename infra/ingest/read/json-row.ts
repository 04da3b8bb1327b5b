import { type Words, words } from "../../words.js";
import type { BadRow } from "../read.js";
import type { Look, Seen } from "../recall/row-memory.js";
import { DEPTH_MAX, isPlain } from "./json-path.js";
import { isAsCounted, tally } from "./json-tally.js";
import { decodeUtf8, objectTexts, parseJson, wasEncodedTwice, withZeros } from "./json-text.js";

/** Why a value of the list is no row. */
export type RowFault = Omit<BadRow, "line">;

/** A value of the list, or why it is no row; neither when it is not JSON. */
export interface SingleRow {
  readonly value?: unknown;
  readonly fault?: RowFault | undefined;
}

const undecodable = (expected: Words): RowFault => ({ code: "ENCODING_WRONG", expected });
const NOT_UTF8 = undecodable(words("UTF-8", "UTF-8"));
const TWICE = undecodable(words("text that is encoded once", "tekst die één keer gecodeerd is"));

const malformed = (expected: Words): RowFault => ({ code: "ROW_MALFORMED", expected });
const NO_OBJECT = malformed(words("an object", "een object"));
const KEY_TWICE = malformed(words("each key once", "elke sleutel één keer"));
const TOO_DEEP = malformed(words(`at most ${DEPTH_MAX} levels`, `hooguit ${DEPTH_MAX} niveaus`));
const NEW_KEY = malformed(words("only columns that the first rows have", "alleen kolommen die de eerste rijen hebben"));

/** Several values that were read in one go. */
interface WholeRows {
  /** An empty object in the place of one that is known. */
  readonly values: readonly unknown[];
  /** Whether each has just the keys that it may have, with plain values. */
  readonly uniform: boolean;
  /** What was seen in the text of each; undefined where nobody looked, or cannot tell where each ends. */
  readonly seen?: readonly Seen[] | undefined;
}

/**
 * Several values in one go.
 * @param bytes Values with commas between them.
 * @param look Looks at the text of each.
 * @returns undefined when they need a closer look: one is no JSON, or not what its text says.
 */
export function wholeRows(
  bytes: Buffer,
  keys: readonly string[] | undefined,
  look?: Look | undefined,
): WholeRows | undefined {
  const text = decodeUtf8(bytes);
  if (text === undefined || wasEncodedTwice(text)) return undefined;
  const texts = look && objectTexts(text);
  const seen = look && texts?.map((one) => look(one));
  if (texts && seen?.some(({ records }) => records)) {
    const rows = unknownRows(texts, seen, keys);
    if (rows) return rows;
  }
  const values = parseJson(`[${text}]`) as unknown[] | undefined;
  if (!values) return undefined;
  const { quotes, uniform } = tally(values, keys);
  if (!isAsCounted(bytes, text, quotes)) return undefined;
  // Rows of plain values have a brace each: when there are no more braces than that, each row ends at the next one.
  const isEachSeen = uniform && texts?.length === values.length;
  return { values, uniform, seen: isEachSeen ? seen?.map(({ mark }) => ({ mark, records: undefined })) : undefined };
}

/**
 * Rows of which some are known: only the others are parsed. A text that is an object from where a row begins is that
 * row, for a parser reads from the left. Undefined when one of the others ends elsewhere, or is not what its text says.
 */
function unknownRows(
  texts: readonly string[],
  seen: readonly Seen[],
  keys: readonly string[] | undefined,
): WholeRows | undefined {
  const values = texts.map((text, index) => (seen[index]?.records ? {} : parseJson(text)));
  if (values.includes(undefined)) return undefined;
  const isUnknown = (_: unknown, index: number) => !seen[index]?.records;
  const { quotes, uniform } = tally(values.filter(isUnknown), keys);
  const text = texts.filter(isUnknown).join();
  return isAsCounted(Buffer.from(text), text, quotes) ? { values, uniform, seen } : undefined;
}

/** One value, looked at closely. */
export function singleRow(bytes: Buffer): SingleRow {
  const text = decodeUtf8(bytes);
  // What is no UTF-8 must be JSON all the same, else nobody knows where it ends.
  const json = text ?? bytes.toString("latin1");
  const value = parseJson(json) ?? parseJson(withZeros(json));
  if (value === undefined) return {};
  if (text === undefined) return { fault: NOT_UTF8 };
  if (wasEncodedTwice(text)) return { fault: TWICE };
  const { quotes } = tally([value]);
  if (Number.isNaN(quotes)) return { fault: TOO_DEEP };
  return isAsCounted(bytes, text, quotes) ? { value } : { fault: KEY_TWICE };
}

/**
 * Why a value is no row; undefined when it is one.
 * @param keys The only ones that it may have, with plain values; any when not given.
 */
export function rowFault(value: unknown, keys: ReadonlySet<string> | undefined): RowFault | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return NO_OBJECT;
  if (!keys || Object.entries(value).every(([key, cell]) => keys.has(key) && isPlain(cell))) return undefined;
  return NEW_KEY;
}
