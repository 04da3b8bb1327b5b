import type { Rejection } from "@regiohub/infra/ingest/rejection";
import type { Random } from "@regiohub/infra/testing/random";
import { type Handover, handover } from "./board.js";
import { BOARD } from "./board-of-forty.js";
import { afas, type Connector } from "./connectors/index.js";
import { type Person, staffOf } from "./people.js";
import { CUT, ROW_FAULTS, type RowFault } from "./row-faults.js";
import type { Files, Row, Table } from "./table.js";

/** People of the board: so many that one byte that is no letter is not yet a wrong encoding. */
export const STAFF: readonly Person[] = staffOf(BOARD, 120);

/** How many of them are left out of the delivery. */
const ABSENT = 2;

/** What a board says so that no delivery is held. */
export const UNGUARDED = {
  guard: { left: { percent: null }, changed: { percent: null }, fte: { percent: null }, sites: { count: null } },
};

/** The fault in a person's row, and in the rows of their employments. */
type Faults = ReadonlyMap<Row, RowFault>;

/** A delivery with bad rows, and what must come of it. */
export interface Spoilt {
  readonly delivery: Handover;
  /** `file:line column code effect`, in order. */
  readonly told: readonly string[];
  /** Whether a file has no good row left. */
  readonly isLost: boolean;
  /** `number call name`, `number/employment hours`: who and what is there afterwards. */
  readonly present: readonly string[];
}

/** One line for what was refused. */
export const lineOf = ({ file, line, column, code, effect }: Rejection): string =>
  `${file}:${line} ${column} ${code} ${effect}`;

/** Everybody is called otherwise and works an hour less; the last two are not in it. */
const changed = (person: Person): Person => ({
  ...person,
  callName: "Nieuw",
  jobs: person.jobs.map((job) => ({ ...job, size: job.size - 10 })),
});

/** Spoils a share of the rows of a delivery, each in some way of its source. */
export function spoil(connector: Connector, coverage: string, percent: number, random: Random): Spoilt {
  const tables = connector.tables(STAFF.slice(0, -ABSENT).map(changed), BOARD);
  const faults = faultsOf(connector, tables, percent, random);
  const told: string[] = [];
  const files: Record<string, string | Buffer> = {};
  for (const table of tables) {
    const rows = table.rows.flatMap((row): { bad: Row; fault: RowFault | undefined }[] => {
      const fault = faults.get(row);
      return (fault?.rows(row) ?? [row]).map((bad) => ({ bad, fault }));
    });
    const written = connector.write({ ...table, rows: rows.map(({ bad }) => bad) });
    const file = Object.keys(written)[0] as string;
    const first = connector === afas ? 1 : 2; // the header is line 1
    rows.forEach(({ fault }, at) => {
      for (const { column, code, effect } of fault?.told ?? [])
        told.push(lineOf({ file, line: at + first, column, code, effect } as Rejection));
    });
    Object.assign(files, cutOff(written));
  }
  const isLost = tables.some(({ rows }) => rows.length > 0 && rows.every((row) => isRefused(faults.get(row))));
  const whole = handover(connector, BOARD, [], { coverage, ...UNGUARDED });
  return {
    delivery: { ...whole, files: { ...files, ...whole.files } },
    told: told.sort(),
    isLost,
    present: isLost ? presentOf(STAFF) : presentAfter(connector, tables, faults, coverage),
  };
}

function faultsOf(connector: Connector, tables: readonly Table[], percent: number, random: Random): Faults {
  const found = new Map<Row, RowFault>();
  for (const { name, rows } of tables) {
    const kinds = ROW_FAULTS.filter((fault) => fault.connector === connector && fault.file === name);
    const isScarce = ({ told }: RowFault) => told[0]?.code === "ENCODING_WRONG";
    if (kinds.length === 0) continue;
    for (const row of rows) {
      if (random.below(100) >= percent) continue;
      const fault = random.pick(kinds);
      if (!isScarce(fault) || ![...found.values()].includes(fault)) found.set(row, fault);
    }
  }
  return found;
}

/** Files whose lines end where they are marked. */
const cutOff = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).map(([name, content]) => [
      name,
      Buffer.isBuffer(content)
        ? Buffer.from(content.toString("latin1").replaceAll(new RegExp(`${CUT}[^\\r\\n]*`, "g"), ""), "latin1")
        : content,
    ]),
  );

const isRefused = (fault: RowFault | undefined): boolean => fault?.told.some(({ effect }) => effect === "row") === true;

const hours = (size: number) => ((size * 40) / 100).toFixed(2);

/** Everybody as a list of people and their employments. */
export const presentOf = (people: readonly Person[]): string[] =>
  people
    .flatMap(({ number, callName, jobs }) => [
      `${number} ${callName}`,
      ...jobs.map((job) => `${number}/${job.number} ${hours(job.size)}`),
    ])
    .sort();

/**
 * Who is there after a delivery onto the whole staff: good rows say what they say, bad ones leave what there was; who is
 * not in it goes when the delivery covers everybody, and it can be told of each bad row whom it is about.
 */
function presentAfter(connector: Connector, tables: readonly Table[], faults: Faults, coverage: string): string[] {
  const [people, lines] = [connector.people.file, connector.lines.file].map(
    (file) => tables.find(({ name }) => name === file) as Table,
  ) as [Table, Table];
  const [mayPeopleGo, mayLinesGo] = [people, lines].map(
    ({ rows }) => coverage === "full" && rows.every((row) => faults.get(row)?.about !== "anybody"),
  );
  const delivered = STAFF.slice(0, -ABSENT);
  let line = 0;
  return STAFF.flatMap((person, at) => {
    const row = people.rows[at];
    const fault = row && faults.get(row);
    const isThere = delivered.includes(person);
    const jobs = person.jobs.map((job) => {
      const ofLine = isThere ? faults.get(lines.rows[line++] as Row) : undefined;
      const isGone = mayLinesGo && (!isThere || ofLine?.about === "other");
      const size = !isThere || isRefused(ofLine) ? job.size : job.size - 10;
      return isGone ? "" : `${person.number}/${job.number} ${hours(size)}`;
    });
    if (mayPeopleGo && !isThere) return [];
    const name = !isThere || isRefused(fault) ? person.callName : isErased(fault) ? "null" : "Nieuw";
    return [`${person.number} ${name}`, ...jobs.filter(Boolean)];
  }).sort();
}

/** Whether the fault costs the name that the delivery changes. */
const isErased = (fault: RowFault | undefined): boolean =>
  fault?.told.some(({ column, effect }) => effect === "cell" && /Roepnaam/.test(column ?? "")) === true;
