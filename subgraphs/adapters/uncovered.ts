import type { CalendarDate } from "@regiohub/infra/values";

/** Days in a row: first and last day both count; null while there is no last. */
export interface Stretch {
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate | null;
}

const MS_PER_DAY = 86_400_000;

/** The day so many days later; earlier when negative. */
export const dayAt = (day: CalendarDate, days: number): CalendarDate =>
  new Date(Date.parse(day) + days * MS_PER_DAY).toISOString().slice(0, 10);

/** The days that two stretches share; undefined when they share none. */
export function shared(a: Stretch, b: Stretch): Stretch | undefined {
  const { startsOn } = a.startsOn > b.startsOn ? a : b;
  const endsOn = earlier(a.endsOn, b.endsOn);
  return endsOn === null || startsOn <= endsOn ? { startsOn, endsOn } : undefined;
}

const earlier = (a: CalendarDate | null, b: CalendarDate | null) => (a === null || (b !== null && b < a) ? b : a);

/** The days of a stretch on which none of the parts runs, in order; the parts may overlap and stick out. */
export function uncovered(whole: Stretch, parts: readonly Stretch[]): Stretch[] {
  const left: Stretch[] = [];
  let from = whole.startsOn;
  for (const part of [...parts].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))) {
    const before = shared(whole, { startsOn: from, endsOn: dayAt(part.startsOn, -1) });
    if (before) left.push(before);
    if (part.endsOn === null) return left;
    const next = dayAt(part.endsOn, 1);
    if (next > from) from = next;
  }
  const rest = shared(whole, { startsOn: from, endsOn: null });
  return rest ? [...left, rest] : left;
}
