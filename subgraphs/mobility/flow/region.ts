import type { PersonKey } from "@regiohub/infra/audit/shown";
import type { People } from "@regiohub/infra/figures/beside";
import type { BoardNumber } from "@regiohub/infra/values";
import type { AgeBand } from "@regiohub/schema/age-bands";
import type { DerivedLeg } from "../event/leg.js";
import type { Spell } from "../event/spells.js";
import { personText } from "../pair/person.js";
import type { Period } from "../period.js";
import type { Area } from "../published/areas.js";
import { type CellOf, type Identities, identitiesOf, PeopleInCells, pairedOf } from "../published/identities.js";
import type { StocksOut } from "../published/stocks.js";
import type { MobilityDb } from "../tables.js";
import { FURTHER_CUTS, ownName, USUAL_CUT } from "./cuts.js";
import { CELLS, type Entry, entriesOf, type FlowAsked, type FlowBasis, stocksAndLines } from "./entries.js";
import { leaverBands } from "./figures.js";
import { peopleOf, tellsOf } from "./history.js";
import { type BoardHistory, boardHistories } from "./queries.js";
import type { Place, Scope } from "./scope.js";
import { ofStanding } from "./standing.js";
import type { IsThere } from "./stock.js";

/** A region, of which time, and what others tell of who works there. */
interface Due {
  readonly area: Area;
  readonly period: Period;
  readonly stocks: StocksOut;
}

/** All that is told of flows. */
const flowEntries = (basis: FlowBasis, asked: FlowAsked): readonly Entry[] => [
  ...entriesOf(basis, asked),
  ...furtherEntries(basis, asked),
];

/** Who counts in which cells of a region. */
export interface CountedRegion {
  /** Boards whose deliveries tell of the whole period and of which others tell: they alone are counted. */
  readonly boards: readonly BoardNumber[];
  readonly people: readonly People[];
}

/** Boards whose people are in memory at once. */
const AT_ONCE = 10;

/**
 * All that is counted of a region in a period, whether it can be given out or not. Board after board, as all people of a
 * large region with their times are too many.
 */
export async function countedRegion(figures: MobilityDb, due: Due): Promise<CountedRegion> {
  const numbers = due.area.boards.map(({ board }) => board);
  const paired = await pairedOf(figures, numbers);
  const count = new RegionCount(due, paired, await leaverBands());
  for (let from = 0; from < numbers.length; from += AT_ONCE) {
    const some = numbers.slice(from, from + AT_ONCE);
    const histories = await boardHistories(figures, some, due.period);
    count.add(histories, await identitiesOf(figures, some, paired));
  }
  return count.counted();
}

/** What is counted of a region while its boards are being read. */
export class RegionCount {
  readonly #boards: BoardNumber[] = [];
  readonly #people = new PeopleInCells();
  /** Of people with several numbers, who can be counted when all boards have been read. */
  readonly #paired = { people: [] as (readonly Spell[])[], legs: [] as DerivedLeg[] };

  /** @param paired whom anything pairs with another number, and who they are */
  constructor(
    private readonly due: Due,
    private readonly paired: Identities,
    private readonly bands: readonly AgeBand[],
  ) {}

  /** Adds what is known of boards whose deliveries tell of the period, and who their people are. */
  add(known: readonly BoardHistory[], identities: Identities): void {
    const histories = known.filter((history) => tellsOf(history, this.due.period) && this.#isTold(history));
    for (const { board } of histories) this.#boards.push(board);
    const isPaired = (person: PersonKey | undefined) => person !== undefined && this.paired.has(personText(person));
    const people = Map.groupBy(histories.flatMap(peopleOf), ([spell]) => isPaired(spell?.firstStay.person));
    const legs = Map.groupBy(
      histories.flatMap((history): readonly DerivedLeg[] => history.legs),
      isPaired,
    );
    for (const one of people.get(true) ?? []) this.#paired.people.push(one);
    for (const one of legs.get(true) ?? []) this.#paired.legs.push(one);
    const alone = { people: people.get(false) ?? [], legs: legs.get(false) ?? [] };
    const { basis, alike } = ofStanding(alone, this.#askedOf(identities), identities);
    this.#people.add(this.#cellsOf(basis, identities), alike);
  }

  /** All of it, once all boards were added. */
  counted(): CountedRegion {
    const people = joinedBy(this.#askedOf(this.paired).nameOf, this.#paired.people);
    this.#people.add(this.#cellsOf({ ...this.#paired, people }, this.paired));
    return { boards: this.#boards, people: this.#people.people };
  }

  /** Whether a board is in what others tell of either day: one at which few work is in neither, as nobody is to know. */
  #isTold({ board }: BoardHistory): boolean {
    const told = [this.due.stocks.before, this.due.stocks.after].filter((one) => one?.persons);
    return told.length === 0 || told.some((one) => one?.boards.has(board));
  }

  /** Who of these counts in which cells. */
  #cellsOf(basis: FlowBasis, identities: Identities): readonly CellOf[] {
    return flowEntries(basis, this.#askedOf(identities)).flatMap(({ person, cell }) => {
      const identity = identities.get(personText(person));
      if (!identity) return [];
      const one = { id: identity.id, board: person.board };
      return [{ ...one, cell }, ...(cell === CELLS.after ? [{ ...one, cell: CELLS.link(identity.link) }] : [])];
    });
  }

  #askedOf(identities: Identities): FlowAsked {
    return {
      ...{ ...USUAL_CUT, period: this.due.period, scope: scopeOf(this.due.area, this.#boards), bands: this.bands },
      nameOf: (person) => identities.get(personText(person))?.id ?? personText(person),
      isThere: isThereIn(this.due),
    };
  }
}

/**
 * Everybody has the same stocks from others: where these differed by the few who are counted in one of them, they would
 * tell of those. Where nothing is out, who is between two contracts is not there.
 */
function isThereIn({ period, stocks }: Pick<Due, "period" | "stocks">): IsThere {
  const counted = new Map([
    [period.from, stocks.before?.persons],
    [period.to, stocks.after?.persons],
  ]);
  return ({ stay, isBridged }, on) => counted.get(on)?.has(personText(stay.person)) ?? !isBridged;
}

/** Everybody with their times at all boards. */
const joinedBy = (
  nameOf: FlowAsked["nameOf"],
  atBoards: readonly (readonly Spell[])[],
): readonly (readonly Spell[])[] => {
  const people = Map.groupBy(atBoards, ([spell]) => (spell ? nameOf(spell.firstStay.person) : ""));
  return [...people.values()].map((all) => all.flat());
};

/** Who counts in the stocks and lines of the other cuts. */
const furtherEntries = (basis: FlowBasis, asked: FlowAsked): readonly Entry[] =>
  FURTHER_CUTS.flatMap((cut) => {
    const { view, windowDays, functionGroup } = cut;
    const scope: Scope = (place) =>
      asked.scope(place) && (functionGroup === null || place.functionGroup === functionGroup);
    return stocksAndLines(basis, { ...asked, view, windowDays, scope }).flatMap(({ person, cell }) => {
      const own = ownName(cut, cell);
      return own === undefined ? [] : { person, cell: own };
    });
  });

/** People of these boards in a region: by their school, without one by the board's first site. */
function scopeOf({ sites, boards }: Area, counted: readonly BoardNumber[]): Scope {
  const [inArea, isCounted] = [new Set(sites), new Set(counted)];
  const main = new Set(boards.filter(({ hasMain }) => hasMain).map(({ board }) => board));
  return ({ board, siteCode }: Place) =>
    isCounted.has(board) && (siteCode === null ? main.has(board) : inArea.has(siteCode));
}
