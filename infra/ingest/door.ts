import { type Words, words } from "../words.js";
import { FORBIDDEN_COLUMNS } from "./forbidden-columns.js";
import type { Rejection } from "./rejection.js";

/** A header as it is compared: trimmed, without square brackets, in lower case, accents on their letters. */
export const headerKey = (header: string): string =>
  header
    .normalize("NFC")
    .trim()
    .replace(/^\[(.*)\]$/, "$1")
    .trim()
    .toLowerCase();

/** Why a column of this name is never read; undefined when it may be. */
export function forbiddenReason(header: string): Words | undefined {
  const letters = header
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z]/g, "");
  return FORBIDDEN_COLUMNS.find((forbidden) => forbidden.header.test(letters))?.reason;
}

/** Whether a column of this name is never read, whatever an adapter or a profile says. */
export const isForbiddenHeader = (header: string): boolean => forbiddenReason(header) !== undefined;

/** What is told of a column of a file that may not enter. */
export const columnRejection = (file: string, column: string): Rejection => ({
  file,
  line: 0,
  column,
  code: "COLUMN_FORBIDDEN",
  effect: "column",
  expected: withReason(column),
});

/** What is expected instead of a column that may not enter, and why it may not. */
function withReason(column: string): Words {
  const why = forbiddenReason(column);
  const tail = (reason: string | undefined) => (reason === undefined ? "" : ` (${reason})`);
  return words(`an export without it${tail(why?.en)}`, `een export zonder deze kolom${tail(why?.nl)}`);
}
