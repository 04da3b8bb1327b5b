import type { SourceFile } from "./define.js";

/**
 * Parts that lack among the files of a source, where their names number them: `contracts.csv part 2` when `contracts_1`
 * and `contracts_3` are there. One without a number is the first. What lacks behind the last one nobody can see.
 */
export function missingParts(sources: readonly SourceFile[], names: readonly string[]): string[] {
  const missing = sources.flatMap((source) => {
    const present = names.filter((name) => source.file.test(name)).map((name) => partOf(source, name));
    return gapsIn(present).map((gap) => `${source.name} part ${gap}`);
  });
  // Several exports may read one file.
  return [...new Set(missing)];
}

/** Undefined: the name has no number. */
function partOf({ part }: SourceFile, name: string): number | undefined {
  const digits = part?.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Numbers that are skipped, a range as `2-5`. */
function gapsIn(parts: readonly (number | undefined)[]): string[] {
  const numbers = parts.filter((part) => part !== undefined).sort((one, other) => one - other);
  const gaps: string[] = [];
  let next = parts.includes(undefined) ? 2 : 1;
  for (const number of numbers) {
    if (number > next) gaps.push(number === next + 1 ? `${next}` : `${next}-${number - 1}`);
    next = Math.max(next, number + 1);
  }
  return gaps;
}
