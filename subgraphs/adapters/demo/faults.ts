import type { DemoEmployment, DemoLine } from "./employments.js";
import { type DemoPerson, demoPerson } from "./person.js";
import type { DemoBoard } from "./region.js";

/** Every way in which the demo's rows are wrong, on purpose. */
export const FAULT_KINDS = [
  "impossible-date",
  "end-before-start",
  "unknown-contract-kind",
  "size-too-large",
  "size-not-a-number",
  "birth-name-missing",
  "start-missing",
  "number-missing",
  "identical-row",
  "conflicting-rows",
  "unknown-person",
  "unknown-unit",
  "citizen-number",
  "undecodable-byte",
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** How often each kind of fault stands in a delivery. */
export type FaultCounts = Readonly<Record<FaultKind, number>>;

/** The next thing to write: a sound person, or a faulty one beside them. */
export interface DemoStep {
  readonly person: DemoPerson;
  /** Null for a sound person. */
  readonly fault: FaultKind | null;
}

/** Rows of a delivery per person, over its personnel files. */
const ROWS_PER_PERSON = 2.5;
const FAULTY_SHARE = 0.005;
/** From this many persons on, a board has every kind of fault. */
const STAFF_FOR_ALL = 300;

/** How often each kind stands in a board's delivery. */
export function faultCounts(board: DemoBoard): FaultCounts {
  const counts = Object.fromEntries(FAULT_KINDS.map((kind) => [kind, 0])) as Record<FaultKind, number>;
  for (let at = 0; at < faultTotal(board); at++) counts[faultAt(board, at)]++;
  return counts;
}

/** The persons of a board in the order of the export, faulty ones spread between them. */
export function* stepsOf(board: DemoBoard): Generator<DemoStep> {
  const total = faultTotal(board);
  let at = 0;
  for (let index = 0; index < board.staff; index++) {
    yield { person: demoPerson(board, index), fault: null };
    for (; at < total && (at + 1) * board.staff <= (index + 1) * (total + 1); at++) yield faultyStep(board, at);
  }
}

/** What a vendor's files say of one step: rows of its members file and of its employments file. */
export interface StepRows<M, L> {
  readonly members: readonly M[];
  readonly lines: readonly L[];
}

/** Which cells a fault spoils in a vendor's rows; `at` is different for each faulty person. */
export interface Spoilers<M, L> {
  readonly member: Readonly<Partial<Record<FaultKind, (at: number) => Partial<M>>>>;
  readonly line: Readonly<Partial<Record<FaultKind, (line: L, at: number) => Partial<L>>>>;
}

/**
 * The rows of a sound person with a fault in them.
 * @param last The employment row written before, of somebody else.
 */
export function spoil<M, L>(
  rows: StepRows<M, L>,
  step: DemoStep,
  spoilers: Spoilers<M, L>,
  last: L | undefined,
): StepRows<M, L> {
  const { fault, person } = step;
  if (fault === null) return rows;
  const spoiltLines = rows.lines.map((line) => ({ ...line, ...spoilers.line[fault]?.(line, person.index) }));
  if (fault === "identical-row") return { members: [], lines: last === undefined ? [] : [last] };
  if (fault === "unknown-person") return { members: [], lines: rows.lines };
  if (fault === "conflicting-rows") return { members: rows.members, lines: [...rows.lines, ...spoiltLines] };
  return {
    members: rows.members.map((member) => ({ ...member, ...spoilers.member[fault]?.(person.index) })),
    // Without the member their employments would be a second fault.
    lines: fault === "birth-name-missing" || fault === "undecodable-byte" ? [] : spoiltLines,
  };
}

/** Whether a faulty person still counts as staff: only a cell of the row is refused. */
export const countsAsStaff = (fault: FaultKind | null): boolean => fault === null || fault === "citizen-number";

/**
 * A number that passes the eleven-test of citizen service numbers, from the series 9999 that is kept for tests.
 * Source: RvIG, test data of the persons register.
 */
export function testCitizenNumber(at: number): string {
  for (let next = at % 10_000; ; next = (next + 1) % 10_000) {
    const digits = `9999${String(next).padStart(4, "0")}`;
    const check = [...digits].reduce((sum, digit, place) => sum + Number(digit) * (9 - place), 0) % 11;
    if (check < 10) return `${digits}${check}`;
  }
}

/** The kinds that a vendor's files can have: JSON is always UTF-8. */
const kindsOf = (board: DemoBoard): readonly FaultKind[] =>
  board.vendor === "hr-core" ? FAULT_KINDS : FAULT_KINDS.filter((kind) => kind !== "undecodable-byte");

function faultTotal(board: DemoBoard): number {
  const share = Math.round(board.staff * ROWS_PER_PERSON * FAULTY_SHARE);
  return board.staff >= STAFF_FOR_ALL ? Math.max(kindsOf(board).length, share) : share;
}

function faultAt(board: DemoBoard, at: number): FaultKind {
  const kinds = kindsOf(board);
  return kinds[(board.index + at) % kinds.length] as FaultKind;
}

/** A person of their own for each fault, with one employment of one line, so that nobody else is touched. */
function faultyStep(board: DemoBoard, at: number): DemoStep {
  const fault = faultAt(board, at);
  const kind = fault === "unknown-unit" ? "TRAINEE" : "PERMANENT";
  const person = demoPerson(board, board.staff + at, { timing: "running", kind });
  const { startsOn, endsOn, lines, ...employment } = person.employments.find(
    (one) => one.kind === kind,
  ) as DemoEmployment;
  const line = { ...(lines[0] as DemoLine), startsOn, endsOn };
  return {
    fault,
    person: { ...person, employments: [{ ...employment, sequence: 1, startsOn, endsOn, lines: [line] }] },
  };
}
