import { addDays, addMonths } from "@regiohub/infra/days";
import type { CalendarDate } from "@regiohub/infra/values";
import type { ChainRule } from "@regiohub/schema/chain-rules";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import type { BoardKind } from "../board/type.js";

/** A contract of one person with one board. */
export interface Contract {
  readonly number: string;
  readonly kind: EmploymentRecord["contractKind"];
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate | null;
  /** Whether the board says that it is no part of a chain; null: it does not say. */
  readonly outsideChain: boolean | null;
}

/** What decides about a board's contracts. */
export interface Setting {
  readonly rules: readonly ChainRule[];
  /** Null: not known. */
  readonly boardKind: BoardKind | null;
}

/** A contract of a chain, with the rules that may hold for it. */
export interface Link extends Contract {
  readonly rules: readonly ChainRule[];
}

/** Which of several that may hold is taken. */
export type Side = "least" | "most";

/** The contracts of a chain, first to newest, and what is behind them. */
export interface Chained {
  readonly links: readonly Link[];
  /** Last day of all of them; null: one has none. */
  readonly last: CalendarDate | null;
  /** Day on which a permanent contract broke it. */
  readonly brokenOn: CalendarDate | null;
}

const NO_CHAIN: Chained = { links: [], last: null, brokenOn: null };

/** Whether a contract can be in a chain. */
export const isTemporary = ({ kind }: Contract): boolean => kind === "TEMPORARY" || kind === "REPLACEMENT";

/** A rule for replacements goes before that for all; of a board whose kind is not known, any of them may hold. */
export function rulesFor(
  { kind, startsOn }: Pick<Contract, "kind" | "startsOn">,
  setting: Setting,
): readonly ChainRule[] {
  const { rules, boardKind } = setting;
  const valid = rules.filter(
    (rule) => (rule.validFrom ?? startsOn) <= startsOn && (rule.validTo ?? startsOn) >= startsOn,
  );
  const fits = (rule: ChainRule) => boardKind === null || rule.boardKind === "ANY" || rule.boardKind === boardKind;
  const own = kind === "REPLACEMENT" ? valid.filter((rule) => rule.applies === "REPLACEMENT" && fits(rule)) : [];
  return own.length > 0 ? own : valid.filter((rule) => rule.applies === "ALL" && fits(rule));
}

/** Whether a contract counts. A replacement of which nobody says whether it is outside the chain counts for the most alone. */
export function counts({ kind, outsideChain, rules }: Link, side: Side): boolean {
  if (rules.some(({ exemptCounts }) => exemptCounts)) return true;
  if (outsideChain === null && kind === "REPLACEMENT") return side === "most";
  return outsideChain !== true;
}

/** The chain that a contract is in; `NO_CHAIN` where it does not count. */
export function chainWith(own: Link, links: readonly Link[], side: Side): Chained {
  let chain: Link[] = [];
  let last: CalendarDate | null = null;
  for (const link of links) {
    if (link.kind === "PERMANENT") {
      if (chain.includes(own)) return { links: chain, last, brokenOn: link.startsOn };
      chain = [];
      continue;
    }
    if (!isTemporary(link) || !counts(link, side)) continue;
    if (chain.length === 0 || isBroken(last, link, side)) {
      if (chain.includes(own)) break;
      chain = [];
      last = link.endsOn;
    } else last = later(last, link.endsOn);
    chain.push(link);
  }
  return chain.includes(own) ? { links: chain, last, brokenOn: null } : NO_CHAIN;
}

/** Whether the days between are more than the months of the rule: exactly that many are not. */
function isBroken(last: CalendarDate | null, { startsOn, rules }: Pick<Link, "startsOn" | "rules">, side: Side) {
  if (last === null) return false;
  const months = rules.map(({ resetMonths }) => resetMonths);
  return startsOn >= brokenAfter(last, side === "least" ? Math.min(...months) : Math.max(...months));
}

/** First day on which the gap behind a last day is more than some months. */
const brokenAfter = (last: CalendarDate, months: number): CalendarDate =>
  addDays(addMonths(addDays(last, 1), months), 1);

/**
 * First day from which on another contract, of the kind of the newest one, is no longer in the chain. Which gap breaks it is
 * said by the rule of the day on which that one would begin: so it is the day on which a rule's gap is over, or a rule begins.
 */
export function endOf({ links, last, brokenOn }: Chained, setting: Setting, side: Side): CalendarDate | null {
  const kind = links.at(-1)?.kind;
  if (kind === undefined || last === null) return brokenOn;
  const isOver = (day: CalendarDate) =>
    isBroken(last, { startsOn: day, rules: rulesFor({ kind, startsOn: day }, setting) }, side);
  const days = setting.rules.flatMap(({ validFrom, resetMonths }) => [
    brokenAfter(last, resetMonths),
    ...(validFrom ? [validFrom] : []),
  ]);
  const gapOn = days
    .filter((day) => isOver(day) && !isOver(addDays(day, -1)))
    .sort()
    .at(-1);
  return brokenOn !== null && (gapOn === undefined || brokenOn < gapOn) ? brokenOn : (gapOn ?? null);
}

/** The later of two last days; null, no last day, is later than any. */
const later = (one: CalendarDate | null, other: CalendarDate | null): CalendarDate | null =>
  one === null || other === null ? null : one > other ? one : other;
