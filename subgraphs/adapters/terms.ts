import { type Invalid, invalid } from "@regiohub/infra/ingest/cell";
import type { CalendarDate } from "@regiohub/infra/values";
import { dayAt, type Stretch, shared } from "./uncovered.js";

/** What a source says of one thing as time goes by: a row per stretch of days, in any order. */
export interface Timeline<R extends Stretch = Stretch> {
  /** As the source calls it, for messages: `DWH_HR_Rooster`. */
  readonly name: string;
  readonly rows: readonly R[];
}

type Timelines = Readonly<Record<string, Timeline>>;
type RowOf<T extends Timeline> = T["rows"][number];

/** A stretch of days in which nothing changes, and the row of each timeline that holds then; undefined where none does. */
export interface Term<T extends Timelines> extends Stretch {
  readonly holds: { readonly [N in keyof T]: RowOf<T[N]> | undefined };
}

/**
 * Cuts a stretch of days wherever one of its timelines begins to say something else.
 * @param timelines Their rows may stick out of the stretch and leave gaps; the same row twice counts once.
 * @returns the terms, first to last, with no day between them and none twice; neighbours differ in more than their
 *   days. `Invalid` when a timeline has two rows for one of the days.
 */
export function termsOf<const T extends Timelines>(whole: Stretch, timelines: T): readonly Term<T>[] | Invalid {
  const tracks = new Map<string, Track>();
  for (const [name, timeline] of Object.entries(timelines)) {
    const track = trackOf(timeline, whole);
    if (!track) {
      return invalid(
        `no two rows of ${timeline.name} for one day`,
        `geen twee regels van ${timeline.name} voor één dag`,
      );
    }
    tracks.set(name, track);
  }
  return mergeEqual(cut(whole, tracks)) as readonly Term<T>[];
}

/** Rows that touch a stretch, in order, none on a day of another. */
type Track = readonly Stretch[];
type PlainTerm = Term<Timelines>;

/** Undefined when two rows run on one day; any two that touch the stretch then do so within it. */
function trackOf({ rows }: Timeline, whole: Stretch): Track | undefined {
  const track: Stretch[] = [];
  for (const row of rows.filter((one) => shared(one, whole)).sort(byFirstDay)) {
    const before = track.at(-1);
    if (!before || !shared(before, row)) track.push(row);
    else if (!isSame(before, row)) return undefined;
  }
  return track;
}

function cut(whole: Stretch, tracks: ReadonlyMap<string, Track>): PlainTerm[] {
  const starts = [whole.startsOn, ...[...tracks.values()].flat().flatMap(changesOf)]
    .filter((day) => shared(whole, { startsOn: day, endsOn: day }))
    .sort();
  const firsts = [...new Set(starts)];
  const holders = [...tracks].map(([name, track]) => [name, forward(track)] as const);
  return firsts.map((startsOn, index) => {
    const next = firsts[index + 1];
    const holds = Object.fromEntries(holders.map(([name, on]) => [name, on(startsOn)]));
    return { startsOn, endsOn: next === undefined ? whole.endsOn : dayAt(next, -1), holds };
  });
}

/** The days on which something else may begin: the row's first one and the one behind its last. */
const changesOf = ({ startsOn, endsOn }: Stretch): CalendarDate[] =>
  endsOn === null ? [startsOn] : [startsOn, dayAt(endsOn, 1)];

/** Gives the row that holds on a day; to be asked for later and later days, so that a long track is walked once. */
function forward(track: Track): (day: CalendarDate) => Stretch | undefined {
  let at = 0;
  return (day) => {
    while (endsBefore(track[at], day)) at += 1;
    const row = track[at];
    return row && row.startsOn <= day ? row : undefined;
  };
}

const endsBefore = (row: Stretch | undefined, day: CalendarDate): boolean =>
  row !== undefined && row.endsOn !== null && row.endsOn < day;

/** Source systems begin a new row for changes that nobody asks about here. */
function mergeEqual(terms: readonly PlainTerm[]): PlainTerm[] {
  const merged: PlainTerm[] = [];
  for (const term of terms) {
    const before = merged.at(-1);
    const names = Object.keys(term.holds);
    if (before && names.every((name) => saySame(before.holds[name], term.holds[name]))) {
      merged[merged.length - 1] = { ...before, endsOn: term.endsOn };
    } else merged.push(term);
  }
  return merged;
}

const byFirstDay = (a: Stretch, b: Stretch): number => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0);

const isSame = (a: Stretch, b: Stretch): boolean => a.startsOn === b.startsOn && a.endsOn === b.endsOn && saySame(a, b);

/** Whether two rows say the same, whatever their days. */
function saySame(a: Stretch | undefined, b: Stretch | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const { startsOn: _a, endsOn: _b, ...before } = a;
  const { startsOn: _c, endsOn: _d, ...after } = b;
  return Object.entries(before).every(([name, value]) => value === (after as Record<string, unknown>)[name]);
}
