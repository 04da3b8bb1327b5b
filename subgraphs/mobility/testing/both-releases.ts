import type { PersonKey } from "@regiohub/infra/audit/shown";
import { addMonths } from "@regiohub/infra/days";
import type { Random } from "@regiohub/infra/testing/random";
import type { CalendarDate } from "@regiohub/infra/values";
import type { Stay } from "../event/known.js";
import { regionEventsOf } from "../event/region.js";
import { leaverBands } from "../flow/figures.js";
import type { BoardHistory } from "../flow/queries.js";
import { RegionCount } from "../flow/region.js";
import { workingCells } from "../flow/working.js";
import { personText } from "../pair/person.js";
import type { Period } from "../period.js";
import type { Area } from "../published/areas.js";
import { type Identities, PeopleInCells } from "../published/identities.js";
import { flowPlan } from "../published/plan.js";
import { type StocksOut, stockPlan, stocksOut, workingOn } from "../published/stocks.js";
import { type Figure, Nights } from "./given-out.js";
import { historyOf, lastDays, type View, viewOf } from "./history.js";
import { VO_BOARD } from "./history-boards.js";

/** The days of which figures are given out, last first, and the years between them and before the first. */
const DAYS = ["2026-10-01", "2025-10-01", "2024-10-01"];
const PERIODS: readonly Period[] = DAYS.map((to) => ({ from: addMonths(to, -12), to }));
const AUDIENCES = [10, 5];
/** What `staff` counts people by of which flows are told too, in its order. */
const DIMENSIONS = ["FUNCTION_GROUP", "BOARD"];
const GROUPS = ["TEACHING", "SUPPORT", "MANAGEMENT", "TRAINEE", "UNKNOWN"];

/** What is given out of people, and whose the numbers are that figures name them by. */
export interface BothReleases {
  /** Of the workforce on three days, by board and number. */
  readonly workforce: readonly Figure[];
  /** Of three years' flows. */
  readonly flows: readonly Figure[];
  /** Who somebody is, by whatever they are named. */
  readonly personOf: (name: string) => string;
}

/** How the workforce of a day is counted. */
export type Workforce = (stays: readonly Stay[], on: CalendarDate) => readonly Stay[];

/** As `staff` does: whoever has a contract on the day, once per number. */
export const UNDER_CONTRACT: Workforce = (stays, on) => [
  ...new Map(
    stays
      .filter(({ startsOn, endsOn }) => startsOn <= on && (endsOn === null || endsOn >= on))
      .map((stay) => [personText(stay.person), stay]),
  ).values(),
];

/**
 * All that both give out of two regions that overlap: the workforce each night before the flows.
 * @param isHeld whether flows are held against the workforce, as they are; else they know nothing of it
 */
export async function giveOutBoth(
  random: Random,
  people: number,
  { workforce = UNDER_CONTRACT, isHeld = true } = {},
): Promise<BothReleases> {
  const view = viewOf(historyOf(random, people), lastDays());
  const names = new Map(
    view.components.flatMap((stays, name) => stays.map(({ person }) => [personText(person), `${name}`] as const)),
  );
  const [staff, flows] = [new Nights(AUDIENCES), new Nights(AUDIENCES)];
  const areas = areasIn(view);
  const working = new Map<string, readonly Stay[]>();
  for (const on of DAYS) {
    for (const area of areas) {
      const stays = workforce(staysIn(view, area), on);
      working.set(`${area.area} ${on}`, stays);
      giveOutWorkforce(staff, stays, { area, on });
    }
  }
  const identities: Identities = new Map([...names].map(([text, id]) => [text, { id, link: "LINKED" }]));
  const numbers = Map.groupBy(identities.values(), ({ id }) => id);
  const paired = new Map([...identities].filter(([, { id }]) => (numbers.get(id)?.length ?? 0) > 1));
  const histories = historiesOf(view, names);
  const bands = await leaverBands();
  const flowsOf = (due: { readonly area: Area; readonly period: Period }, stocks: StocksOut) => {
    const count = new RegionCount({ ...due, stocks }, paired, bands);
    for (const history of histories(due.area)) count.add([history], identities);
    return count.counted();
  };
  const elsewhere = async (place: string, on: CalendarDate) => {
    if (!isHeld) return undefined;
    const stays = working.get(`${place} ${on}`);
    const out = staff.figures.filter(({ title, isOut }) => isOut && title === `${place} ${on}`);
    return stays && { cells: out.toSorted((one, other) => one.smallest - other.smallest), people: stays.map(named) };
  };
  const dues = PERIODS.flatMap((period) => areas.map((area) => ({ area, period })));
  for (const due of dues) {
    const out = await workingOn(elsewhere, due.area.area, due.period.to);
    const people = new PeopleInCells();
    people.add(workingCells(out?.people ?? [], identities));
    const plan = stockPlan(out ?? { groups: new Map() });
    flows.giveOut(`WORKFORCE ${titleOf(due)}`, people.people, { ...plan, familyDimension: null });
  }
  for (const due of dues) {
    const stocks = await stocksOut(elsewhere, due.area.area, due.period);
    const { boards, people: moving } = flowsOf(due, stocks);
    const plan = await flowPlan(boards, stocks);
    flows.giveOut(titleOf(due), moving, { ...plan, familyDimension: "BETWEEN" });
  }
  return { workforce: staff.figures, flows: flows.figures, personOf: (name) => names.get(name) ?? name };
}

const titleOf = ({ area, period }: { readonly area: Area; readonly period: Period }) => `${area.area} ${period.to}`;

/** The boards that are there all the time, and a part of their schools. */
function areasIn({ components, known }: View): Area[] {
  const boards = [...known.observed]
    .filter(
      ([board, { from, until }]) =>
        board !== VO_BOARD && from <= (DAYS.at(-1) as string) && until >= (DAYS[0] as string),
    )
    .map(([board, { from, until }]) => ({ board, from, until, hasMain: true }));
  const sites = [...new Set(components.flat().flatMap(({ siteCode }) => siteCode ?? []))];
  const area = { bordersOn: DAYS[0] as CalendarDate, boards };
  return [
    { ...area, area: "ALL", sites },
    { ...area, area: "PART", sites: sites.filter((site) => !site.includes("AC")), boards: boards.slice(0, 3) },
  ];
}

const staysIn = ({ components }: View, { sites, boards }: Area): Stay[] => {
  const counted = new Set(boards.map(({ board }) => board));
  return components
    .flat()
    .filter(({ person, siteCode }) => counted.has(person.board) && (siteCode === null || sites.includes(siteCode)));
};

/** Somebody as `staff` counts them. */
const counted = ({ person, functionGroup }: Stay) => ({
  family: person.board,
  parts: [{ is: { BOARD: person.board, FUNCTION_GROUP: functionGroup ?? "UNKNOWN" }, add: [1] }],
});

const named = (stay: Stay) => ({ ...counted(stay), numbers: [stay.person.number] });

function giveOutWorkforce(
  nights: Nights,
  stays: readonly Stay[],
  { area, on }: { area: Area; on: CalendarDate },
): void {
  const codes = { FUNCTION_GROUP: GROUPS, BOARD: area.boards.map(({ board }) => board) };
  nights.giveOut(
    `${area.area} ${on}`,
    stays.map((stay) => ({ ...counted(stay), people: [personText(stay.person)] })),
    {
      planned: [
        ...[[], ...DIMENSIONS.map((dimension) => [dimension])].map((dimensions) => ({
          dimensions,
          bands: null,
          keep: [],
        })),
        { dimensions: ["BOARD", "FUNCTION_GROUP"], bands: null, keep: [], only: ["TEACHING"] },
      ],
      ...{ codes, familyDimension: "BOARD" },
    },
  );
}

/** What is known of an area's boards; who is one person is known. */
function historiesOf(view: View, names: ReadonlyMap<string, string>) {
  const { known, components } = view;
  const { legs } = regionEventsOf(components, known);
  const stays = Map.groupBy(components.flat(), ({ person }) => person.board);
  return ({ boards }: Area): BoardHistory[] =>
    boards.map(({ board, from, until }) => {
      const own = stays.get(board) ?? [];
      return {
        ...{ board, stays: own, observed: { from: from as string, until: until as string } },
        legs: legs.filter((leg) => leg.board === board),
        pairs: pairsIn(own, names),
        transitions: known.transitions.get(board) ?? [],
      };
    });
}

/** Numbers of a board that are one person. */
function pairsIn(stays: readonly Stay[], names: ReadonlyMap<string, string>): BoardHistory["pairs"] {
  const persons = [...new Map(stays.map(({ person }) => [personText(person), person])).values()];
  const byName = Map.groupBy(persons, (person) => names.get(personText(person)));
  return [...byName.values()].flatMap(([first, ...others]) =>
    others.map((other) => ({ a: first as PersonKey, b: other, status: "LINKED" as const, versions: [] })),
  );
}
