import type { Alike } from "./amounts.js";
import { type Column, type Options, releasable, type Verdict } from "./teams.js";

/** What is released, to whom, beside what. */
export interface Release extends Pick<Options, "effort"> {
  /** Of each column that is out already, the first ones, the fewest people that those who see it may be told of. */
  readonly out: readonly number[];
  /** Fewest people that those of each audience may be told of, largest first: who may be told of fewer sees all. */
  readonly audiences: readonly number[];
}

/** Of new columns what becomes of each; undefined when nothing new may be shown. */
type Verdicts = Verdict[] | undefined;

/**
 * Which new columns may be released to each audience. Who may be told of fewer people sees what others see as well, so a
 * column is released to others only where it may be beside all that those few see; then come the columns for them alone.
 * @param columns the new ones; people's places count from the first that is out
 * @returns by audience, column by column; what is out for others is so for those who may be told of fewer
 */
export function releasableTo(
  alike: readonly Alike[],
  columns: readonly Column[],
  { out, audiences, effort }: Release,
): Map<number, Verdicts> {
  const verdicts = new Map<number, Verdicts>();
  for (const smallest of audiences) {
    const isForOthers = (at: number) => [...verdicts.values()].some((others) => others?.[at] === "OUT");
    const places = [...columns.keys()];
    const order = [...places.filter(isForOthers), ...places.filter((at) => !isForOthers(at))];
    const seen = [...out.keys()].filter((place) => (out[place] as number) >= smallest);
    const found = releasable(
      alike,
      [
        ...seen.map((place) => ({ name: String(place), dominated: false })),
        ...order.map((at) => columns[at] as Column),
      ],
      {
        ...{ smallest, out: seen.length, places: [...seen, ...order.map((at) => out.length + at)] },
        ...(effort && { effort }),
      },
    );
    const own = found && places.map((at) => found[seen.length + order.indexOf(at)] as Verdict);
    for (const [others, theirs] of verdicts) verdicts.set(others, withoutRefused(theirs, own));
    verdicts.set(smallest, own);
  }
  return verdicts;
}

/** What is left for others when those who see more have been judged. */
const withoutRefused = (theirs: Verdicts, own: Verdicts): Verdicts =>
  own && theirs?.map((verdict, at) => (verdict === "OUT" && own[at] !== "OUT" ? "COMPLEMENTARY" : verdict));
