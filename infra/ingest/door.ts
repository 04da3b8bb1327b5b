import type { Words } from "../words.js";
import { FORBIDDEN_COLUMNS } from "./forbidden-columns.js";

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
