import type { Group } from "@regiohub/infra/figures/disclosure";
import { type Cell, type Tally, type Withheld, withheldAtSight, withheldBeside } from "@regiohub/infra/figures/release";
import type { Random } from "@regiohub/infra/testing/random";

const MONTHS = 24;
/** Times that the board delivers: what holds of a month may change with each. */
const DELIVERIES = 3;
/** Questions asked between two deliveries. */
const QUESTIONS = 60;
/** Three schemes over four sites, that cut across each other: the sites of each region. */
const REGIONS = [[0, 1], [2, 3], [0], [1, 2, 3], [0, 2], [1, 3]];
const SIZES = [10_000, 8_000, 6_000, 5_000, 3_333];

/** Somebody who does not exist, as one delivery has it: first and last month, site, and sizes before and after a month. */
interface Person {
  readonly from: number;
  readonly to: number;
  readonly site: number;
  readonly size: number;
  readonly changesIn: number;
  readonly sizeThen: number;
}

/** A figure that was given out: what each person added to it. */
export interface GivenOut extends Cell {
  readonly adds: readonly (readonly number[] | null)[];
}

/** Decides on a figure, as the hub does. */
type Rule = (groups: readonly Group[], out: readonly Cell[], cell: Cell) => Withheld | null;

/** The hub's own rule. */
export const CHECKED: Rule = (groups, out, cell) => withheldAtSight(out, cell) ?? withheldBeside(groups, out, cell);

/** Half of it: figures are held against others of the same cut, one by one. */
export const AT_SIGHT: Rule = (_, out, cell) => withheldAtSight(out, cell);

/** What many hubs do: each figure by itself. */
export const UNCHECKED: Rule = (_, __, { tally, smallest }) =>
  tally.reduce((sum, { persons }) => sum + persons, 0) < smallest ? "FEW" : null;

/**
 * All that two audiences get out of the figures of one board, of 15 to 90 people over two years: everybody and the parts in
 * six regions, months in any order, again after deliveries that correct a few or many.
 */
export function askEverything(random: Random, rule: Rule): GivenOut[] {
  const given: GivenOut[] = [];
  let people = Array.from({ length: 15 + random.below(76) }, () => personOf(random));
  for (let delivery = 0; delivery < DELIVERIES; delivery += 1) {
    for (let question = 0; question < QUESTIONS; question += 1) {
      const region = random.next() < 0.5 ? -1 : random.below(REGIONS.length);
      const month = random.below(MONTHS);
      const adds = people.map((person) => addOf(person, month, REGIONS[region]));
      const cell = { name: `region ${region}`, smallest: random.next() < 0.7 ? 10 : 5, tally: tallyOf(adds) };
      const groups = people.map((_, at) => ({
        persons: 1,
        adds: [...given.map((one) => one.adds[at] ?? null), adds[at] ?? null],
      }));
      if (rule(groups, given, cell) === null) given.push({ ...cell, adds });
    }
    const share = random.pick([0.02, 0.1, 0.5]);
    people = people.map((person) => (random.next() < share ? personOf(random) : person));
  }
  return given;
}

function personOf(random: Random): Person {
  const stays = random.next() < 0.6;
  return {
    from: stays ? 0 : random.below(MONTHS),
    to: stays ? MONTHS : random.below(MONTHS),
    site: random.next() < 0.6 ? 0 : random.below(4),
    size: random.pick(SIZES),
    changesIn: random.next() < 0.7 ? MONTHS : random.below(MONTHS),
    sizeThen: random.pick(SIZES),
  };
}

function addOf({ from, to, site, size, changesIn, sizeThen }: Person, month: number, sites?: readonly number[]) {
  if (month < from || month > to || (sites && !sites.includes(site))) return null;
  return [1, month < changesIn ? size : sizeThen];
}

function tallyOf(adds: readonly (readonly number[] | null)[]): Tally {
  const alike = Map.groupBy(
    adds.filter((add) => add !== null),
    (add) => add.join(),
  );
  return [...alike.values()].map((all) => ({ persons: all.length, add: all[0] as readonly number[] }));
}
