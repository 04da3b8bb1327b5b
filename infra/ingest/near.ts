import { type Words, words } from "../words.js";

/**
 * The word that a person may have meant: the nearest of some, by letters and digits alone. Undefined when none is near:
 * more than a quarter of the letters differ, or two words are as near as each other.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = lettersOf(word);
  let most = Math.floor(wanted.length / 4);
  let found: string | undefined;
  let isTie = false;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, lettersOf(candidate), most);
    if (distance === undefined || (found !== undefined && distance > most)) continue;
    isTie = found !== undefined && distance === most;
    found = candidate;
    most = distance;
  }
  return isTie ? undefined : found;
}

/** `Begindatum_functie` and `begin datum functie` are the same. */
const lettersOf = (word: string): string =>
  word
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]/gu, "");

/**
 * How many letters have to be put in, left out, changed or swapped with the next one to make one text of another.
 * @returns undefined when there are more than `most`.
 */
export function editDistance(a: string, b: string, most: number): number | undefined {
  if (Math.abs(a.length - b.length) > most) return undefined;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (beforeLast[j - 2] as number) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return undefined;
    beforeLast = last;
    last = row;
  }
  const distance = last[b.length] as number;
  return distance <= most ? distance : undefined;
}

/** Asks for the word that may have been meant. */
export const didYouMean = (near: string): Words => words(`Did you mean "${near}"?`, `Bedoelt u "${near}"?`);
