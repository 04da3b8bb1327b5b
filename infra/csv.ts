/** What makes a spreadsheet take a cell for a formula. Source: OWASP, CSV injection. */
const FORMULA = /^[=+\-@\t\r]/;

/** Text of a cell that no spreadsheet runs: a quote before what begins like a formula. */
export const neutralised = (text: string): string =>
  FORMULA.test(text.trimStart()) || FORMULA.test(text) ? `'${text}` : text;

/** One line of CSV with `;`, without its end: formulas neutralised, quotes where they are needed. */
export const csvLine = (cells: readonly string[]): string => cells.map(csvCell).join(";");

function csvCell(text: string): string {
  const safe = neutralised(text);
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What a CSV in UTF-8 begins with, so that spreadsheets see the encoding. */
export const BYTE_ORDER_MARK = "\ufeff";
