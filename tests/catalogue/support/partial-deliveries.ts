import { type Handover, profileFile } from "./board.js";
import { BOARD, EVERYBODY, PEOPLE } from "./board-of-forty.js";
import { afas, type Connector, hrCore } from "./connectors/index.js";
import { asDelimited, asJson, asXlsx, asXml, type Table } from "./table.js";

/** A delivery of the forty of which a part did not arrive. */
export interface PartialDelivery {
  readonly name: string;
  readonly connector: Connector;
  readonly delivery: Handover;
}

/** What became of files, by name; null: it is not there. */
type Overrides = Readonly<Record<string, string | Buffer | null>>;

const USERS = "T4E_HelloID_Users_v2";
const LINES = "T4E_HelloID_Employments_v2";

const tableOf = (connector: Connector, name: string) =>
  connector.tables(PEOPLE, BOARD).find((table) => table.name === name) as Table;

/** The first rows of a table, all but so many. */
const short = (table: Table, missing: number): Table => ({
  ...table,
  rows: table.rows.slice(0, table.rows.length - missing),
});

/** A file as far as it arrived. */
const cut = (content: string | Buffer, share: number): Buffer => {
  const bytes = Buffer.from(content);
  return bytes.subarray(0, Math.floor(bytes.length * share));
};

function partial(connector: Connector, name: string, overrides: Overrides): PartialDelivery {
  const whole = Object.assign({}, ...connector.tables(PEOPLE, BOARD).map(connector.write)) as Overrides;
  const files = Object.entries({ ...whole, ...overrides }).flatMap(([file, content]) =>
    content === null ? [] : [[file, content] as const],
  );
  const profile = profileFile(connector.source, BOARD, EVERYBODY);
  return {
    name,
    connector,
    delivery: { board: BOARD, source: connector.source, files: { ...Object.fromEntries(files), ...profile } },
  };
}

const users = asJson(tableOf(afas, USERS), "rows");
const drop = (name: string) => hrCore.write(tableOf(hrCore, name))[`${name}.csv`] as Buffer;

const ofUsers = (name: string, content: string | Buffer | null) => partial(afas, name, { [`${USERS}.json`]: content });
const ofLines = (name: string, extension: string, content: string | Buffer) =>
  partial(afas, name, { [`${LINES}.json`]: null, [`${LINES}.${extension}`]: content });
const ofDrop = (name: string, file: string, content: string | Buffer | null) =>
  partial(hrCore, name, { [`${file}.csv`]: content });

const lines = tableOf(afas, LINES);
const half = tableOf(afas, USERS).rows.length / 2;
const page = (missing: number, more: object) =>
  JSON.stringify({ ...more, ...JSON.parse(asJson(short(tableOf(afas, USERS), missing), "rows")) });
const headerOf = (name: string) => hrCore.write({ ...tableOf(hrCore, name), rows: [] })[`${name}.csv`] as Buffer;

/** Parts that did not arrive: nobody may be taken away for any of them. */
export const PARTIAL: readonly PartialDelivery[] = [
  ofUsers("JSON that ends at 30 %", cut(users, 0.3)),
  ofUsers("JSON that ends at half", cut(users, 0.5)),
  ofUsers("JSON that ends at 90 %", cut(users, 0.9)),
  ofUsers("half of the rows in a whole file", page(half, {})),
  ofUsers("a page that says there are more", page(half, { "@odata.nextLink": "https://voorbeeld.invalid/?skip=20" })),
  ofUsers("a list without rows", '{"skip":-1,"take":-1,"rows":[]}'),
  ofUsers("an answer that is no list", "{}"),
  ofUsers("a set without its people", null),
  partial(afas, "a set without its last file", { [`${LINES}.json`]: null }),
  ofLines("XML that ends at half", "xml", cut(asXml(lines), 0.5)),
  ofLines("XML without its last element", "xml", cut(asXml(lines), 0.99)),
  ofLines("XLSX that ends at half", "xlsx", cut(asXlsx(lines), 0.5)),
  ofLines("XLSX without its directory", "xlsx", cut(asXlsx(lines), 0.97)),
  ofLines("CSV of employments that ends at half", "csv", cut(asDelimited(lines, ";"), 0.5)),
  ofDrop("CSV that ends at 30 %", "Medewerker", cut(drop("Medewerker"), 0.3)),
  ofDrop("CSV that ends at 77 %", "Medewerker", cut(drop("Medewerker"), 0.77)),
  ofDrop("a drop without its people", "Medewerker", null),
  ofDrop("a header alone", "Medewerker", headerOf("Medewerker")),
  ofDrop("a header alone, of the employments", "Aanstellingen", headerOf("Aanstellingen")),
  ofDrop("nothing at all", "Aanstellingen", ""),
];

/** The first lines of a drop, the last of them without its last two characters and without an end. */
const cutInCell = (name: string, kept: number): Buffer =>
  Buffer.from(drop(name).toString("latin1").split("\r\n").slice(0, kept).join("\r\n").slice(0, -2), "latin1");

/** Parts that are too few to be held, and that the hub takes for people who left; so it does not yet see them. */
export const UNSEEN: readonly PartialDelivery[] = [
  ofDrop("CSV that ends within a cell of its last column", "Medewerker", cutInCell("Medewerker", 39)),
  ofUsers("a page that is full, without the page behind it", page(2, { skip: 0, take: 38 })),
];
