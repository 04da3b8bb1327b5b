/** Gives the next number from 0 up to, not including, 1; seeded, so that the same seed gives the same draws. */
export type Uniform = () => number;

/** Variance from which on a bell curve is as good as counting: it is off by less than one in what is drawn. */
const BELL = 100;

/** How many of `count` come up, each with this chance by itself. */
export function binomial(uniform: Uniform, count: number, chance: number): number {
  if (count <= 0 || chance <= 0) return 0;
  if (chance >= 1) return count;
  const variance = count * chance * (1 - chance);
  if (variance > BELL) return Math.min(count, bell(uniform, count * chance, variance));
  // From one that comes up to the next: how many are passed over is drawn at once.
  let [drawn, place] = [0, 0];
  for (;;) {
    place += Math.floor(Math.log(1 - uniform()) / Math.log1p(-chance)) + 1;
    if (place > count) return drawn;
    drawn += 1;
  }
}

/** How many come in a time in which so many come in the mean, each by itself. */
export function poisson(uniform: Uniform, mean: number): number {
  if (mean <= 0) return 0;
  if (mean > BELL) return bell(uniform, mean, mean);
  let [drawn, left] = [0, uniform()];
  for (const end = Math.exp(-mean); left > end; drawn += 1) left *= uniform();
  return drawn;
}

/** A whole number around a mean, not below nothing. Method: Box and Muller, 1958. */
function bell(uniform: Uniform, mean: number, variance: number): number {
  const size = Math.sqrt(-2 * Math.log(1 - uniform()));
  return Math.max(0, Math.round(mean + Math.sqrt(variance) * size * Math.cos(2 * Math.PI * uniform())));
}
