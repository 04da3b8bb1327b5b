import { addDays, addMonths, dayNumber } from "@regiohub/infra/days";
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

/** What a chain comes to on a day. */
export interface ChainCount {
  /** Contracts in it that have begun. */
  readonly contracts: number;
  /** How many more may begin; less than 0: more have than may. Null: how many may is not known. */
  readonly contractsLeft: number | null;
  /** First day of its first contract; null: the contract is in no chain. */
  readonly startsOn: CalendarDate | null;
  /** Day on which it has gone on for as long as it may; null: how long it may is not known. */
  readonly limitOn: CalendarDate | null;
  /** Days until then; less than 0: it has passed. */
  readonly daysLeft: number | null;
}

/** Why the counts are not certain. */
export type ChainDoubt = "OUTSIDE_NOT_SAID" | "RULE_UNSURE" | "LIMIT_UNKNOWN";

/** Where a contract stands in its chain on a day. */
export interface Chain {
  /** Without the contracts of which nobody says whether they are outside the chain; and with them. */
  readonly least: ChainCount;
  readonly most: ChainCount;
  /** Of its newest contract: one, or those of which nobody can tell which holds. */
  readonly rules: readonly ChainRule[];
  readonly doubts: readonly ChainDoubt[];
}

/** What decides about a board's contracts. */
export interface Setting {
  readonly rules: readonly ChainRule[];
  /** Null: not known. */
  readonly boardKind: BoardKind | null;
}

/** A contract of a chain, with the rules that may hold for it. */
interface Link extends Contract {
  readonly rules: readonly ChainRule[];
}

/** Which of several that may hold is taken. */
type Side = "least" | "most";

/**
 * Where one of a person's contracts stands in its chain on a day: what has begun by then counts. A chain is broken by a
 * permanent contract, and by a gap that is longer than the rule of the contract behind it allows.
 * @returns undefined for a contract that is not temporary, or has not begun
 */
export function chainOf(
  number: string,
  on: CalendarDate,
  contracts: readonly Contract[],
  setting: Setting,
): Chain | undefined {
  const links = contracts
    .filter(({ startsOn }) => startsOn <= on)
    .sort((one, other) =>
      one.startsOn < other.startsOn || (one.startsOn === other.startsOn && one.number < other.number) ? -1 : 1,
    )
    .map((contract): Link => ({ ...contract, rules: rulesFor(contract, setting) }));
  const own = links.find((link) => link.number === number);
  if (!own || !isTemporary(own)) return undefined;
  const [least, most] = [chainWith(own, links, "least"), chainWith(own, links, "most")];
  const { rules } = most.at(-1) ?? own;
  return {
    least: countOf(least, rules, on),
    most: countOf(most, rules, on),
    rules,
    doubts: doubtsOf(most, rules),
  };
}

const isTemporary = ({ kind }: Contract): boolean => kind === "TEMPORARY" || kind === "REPLACEMENT";

/** A rule for replacements goes before that for all; of a board whose kind is not known, any of them may hold. */
function rulesFor({ kind, startsOn }: Contract, { rules, boardKind }: Setting): readonly ChainRule[] {
  const valid = rules.filter(
    (rule) => (rule.validFrom ?? startsOn) <= startsOn && (rule.validTo ?? startsOn) >= startsOn,
  );
  const fits = (rule: ChainRule) => boardKind === null || rule.boardKind === "ANY" || rule.boardKind === boardKind;
  const own = kind === "REPLACEMENT" ? valid.filter((rule) => rule.applies === "REPLACEMENT" && fits(rule)) : [];
  return own.length > 0 ? own : valid.filter((rule) => rule.applies === "ALL" && fits(rule));
}

/** Whether a contract counts. A replacement of which nobody says whether it is outside the chain counts for the most alone. */
function counts({ kind, outsideChain, rules }: Link, side: Side): boolean {
  if (rules.some(({ exemptCounts }) => exemptCounts)) return true;
  if (outsideChain === null && kind === "REPLACEMENT") return side === "most";
  return outsideChain !== true;
}

/** The contracts of the chain that one of them is in, first to newest; none where that one does not count. */
function chainWith(own: Link, links: readonly Link[], side: Side): readonly Link[] {
  let chain: Link[] = [];
  let last: CalendarDate | null = null;
  let found = false;
  for (const link of links) {
    if (link.kind === "PERMANENT") {
      if (found) return chain;
      chain = [];
      continue;
    }
    if (!isTemporary(link) || !counts(link, side)) continue;
    if (chain.length === 0 || isBroken(last, link, side)) {
      if (found) return chain;
      chain = [];
      last = link.endsOn;
    } else last = later(last, link.endsOn);
    chain.push(link);
    found ||= link.number === own.number;
  }
  return found ? chain : [];
}

/** Whether the days between are more than the months of the rule: exactly that many are not. */
function isBroken(last: CalendarDate | null, { startsOn, rules }: Link, side: Side): boolean {
  if (last === null) return false;
  const months = rules.map(({ resetMonths }) => resetMonths);
  const reset = side === "least" ? Math.min(...months) : Math.max(...months);
  return startsOn > addMonths(addDays(last, 1), reset);
}

/** The later of two last days; null, no last day, is later than any. */
const later = (one: CalendarDate | null, other: CalendarDate | null): CalendarDate | null =>
  one === null || other === null ? null : one > other ? one : other;

function countOf(chain: readonly Link[], rules: readonly ChainRule[], on: CalendarDate): ChainCount {
  const startsOn = chain[0]?.startsOn ?? null;
  const [contracts, months] = [limitIn(rules, "maxContracts"), limitIn(rules, "maxMonths")];
  const limitOn = startsOn === null || months === null ? null : addMonths(startsOn, months);
  return {
    contracts: chain.length,
    contractsLeft: contracts === null ? null : contracts - chain.length,
    startsOn,
    limitOn,
    daysLeft: limitOn === null ? null : dayNumber(limitOn) - dayNumber(on),
  };
}

/** A limit, where all rules that may hold have the same. */
export function limitIn(
  rules: readonly ChainRule[],
  limit: "maxContracts" | "maxMonths" | "resetMonths",
): number | null {
  const [first = null, ...others] = new Set(rules.map((rule) => rule[limit]));
  return others.length === 0 ? first : null;
}

function doubtsOf(chain: readonly Link[], rules: readonly ChainRule[]): ChainDoubt[] {
  const limits = [limitIn(rules, "maxContracts"), limitIn(rules, "maxMonths")];
  return [
    ...(chain.some((link) => !counts(link, "least")) ? (["OUTSIDE_NOT_SAID"] as const) : []),
    ...(chain.some((link) => link.rules.some(({ status }) => status === "UNSURE")) ? (["RULE_UNSURE"] as const) : []),
    ...(limits.includes(null) ? (["LIMIT_UNKNOWN"] as const) : []),
  ];
}
