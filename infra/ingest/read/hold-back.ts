/** Some rows of a file; whether they are the last ones of it. */
export interface Stretch<T> {
  readonly rows: readonly T[];
  readonly isLast: boolean;
}

/**
 * The rows of a file, the last `count` of them apart: which these are is known only when nothing follows them.
 * @param first Rows that were read already; not kept.
 * @returns Stretches with rows in them, but for the last one, which may have none and always comes.
 */
export async function* holdBack<T>(
  first: readonly T[],
  rest: AsyncIterable<readonly T[]>,
  count: number,
): AsyncGenerator<Stretch<T>> {
  let held = first;
  for await (const rows of rest) {
    const all = held.length > 0 ? [...held, ...rows] : rows;
    const certain = Math.max(0, all.length - count);
    if (certain > 0) yield { rows: all.slice(0, certain), isLast: false };
    held = all.slice(certain);
  }
  const certain = Math.max(0, held.length - count);
  if (certain > 0) yield { rows: held.slice(0, certain), isLast: false };
  yield { rows: held.slice(certain), isLast: true };
}
