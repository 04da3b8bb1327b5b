import type { Measure } from "../hub.js";
import { type Language, numberText, words } from "../words.js";

/** From where a run is held: when more than this is affected. Null: no limit. */
export interface Threshold {
  /** Share of what was there before, in percent. */
  readonly percent?: number | null | undefined;
  /** Number. */
  readonly count?: number | null | undefined;
}

/** Thresholds by the name of the measure; what is not named keeps its default, and null holds no run. */
export type Thresholds = Readonly<Record<string, Threshold | null>>;

/** One measure of a run beside its threshold. */
export interface GuardFinding {
  readonly measure: string;
  readonly count: number;
  /** Of how many, before this run. */
  readonly of: number;
  readonly limit: Threshold;
  readonly passed: boolean;
}

/** Below so many, a share says nothing: one of eight people is 12 %. All of them is another matter. */
export const FEW = 3;

/** Holds what a run did against the thresholds. Nothing is compared where nothing was before. */
export function guard(measures: readonly Measure[], thresholds: Thresholds): GuardFinding[] {
  return measures
    .filter(({ of }) => of > 0)
    .map(({ name, count, of, limit }) => {
      const chosen = thresholds[name] === null ? {} : { ...limit, ...thresholds[name] };
      return { measure: name, count, of, limit: chosen, passed: !exceeds(count, of, chosen) };
    });
}

function exceeds(count: number, of: number, { percent, count: most }: Threshold): boolean {
  if (most !== null && most !== undefined && count > most) return true;
  if (percent === null || percent === undefined) return false;
  return count * 100 > of * percent && (count >= FEW || count >= of);
}

const OF = words("of", "van");
const AT_MOST = words("at most", "hoogstens");
const OR = words("or", "of");

/** `left 52 of 410 (12.7 %, at most 10 %)`: the findings that hold a run, for people. */
export const findingsText = (findings: readonly GuardFinding[], language: Language): string =>
  findings
    .filter(({ passed }) => !passed)
    .map(({ measure, count, of, limit }) => {
      const share = numberText(((count * 100) / of).toFixed(1), language);
      return `${measure} ${count} ${OF[language]} ${of} (${share} %, ${AT_MOST[language]} ${mostText(limit, language)})`;
    })
    .join("; ");

function mostText({ percent, count }: Threshold, language: Language): string {
  const parts = [percent == null ? [] : `${numberText(percent, language)} %`, count == null ? [] : String(count)];
  return parts.flat().join(` ${OR[language]} `);
}
