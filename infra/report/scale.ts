/** Round numbers along an axis. */
export interface Scale {
  readonly ticks: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** Steps that people count in. */
const STEPS = [1, 2, 5, 10];
/** Ticks that an axis should have at least. */
const TICKS = 4;

/** An axis that all values lie on, from nought where they are not far from it. */
export function scaleOf(values: readonly number[]): Scale {
  const most = Math.max(...values, 0);
  const least = Math.min(...values, most);
  // A line that moves within its upper half would be flat if its axis began at nought.
  const from = least > most / 2 ? least : Math.min(least, 0);
  const step = stepFor(most - from);
  const low = Math.floor(from / step) * step;
  const high = Math.max(Math.ceil(most / step) * step, low + step);
  const count = Math.round((high - low) / step);
  return { low, high, ticks: Array.from({ length: count + 1 }, (_, index) => low + index * step) };
}

/** Whole, since ticks are numbers of people or of something like them. */
function stepFor(range: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(range / TICKS, 1))));
  return (STEPS.find((step) => step * power * TICKS >= range) ?? 10) * power;
}
