import type { Handover } from "./board.js";
import { BOARD, delivered, PEOPLE } from "./board-of-forty.js";
import { afas, type Connector, hrCore } from "./connectors/index.js";
import { type Job, type Person, placesOf, staffOf } from "./people.js";
import { type Row, replaced, type Table, withRows } from "./table.js";

/** A delivery that went wrong as a whole, and what stops it. */
export interface MassChange {
  readonly name: string;
  readonly connector: Connector;
  readonly delivery: Handover;
  /** The measure that holds it, with people whom its difference names; or that it is refused. */
  readonly stopped: "refused" | { readonly by: string; readonly tells: readonly string[] };
}

type Stopped = MassChange["stopped"];

const heldBy = (by: string, ...tells: string[]): Stopped => ({ by, tells });

/** A scenario of people who are not who they were. */
const ofPeople = (
  connector: Connector,
  name: string,
  people: readonly Person[],
  stopped: Stopped,
  settings: object = {},
): MassChange => ({
  name: `${connector.source}: ${name}`,
  connector,
  delivery: delivered(connector, undefined, { ...settings, people }),
  stopped,
});

/** A scenario of a file that is not what it was. */
const ofTables = (
  connector: Connector,
  name: string,
  change: (tables: Table[]) => Table[],
  stopped: Stopped,
): MassChange => ({ name: `${connector.source}: ${name}`, connector, delivery: delivered(connector, change), stopped });

const withJobs = (change: (job: Job) => Job | undefined): Person[] =>
  PEOPLE.map((person) => ({ ...person, jobs: person.jobs.map(change).filter((job) => job !== undefined) }));

const rows = (file: string, change: (row: Row, at: number) => Row | undefined) => (tables: Table[]) =>
  replaced(tables, file, (table) => withRows(table, change));

const [north, south] = placesOf(BOARD);

/** As text in UTF-8 looks that is read as Windows-1252. */
const garbled = (text: string) =>
  Buffer.from(text)
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, "?");

const swapped = (one: string, other: string) => (row: Row) => ({
  ...row,
  [one]: row[other] ?? null,
  [other]: row[one] ?? null,
});

/** What is the same for every source that has names. */
const common = (connector: Connector): MassChange[] => {
  const { people: who } = connector;
  const birthName = who.birthName as string;
  return [
    ofPeople(
      connector,
      "one of forty has left, and the board allows none",
      PEOPLE.slice(1),
      heldBy("left", "left 100001"),
      {
        guard: { left: { count: 0 } },
      },
    ),
    ofPeople(connector, "one of eight has left", PEOPLE.slice(5), heldBy("left", "left 100005")),
    ofPeople(connector, "half of the people have left", PEOPLE.slice(20), heldBy("left", "left 100020")),
    ofPeople(connector, "only who changed is in it", PEOPLE.slice(39), heldBy("left", "left 100001", "left 100039")),
    ofPeople(connector, "nobody is left", [], "refused"),
    ofPeople(
      connector,
      "all sizes are zero",
      withJobs((job) => ({ ...job, size: 0 })),
      heldBy("fte", "changed 100001"),
    ),
    ofPeople(
      connector,
      "one school is gone",
      PEOPLE.filter(({ jobs }) => jobs[0]?.place !== south && jobs[0]?.place.unit !== south.unit),
      heldBy("left", "left 100001"),
    ),
    ofPeople(
      connector,
      "everybody of one school works at the other",
      withJobs((job) => (job.place.unit === south.unit ? { ...job, place: north } : job)),
      heldBy("sites", "moved 100001"),
    ),
    ofPeople(
      connector,
      "all people are renumbered",
      PEOPLE.map((person) => ({ ...person, number: `9${person.number}` })),
      heldBy("left", "left 100001", "joined 9100001"),
    ),
    ofTables(
      connector,
      "numbers have lost their first figure",
      (tables) =>
        [who.file, connector.lines.file].reduce((all, file, at) => {
          const number = at === 0 ? who.number : connector.lines.number;
          return rows(file, (row) => ({ ...row, [number]: String(row[number]).slice(1) }))(all);
        }, tables),
      heldBy("left", "left 100040", "joined 00040"),
    ),
    ofPeople(
      connector,
      "birth dates have shifted by a row",
      PEOPLE.map((person, at) => ({ ...person, bornOn: PEOPLE[(at + 1) % PEOPLE.length]?.bornOn ?? "" })),
      heldBy("changed", "changed 100001"),
    ),
    ofPeople(
      connector,
      "names are garbled",
      PEOPLE.map((person) => ({ ...person, birthName: garbled(person.birthName) })),
      "refused",
    ),
    ofTables(
      connector,
      "columns are swapped",
      rows(who.file, swapped(birthName, connector === afas ? "Roepnaam" : "[Roepnaam]")),
      heldBy("changed", "changed 100002"),
    ),
    ofPeople(connector, "another board's file", staffOf("99002", 40), heldBy("left", "left 100001", "joined 200005")),
  ];
};

/** Deliveries of the forty that the hub must stop. */
export const blocked: readonly MassChange[] = [
  ...common(afas),
  ...common(hrCore),
  ofPeople(
    afas,
    "last year's file",
    [...staffOf(BOARD, 6, 500), ...PEOPLE.slice(0, 34)],
    heldBy("left", "left 100040", "joined 100500"),
  ),
  ofTables(
    afas,
    "sizes are percentages",
    rows("T4E_HelloID_Employments_v2", (row) => ({ ...row, FTE: Number(row.FTE) * 100 })),
    "refused",
  ),
];
