import { addMonths, dayNumber } from "@regiohub/infra/days";
import type { CalendarDate } from "@regiohub/infra/values";
import type { ChainRule } from "@regiohub/schema/chain-rules";
import {
  type Chained,
  type Contract,
  chainWith,
  counts,
  endOf,
  isTemporary,
  type Link,
  rulesFor,
  type Setting,
  type Side,
} from "./follow.js";

/** What a chain comes to on a day. */
export interface ChainCount {
  /** Contracts in it that have begun. */
  readonly contracts: number;
  /** How many more may begin; less than 0: more have than may. Null: how many may is not known, or it is over. */
  readonly contractsLeft: number | null;
  /** First day of its first contract; null: the contract is in no chain. */
  readonly startsOn: CalendarDate | null;
  /** Day on which it has gone on for as long as it may; null: how long it may is not known. */
  readonly limitOn: CalendarDate | null;
  /** Days until then; less than 0: it has passed. Null: as above, or it is over. */
  readonly daysLeft: number | null;
  /** First day from which on another contract begins a new chain; null: it has no last day, or there is no chain. */
  readonly newChainFrom: CalendarDate | null;
  /** Why what is left is not counted; null: it is. */
  readonly why: WhyNothingLeft | null;
}

/** Why what is left of a chain is not counted. */
export type WhyNothingLeft = "OUTSIDE_CHAIN" | "CHAIN_OVER" | "LIMIT_UNKNOWN";

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
  const { rules } = most.links.at(-1) ?? own;
  const count = (chain: Chained, side: Side) =>
    countOf(chain, { rules, on, newChainFrom: endOf(chain, setting, side) });
  return {
    least: count(least, "least"),
    most: count(most, "most"),
    rules,
    doubts: doubtsOf(most.links, rules),
  };
}

/** What holds of a chain on a day. */
interface Standing extends Pick<ChainCount, "newChainFrom"> {
  readonly rules: readonly ChainRule[];
  readonly on: CalendarDate;
}

function countOf({ links, last }: Chained, { rules, on, newChainFrom }: Standing): ChainCount {
  const startsOn = links[0]?.startsOn ?? null;
  const [contracts, months] = [limitIn(rules, "maxContracts"), limitIn(rules, "maxMonths")];
  const limitOn = startsOn === null || months === null ? null : addMonths(startsOn, months);
  const isOver = last !== null && last < on && newChainFrom !== null && newChainFrom <= on;
  return {
    contracts: links.length,
    contractsLeft: contracts === null || isOver ? null : contracts - links.length,
    startsOn,
    limitOn,
    daysLeft: limitOn === null || isOver ? null : dayNumber(limitOn) - dayNumber(on),
    newChainFrom,
    why: whyNothing({ isOutside: startsOn === null, isOver, isUnknown: contracts === null || months === null }),
  };
}

function whyNothing(chain: { isOutside: boolean; isOver: boolean; isUnknown: boolean }): WhyNothingLeft | null {
  if (chain.isOutside) return "OUTSIDE_CHAIN";
  if (chain.isOver) return "CHAIN_OVER";
  return chain.isUnknown ? "LIMIT_UNKNOWN" : null;
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
