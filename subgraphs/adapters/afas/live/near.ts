import { NOTHING, type Words, within, words } from "@regiohub/infra/words";

/**
 * The name that somebody may have meant, to be put behind a message: `, perhaps "Users"`. Nothing when none is near.
 * @param name That was not found.
 * @param known Those that there are.
 */
export function perhaps(name: string, known: readonly string[]): Words {
  const plain = bare(name);
  const [best] = known
    .map((one) => ({ one, steps: distance(plain, bare(one)) }))
    .filter(({ one, steps }) => steps <= Math.floor(plain.length / 4) || contains(bare(one), plain))
    .sort((a, b) => a.steps - b.steps);
  return best ? words(`, perhaps "${best.one}"`, `, misschien "${best.one}"`) : NOTHING;
}

/** A name with what is put behind it. */
export const quoted = (name: string, behind: Words): Words => within(behind, (text) => `"${name}"${text}`);

/** `a; b`. */
export const listed = (all: readonly Words[]): Words =>
  words(all.map(({ en }) => en).join("; "), all.map(({ nl }) => nl).join("; "));

/** Shortest name that may stand for a longer one that holds it. */
const PART_MIN = 5;

const contains = (a: string, b: string) => Math.min(a.length, b.length) >= PART_MIN && (a.includes(b) || b.includes(a));

/** Without what people write in either way: case, and signs between words. */
const bare = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Letters to add, leave out or change to make one text of the other (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const change = (row[j - 1] as number) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[to.length] as number;
}
