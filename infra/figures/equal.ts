import type { Added } from "./amounts.js";

/**
 * Of each column the first that is equal to it, which may be itself: nobody adds anything else to the one than to the
 * other. All are taken for one until somebody tells them apart.
 * @param columns number of them
 */
export function firstEqual(columns: number, everybody: Iterable<Omit<Added, "own">>): number[] {
  const alike = new Int32Array(columns);
  const sizes = [columns];
  for (const added of everybody) {
    for (const [one, places] of placesAlike(added, { alike, sizes })) {
      const parts = [...Map.groupBy(places, (at) => String(added.adds[at])).values()];
      const isWhole = places.length === sizes[one];
      for (const part of isWhole ? parts.slice(1) : parts) {
        for (const at of part) alike[added.columns[at] as number] = sizes.length;
        sizes[one] = (sizes[one] as number) - part.length;
        sizes.push(part.length);
      }
    }
  }
  const firsts = new Map<number, number>();
  return Array.from(alike, (one, column) => {
    const first = firsts.get(one) ?? column;
    firsts.set(one, first);
    return first;
  });
}

/** What somebody adds to columns that were not told apart so far, by those; columns that are like no other are left out. */
function placesAlike(
  { columns }: Pick<Added, "columns">,
  { alike, sizes }: { readonly alike: Int32Array; readonly sizes: readonly number[] },
): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (let at = 0; at < columns.length; at += 1) {
    const one = alike[columns[at] as number] as number;
    if (sizes[one] === 1) continue;
    const known = places.get(one);
    if (known) known.push(at);
    else places.set(one, [at]);
  }
  return places;
}
