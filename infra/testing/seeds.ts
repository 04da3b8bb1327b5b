import { Random } from "./random.js";
import { size } from "./size.js";

/**
 * Runs a case for seed 1, 2, 3 …, as many as `size` says; or for one seed only, that HUB_TEST_SEED names.
 * What the case throws comes out with its seed.
 * @returns How many cases ran.
 */
export async function forSeeds(
  id: string,
  sizes: { readonly commit: number; readonly long: number },
  run: (random: Random, seed: number) => Promise<void> | void,
): Promise<number> {
  const only = Number(process.env.HUB_TEST_SEED);
  const [first, last] = only > 0 ? [only, only] : [1, size(id, sizes)];
  for (let seed = first; seed <= last; seed += 1) {
    try {
      await run(new Random(seed), seed);
    } catch (error) {
      throw new Error(`${id}: seed ${seed} failed. Run it alone with HUB_TEST_SEED=${seed}.`, { cause: error });
    }
  }
  return last - first + 1;
}
