import { join } from "node:path";
import { addMonths } from "@regiohub/infra/days";
import type { ApplicationRecord } from "@regiohub/schema/records/application";
import type { CentreBoardRecord, CentreRecord } from "@regiohub/schema/records/centre";
import { schoolYearOf } from "./days.js";
import { profilesOf } from "./profiles.js";
import type { DemoBoard } from "./region.js";
import { Sink } from "./sink.js";
import { vacanciesOf } from "./vacancies.js";

type Cell = string | number | null;
type Table = readonly [file: string, columns: readonly string[], rows: Iterable<Readonly<Record<string, Cell>>>];

/** Writes what no HR system exports, in the hub's own CSV; the first board leads the centres. */
export async function writeExchange(
  boards: readonly DemoBoard[],
  board: DemoBoard,
  folder: string,
): Promise<readonly string[]> {
  const tables: Table[] = [
    [
      "vacancies.csv",
      ["vacancyNumber", "title", "functionCode", "siteCode", "fte", "status", "opensOn", "closesOn"],
      vacancyRows(board),
    ],
    [
      "profiles.csv",
      ["memberNumber", "functionWanted", "fteFrom", "fteTo", "regions", "availableFrom", "availableTo"],
      profilesOf(board),
    ],
  ];
  if (board.index === 0) {
    tables.push(
      ["centres.csv", ["centreCode", "name", "status", "startsOn", "endsOn"], centres(boards)],
      ["centre-boards.csv", ["centreCode", "memberBoardNumber", "startsOn", "endsOn"], centreBoards(boards)],
      [
        "applications.csv",
        ["applicationNumber", "schemeCode", "centreCode", "requestedCents", "status", "submittedOn"],
        applications(boards),
      ],
    );
  }
  for (const table of tables) await writeTable(folder, table);
  return tables.map(([file]) => file);
}

async function writeTable(folder: string, [file, columns, rows]: Table): Promise<void> {
  const sink = await Sink.create(join(folder, file), "utf8");
  sink.write(`${columns.join(";")}\n`);
  for (const row of rows) {
    sink.write(`${columns.map((column) => row[column] ?? "").join(";")}\n`);
    await sink.drain();
  }
  await sink.close();
}

/** HR Core boards write decimals with a comma here too: both are read. */
function* vacancyRows(board: DemoBoard) {
  for (const row of vacanciesOf(board)) {
    yield board.vendor === "hr-core" ? { ...row, fte: row.fte.replace(".", ",") } : row;
  }
}

/** An active centre of all boards; from two boards on one that is forming, from three on another. */
function centres([lead, ...others]: readonly DemoBoard[]): readonly CentreRecord[] {
  const year = schoolYearOf(lead?.on ?? "");
  const all: CentreRecord[] = [
    {
      centreCode: "MC-DEMO-1",
      name: "Mobiliteitscentrum Dauwland",
      status: "ACTIVE",
      startsOn: addMonths(year, -24),
      endsOn: null,
    },
    { centreCode: "MC-DEMO-2", name: "Transfercentrum Schemerveen", status: "FORMING", startsOn: null, endsOn: null },
    { centreCode: "MC-DEMO-3", name: "Mobiliteitscentrum Mistkreek", status: "ACTIVE", startsOn: year, endsOn: null },
  ];
  return all.slice(0, Math.min(3, 1 + others.length));
}

/** Most boards that one demo centre has. */
const MEMBERS_AT_MOST = 12;

function* centreBoards(boards: readonly DemoBoard[]): Generator<CentreBoardRecord> {
  for (const [at, { centreCode, startsOn }] of centres(boards).entries()) {
    const members = boards.slice(0, MEMBERS_AT_MOST).filter(({ index }) => at === 0 || index === 0 || index % 3 === at);
    for (const member of members) {
      const year = schoolYearOf(member.on);
      yield { centreCode, memberBoardNumber: member.number, startsOn: startsOn ?? year, endsOn: null };
    }
  }
}

function applications(boards: readonly DemoBoard[]): readonly ApplicationRecord[] {
  const year = schoolYearOf(boards[0]?.on ?? "");
  const [first, second, third] = centres(boards).map(({ centreCode }) => centreCode);
  const row = (
    number: string,
    schemeCode: string,
    centreCode: string | null,
    requestedCents: number,
    status: ApplicationRecord["status"],
    submittedOn: string | null,
  ): ApplicationRecord => ({
    applicationNumber: `SUB-${number}`,
    schemeCode,
    centreCode,
    requestedCents,
    status,
    submittedOn,
  });
  return [
    row("001", "MC", first ?? null, 5_000_000, "GRANTED", addMonths(year, -20)),
    row("002", "AP-INNOV", first ?? null, 4_500_000, "IN_REVIEW", addMonths(year, 1)),
    row("003", "RAP-2020", null, 10_000_000, "SETTLED", addMonths(year, -60)),
    ...(second ? [row("004", "MC", second, 5_000_000, "DRAFT", null)] : []),
    ...(third ? [row("005", "AP-INNOV", third, 3_750_000, "SUBMITTED", addMonths(year, 1))] : []),
  ];
}
