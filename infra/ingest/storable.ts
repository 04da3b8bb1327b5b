/**
 * Text that the database takes, of text that may hold anything: what PostgreSQL has no room for, the character NUL and
 * halves of characters, becomes U+FFFD.
 */
export const storable = (text: string): string => text.toWellFormed().replaceAll("\u0000", "\ufffd");

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/** One line of text that a terminal shows as it is: headers and file names may hold what moves its cursor. */
export const printable = (text: string): string => text.replace(CONTROL, "\ufffd");

/** Every escape of JSON text; of those with digits only the ones that jsonb refuses. */
const ESCAPES = /\\(?:u0000|ud[89a-f][0-9a-f]{2}|.)/g;

/** As `storable`, of a value as JSON, names of properties included. */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value).replace(ESCAPES, (found) => (found.length === 6 ? "\ufffd" : found));
