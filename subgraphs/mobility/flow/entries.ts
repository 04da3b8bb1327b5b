import type { PersonKey } from "@regiohub/infra/audit/shown";
import type { AgeBand } from "@regiohub/schema/age-bands";
import { type DerivedLeg, isMoveKind } from "../event/leg.js";
import type { Spell } from "../event/spells.js";
import { personText } from "../pair/person.js";
import type { LinkStatus } from "../published/link-status.js";
import { countedPeople } from "./annual.js";
import type { FlowLine } from "./kind.js";
import { type CountedLeg, countedLegs, type FlowQuestion } from "./legs.js";
import { placeOf } from "./scope.js";
import { type IsThere, type Present, presentOn } from "./stock.js";
import type { FlowView } from "./type.js";
import { WINDOWS } from "./window.js";

/** That somebody counts once in a cell of flows. */
export interface Entry {
  readonly person: PersonKey;
  /** As `CELLS` writes it. */
  readonly cell: string;
}

/** Names of the cells of flows: a table, and what of it. */
export const CELLS = {
  before: "STOCK BEFORE",
  after: "STOCK AFTER",
  bridged: "STOCK BRIDGED",
  line: ({ direction, kind }: FlowLine) => `LINE ${direction} ${kind}`,
  /** Of all lines of a direction. */
  all: (direction: "IN" | "OUT") => `LINE ${direction} ALL`,
  age: (band: string) => `AGE ${band}`,
  window: (days: number, what: WindowCell) => `WINDOW ${days} ${what}`,
  link: (status: LinkStatus) => `LINK ${status}`,
  between: (from: string, to: string) => `BETWEEN ${from} ${to}`,
} as const;

/** What a window makes of the same legs. */
export const WINDOW_CELLS = ["MOVED_OUT", "MOVED_IN", "OUTFLOW", "RE_ENTRY"] as const;
type WindowCell = (typeof WINDOW_CELLS)[number];

/** Band of people whose age is not known. */
export const UNKNOWN_AGE = "UNKNOWN";

/** All that flows are counted from. */
export interface FlowBasis {
  /** The times of each person at boards. */
  readonly people: readonly (readonly Spell[])[];
  /** Legs of the period, and the other halves of moves. */
  readonly legs: readonly DerivedLeg[];
}

/** What is asked of flows. */
export interface FlowAsked extends FlowQuestion {
  readonly view: FlowView;
  readonly bands: readonly AgeBand[];
  /** Who of those who are at a board is in a stock. Who is not on one of the two days left, or came back. */
  readonly isThere: IsThere;
}

/** Who counts in which cells: once for every time that they do. */
export function entriesOf(basis: FlowBasis, asked: FlowAsked): readonly Entry[] {
  const counted = countedLegs(basis.legs, asked);
  return [
    ...stocksAndLines(basis, asked, counted),
    ...counted.flatMap((one) => [...ageEntries(one, asked), ...betweenEntries(one)]),
    ...WINDOWS.flatMap((windowDays) =>
      countedLegs(basis.legs, { ...asked, windowDays }).flatMap((one) => windowEntries(one, windowDays)),
    ),
  ];
}

/** Who counts in the stocks and in the lines that lie between them. */
export const stocksAndLines = (
  basis: FlowBasis,
  asked: FlowAsked,
  counted = countedLegs(basis.legs, asked),
): readonly Entry[] =>
  asked.view === "EVENT" ? eventEntries(basis, counted, asked) : annualEntries(basis, counted, asked);

const personOf = ({ board, number }: DerivedLeg): PersonKey => ({ board, number });

function eventEntries({ people }: FlowBasis, counted: readonly CountedLeg[], asked: FlowAsked): Entry[] {
  const { period, scope } = asked;
  const [before, after] = [period.from, period.to].map((day) => {
    const present = people.flatMap((spells) => presentOn(spells, day)).filter(({ stay }) => scope(placeOf(stay)));
    return Map.groupBy(present, (one) => asked.isThere(one, day));
  });
  const [awayBefore, awayAfter] = [before, after].map((one) => one?.get(false) ?? []) as [Present[], Present[]];
  return [
    ...(before?.get(true) ?? []).map(({ stay: { person } }) => ({ person, cell: CELLS.before })),
    ...(after?.get(true) ?? []).flatMap(afterEntries),
    ...awayEntries(awayBefore, awayAfter, "IN"),
    ...awayEntries(awayAfter, awayBefore, "OUT"),
    ...counted.flatMap(({ leg, line }) => lineEntries(personOf(leg), line)),
  ];
}

/** Those who are in one stock only came back, or left; who is in neither did nothing. */
function awayEntries(here: readonly Present[], other: readonly Present[], direction: "IN" | "OUT"): Entry[] {
  const others = new Set(other.map(({ stay: { person } }) => personText(person)));
  return here
    .filter(({ stay: { person } }) => !others.has(personText(person)))
    .flatMap(({ stay: { person } }) => lineEntries(person, { direction, kind: "CHANGED_WITHIN_BOARD" }));
}

function annualEntries({ people }: FlowBasis, counted: readonly CountedLeg[], asked: FlowAsked): Entry[] {
  return countedPeople(people, counted, asked).flatMap(({ before, after, line }) => [
    ...(before ? [{ person: before.stay.person, cell: CELLS.before }] : []),
    ...(after ? afterEntries(after) : []),
    ...[after ?? before].flatMap((one) => (one && line ? lineEntries(one.stay.person, line) : [])),
  ]);
}

const lineEntries = (person: PersonKey, line: FlowLine): Entry[] => [
  { person, cell: CELLS.line(line) },
  ...(line.direction === "WITHIN" ? [] : [{ person, cell: CELLS.all(line.direction) }]),
];

const afterEntries = ({ stay: { person }, isBridged }: Present): Entry[] => [
  { person, cell: CELLS.after },
  ...(isBridged ? [{ person, cell: CELLS.bridged }] : []),
];

function ageEntries({ leg, line }: CountedLeg, { bands }: FlowAsked): Entry[] {
  if (line.direction !== "OUT" || line.kind !== "OUTFLOW") return [];
  const { ageYears } = leg;
  const band = ageYears === null ? undefined : bands.findLast(({ fromAge }) => fromAge <= ageYears);
  return [{ person: personOf(leg), cell: CELLS.age(band?.code ?? UNKNOWN_AGE) }];
}

function betweenEntries(one: CountedLeg): Entry[] {
  const { board, otherBoard, direction } = one.leg;
  if (!isMoveKind(one.line.kind) || otherBoard === null) return [];
  const cell = direction === "OUT" ? CELLS.between(board, otherBoard) : CELLS.between(otherBoard, board);
  return [{ person: personOf(one.leg), cell }];
}

function windowEntries(one: CountedLeg, days: number): Entry[] {
  const { leg, line } = one;
  const cells = [
    ...(isMoveKind(line.kind) && line.direction !== "IN" ? [CELLS.window(days, "MOVED_OUT")] : []),
    ...(isMoveKind(line.kind) && line.direction !== "OUT" ? [CELLS.window(days, "MOVED_IN")] : []),
    ...(line.kind === "OUTFLOW" || line.kind === "RE_ENTRY" ? [CELLS.window(days, line.kind)] : []),
  ];
  return cells.map((cell) => ({ person: personOf(leg), cell }));
}
