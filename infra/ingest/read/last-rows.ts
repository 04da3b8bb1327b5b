import { type Words, words } from "../../words.js";

/**
 * What is to be known of a row at the end of a file. `total`: it says that it is one, and the board said that there may
 * be; `sum`: it speaks of sums, `numbers`: it has numbers alone, so that it may be one unless it reads as a record;
 * `undeclared`: it says that it is a total, of which nobody spoke; `cut`: its last cell may go on.
 */
export type LastRow = "total" | "sum" | "numbers" | "undeclared" | "cut";

/** By the line of the row; of the others there is nothing to be known. */
export type LastRows = ReadonlyMap<number, LastRow>;

/** Instead of a row that says that it is a total. */
export const NO_TOTAL: Words = words(
  "a record; or `totalRows: 1` in the profile, where the file ends in a total",
  "een record; of `totalRows: 1` in het profiel, waar het bestand op een totaal eindigt",
);

/** Rows that are looked at for totals that nobody spoke of. */
const LOOKED_AT = 3;

/** How many rows at the end of a file are to be looked at. */
export const heldRows = (totalRows: number | undefined): number => Math.max(LOOKED_AT, totalRows ?? 0);

/** Whether the first text of a row says that it is a total. */
export const isTotal = (cells: readonly (string | null)[]): boolean =>
  /^(?:sub|eind)?tota(?:al|len|l)\b|^aantal\b/i.test(filled(cells)[0] ?? "");

/**
 * Tells the totals among the last rows of a file.
 * @param rows with their texts, as far as they could be taken apart
 * @param totalRows how many there may be; 0: none, undefined: nobody said so
 */
export function totalsAmong(
  rows: readonly { readonly line: number; readonly cells: readonly string[] | undefined }[],
  totalRows: number | undefined,
): LastRows {
  const found = new Map<number, LastRow>();
  if (totalRows === 0) return found;
  let isEnd = true;
  for (const [place, { line, cells = [] }] of [...rows].reverse().entries()) {
    const [first = "", ...others] = filled(cells);
    const hasSums = others.every(isNumber);
    isEnd &&= TOTAL_ALONE.test(first) && hasSums;
    if (place >= (totalRows ?? 0)) {
      if (isEnd) found.set(line, "undeclared");
    } else if (speaksOfSums(first)) found.set(line, hasSums ? "total" : "sum");
    else if (isNumber(first) && hasSums) found.set(line, "numbers");
  }
  return found;
}

/** As `isTotal`, and nothing but a number behind it: where nobody spoke of totals, "Totaal west" may be a name. */
const TOTAL_ALONE = /^(?:(?:sub|eind)?tota(?:al|len|l)|aantal)[\s:\d.,]*$/i;

const filled = (cells: readonly (string | null)[]): string[] =>
  cells.flatMap((cell) => (cell?.trim() ? [cell.trim()] : []));

/** A word of sums first, or how many there are of something. */
const speaksOfSums = (text: string): boolean =>
  /^(?:(?:sub|eind)?tota(?:al|len|l)|aantal|som|sum|gemiddelden?|average)\b|^\d+\s+\p{L}+$/iu.test(text);

const isNumber = (text: string): boolean => /^[-+€]?\s*\d[\d.,\s]*%?$/.test(text);
