/**
 * All rows but the last `count`, which are known only when nothing follows them: totals below the data.
 * @param first Rows that were read already; not kept.
 */
export async function* holdBack<T>(
  first: readonly T[],
  rest: AsyncIterable<readonly T[]>,
  count: number,
): AsyncGenerator<readonly T[]> {
  let held = first;
  for await (const rows of rest) {
    const all = held.length > 0 ? [...held, ...rows] : rows;
    const certain = Math.max(0, all.length - count);
    if (certain > 0) yield all.slice(0, certain);
    held = all.slice(certain);
  }
  yield held.slice(0, Math.max(0, held.length - count));
}
