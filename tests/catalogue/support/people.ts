/** A place of work of a board: a school, or its office. */
export interface Place {
  /** Code of the unit; of a school that of its site, so that no profile has to say what it is. */
  readonly unit: string;
  /** Null for the office. */
  readonly brin: string | null;
}

/** An employment with one line. */
export interface Job {
  readonly number: number;
  readonly startsOn: string;
  readonly endsOn: string | null;
  /** Days of its function, where they are not the job's. */
  readonly line?: { readonly startsOn: string; readonly endsOn: string | null };
  /** In hundredths: 80 is 0.8 FTE. */
  readonly size: number;
  readonly permanent: boolean;
  readonly functionCode: string;
  readonly place: Place;
}

/** Somebody who does not exist. */
export interface Person {
  readonly number: string;
  readonly initials: string;
  readonly callName: string;
  readonly prefix: string | null;
  readonly birthName: string;
  readonly female: boolean;
  readonly bornOn: string;
  readonly jobs: readonly Job[];
}

/** Names of functions by code. */
export const FUNCTIONS: Readonly<Record<string, string>> = { "0030": "Leraar", "0040": "Onderwijsassistent" };

const SURNAMES = ["Özdemir", "Bosch", "Groot", "Núñez", "Jansen", "Wilg", "Käfer", "Smid"];
const PREFIXES = [null, "van den", "de", null, null, "van 't", null, null];
const CALL_NAMES = ["Anna", "Bram", "Chloë", "Daan", "Emma", "Finn", "Gijs"];
const SIZES = [100, 80, 60, 100, 50];

/** BRIN of a board's first or second school: 99ZA and 99ZB of 99001, 99YA of 99002. */
const brinOf = (board: string, which: "A" | "B"): string =>
  `99${String.fromCharCode("Z".charCodeAt(0) - (Number(board) - 99001))}${which}`;

/** Where people of a board work: two schools and the office. */
export function placesOf(board: string): readonly [Place, Place, Place] {
  const school = (which: "A" | "B"): Place => ({ unit: `${brinOf(board, which)}00`, brin: brinOf(board, which) });
  return [school("A"), school("B"), { unit: "BST", brin: null }];
}

/** The same people each time: two of five work at each of the schools, one in the office; every seventh has two jobs. */
export function staffOf(board: string, count: number, from = 1): Person[] {
  return Array.from({ length: count }, (_, at) => personOf(board, from + at));
}

function personOf(board: string, index: number): Person {
  const places = placesOf(board);
  const job: Job = {
    number: 1,
    startsOn: `20${String(10 + (index % 14)).padStart(2, "0")}-08-01`,
    endsOn: null,
    size: SIZES[index % SIZES.length] as number,
    permanent: index % 4 !== 0,
    functionCode: index % 6 === 0 ? "0040" : "0030",
    place: index % 5 === 0 ? places[2] : (places[index % 2] as Place),
  };
  const former: Job = { ...job, number: 2, startsOn: "2008-08-01", endsOn: "2009-07-31", permanent: false };
  return {
    number: `${board.slice(-1)}${String(index).padStart(5, "0")}`,
    initials: `${"ABCDEFGH"[index % 8]}.`,
    callName: CALL_NAMES[index % CALL_NAMES.length] as string,
    prefix: PREFIXES[index % PREFIXES.length] as string | null,
    birthName: `${SURNAMES[index % SURNAMES.length]}${wordOf(index)}`,
    female: index % 3 !== 0,
    bornOn: `19${String(60 + (index % 38))}-${String(1 + (index % 12)).padStart(2, "0")}-${String(1 + (index % 28)).padStart(2, "0")}`,
    jobs: index % 7 === 0 ? [job, former] : [job],
  };
}

/** A number in letters: a digit in a name would look like something else. */
const wordOf = (index: number): string => [...String(index)].map((digit) => "abcdefghij"[Number(digit)]).join("");

/** People of whom some changed: the first two left, each ninth works other hours, two joined. */
export function yearLater(board: string, people: readonly Person[]): Person[] {
  const stayed = people
    .slice(2)
    .map((person, at) =>
      at % 9 === 0 ? { ...person, jobs: person.jobs.map((job) => ({ ...job, size: job.size - 10 })) } : person,
    );
  return [...stayed, ...staffOf(board, 2, 1 + Number(people.at(-1)?.number.slice(1)))];
}
