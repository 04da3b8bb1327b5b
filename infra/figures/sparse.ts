import { minus, plus, times } from "./residues.js";

/** Residues at some places; nought everywhere else. */
export interface Sparse {
  readonly places: ArrayLike<number>;
  readonly entries: ArrayLike<number>;
}

/** What it cost, whatever the machine: products of two residues. */
export interface Effort {
  products: number;
}

/** The residue of the sum of products, place by place. */
export function dot(all: Int32Array, { places, entries }: Sparse, effort: Effort): number {
  let sum = 0;
  for (let at = 0; at < places.length; at += 1) {
    const one = all[places[at] as number] as number;
    const other = entries[at] as number;
    if (one !== 0) sum = plus(sum, other === 1 ? one : times(one, other));
  }
  effort.products += places.length;
  return sum;
}

/** Takes a multiple of a sparse vector off a full one. */
export function takeOff(all: Int32Array, multiple: number, { places, entries }: Sparse, effort: Effort): void {
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] as number;
    all[place] = minus(all[place] as number, times(multiple, entries[at] as number));
  }
  effort.products += places.length;
}

/** The entries of a full vector that are not nought. */
export function sparse(all: Int32Array): Sparse {
  const places: number[] = [];
  for (let place = 0; place < all.length; place += 1) if (all[place] !== 0) places.push(place);
  return { places, entries: places.map((place) => all[place] as number) };
}

/** All entries of a sparse vector. */
export function full({ places, entries }: Sparse, width: number): Int32Array {
  const all = new Int32Array(width);
  for (let at = 0; at < places.length; at += 1) all[places[at] as number] = entries[at] as number;
  return all;
}
