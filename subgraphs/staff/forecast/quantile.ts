/**
 * The value that so large a part of the values does not exceed, between two of them by straight line: 0.5 is the median.
 * @throws RangeError without values
 */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const place = (sorted.length - 1) * part;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (below === undefined || above === undefined) throw new RangeError("quantile: expected at least one value");
  return below + (above - below) * (place - Math.floor(place));
}
