/** Columns that never enter, whatever an adapter or a profile says. Source: UAVG art. 46 (citizen service number). */
const FORBIDDEN: ReadonlySet<string> = new Set([
  "bsn",
  "bsnnummer",
  "burgerservicenummer",
  "burgerservicenr",
  "sofinummer",
  "sofinr",
  "iban",
  "ibannummer",
  "bankrekeningnummer",
]);

/** A header as it is compared: trimmed, without square brackets, in lower case. */
export const headerKey = (header: string): string =>
  header
    .trim()
    .replace(/^\[(.*)\]$/, "$1")
    .trim()
    .toLowerCase();

/** Whether a column of this name is never read: citizen service number, bank account. */
export const isForbiddenHeader = (header: string): boolean =>
  FORBIDDEN.has(header.toLowerCase().replace(/[^a-z]/g, ""));
