import type { PersonKey } from "@regiohub/infra/audit/shown";
import { byText, personText } from "./person.js";
import type { Times } from "./times.js";

/**
 * LINKED: one person. AMBIGUOUS: one of several, nobody can say which. CONTRADICTED: the names agree, something else
 * says that they are two.
 */
export type PairStatus = "LINKED" | "AMBIGUOUS" | "CONTRADICTED";

/** Two numbers whose names and birth days agree, and what comes of it. */
export interface Meeting {
  readonly one: PersonKey;
  readonly other: PersonKey;
  readonly status: PairStatus;
}

/** Somebody with a name, initials and birth day that others have too. */
export interface Namesake {
  readonly person: PersonKey;
  /** Token that holds the sex as well; undefined where the sex is not known. */
  readonly withSex: string | undefined;
}

/**
 * Nobody works at more boards than these. A token that more have in common is made of what stands in a form by default,
 * `Unknown, X., 1900-01-01`, and tells nothing.
 */
const MOST_BOARDS = 20;

/** One person of a board: mostly a number, or several, one after the other. */
interface Candidate {
  readonly current: PersonKey;
  readonly former: readonly PersonKey[];
  readonly withSex: string | undefined;
}

/** The meetings of all who have one token in common. Source: domain brief 5.3. */
export function meetingsOf(namesakes: readonly Namesake[], times: Times): readonly Meeting[] {
  const boards = [...Map.groupBy(namesakes, ({ person }) => person.board).values()];
  const candidates: Candidate[] = [];
  const several: Namesake[] = [];
  for (const ofBoard of boards) {
    const candidate = candidateOf(ofBoard, times);
    if (candidate) candidates.push(candidate);
    else several.push(...ofBoard);
  }
  const own = candidates.flatMap(({ current, former }) => former.map((number) => linked(number, current)));
  if (boards.length > MOST_BOARDS) return [...own, ...unclear(namesakes, namesakes)];
  const across = candidates.flatMap((one, index) =>
    candidates.slice(index + 1).map((other) => meet(one, other, times)),
  );
  return [...own, ...unclear(several, namesakes), ...across];
}

/**
 * The board's one person of that name; undefined when it has several. Who comes back gets a new number at many boards:
 * numbers of one name, birth day and sex are one person's where there never were two at once. Two people who are so much
 * alike and work at one board one after the other are far rarer.
 */
function candidateOf(ofBoard: readonly Namesake[], times: Times): Candidate | undefined {
  const [{ withSex } = { withSex: undefined }] = ofBoard;
  const isPlain = ofBoard.length === 1;
  if (!isPlain && ofBoard.some((one) => one.withSex === undefined || one.withSex !== withSex)) return undefined;
  const numbers = ofBoard.map(({ person }) => person);
  const current = numbers.find((number) => numbers.every((other) => other === number || times.succeeds(number, other)));
  const isOneByOne = numbers.every((one, index) =>
    numbers.slice(index + 1).every((other) => times.succeeds(one, other) || times.succeeds(other, one)),
  );
  if (!current || !isOneByOne) return undefined;
  return { current, former: numbers.filter((number) => number !== current), withSex };
}

const numbersOf = ({ current, former }: Candidate): readonly PersonKey[] => [current, ...former];

const linked = (one: PersonKey, other: PersonKey): Meeting => ({ one, other, status: "LINKED" });

function meet(one: Candidate, other: Candidate, times: Times): Meeting {
  const status = contradicts(one, other, times) ? "CONTRADICTED" : "LINKED";
  return { one: one.current, other: other.current, status };
}

function contradicts(one: Candidate, other: Candidate, times: Times): boolean {
  if (one.withSex !== undefined && other.withSex !== undefined && one.withSex !== other.withSex) return true;
  return numbersOf(one).some((ours) => numbersOf(other).some((theirs) => times.tooMuch(ours, theirs)));
}

/** Each of some namesakes beside another one, at another board if there is: one is enough to count them, and all too many. */
function unclear(some: readonly Namesake[], all: readonly Namesake[]): readonly Meeting[] {
  const persons = all.map(({ person }) => person).sort((one, other) => byText(personText(one), personText(other)));
  return some.flatMap(({ person }) => {
    const other =
      persons.find(({ board }) => board !== person.board) ?? persons.find(({ number }) => number !== person.number);
    return other ? [{ one: person, other, status: "AMBIGUOUS" as const }] : [];
  });
}
