/**
 * Text that the database takes, of text that may hold anything: what PostgreSQL has no room for, the character NUL and
 * halves of characters, becomes U+FFFD.
 */
export const storable = (text: string): string => text.toWellFormed().replaceAll("\u0000", "\ufffd");

/** Every escape of JSON text; of those with digits only the ones that jsonb refuses. */
const ESCAPES = /\\(?:u0000|ud[89a-f][0-9a-f]{2}|.)/g;

/** As `storable`, of a value as JSON, names of properties included. */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value).replace(ESCAPES, (escape) => (escape.length === 6 ? "\ufffd" : escape));
