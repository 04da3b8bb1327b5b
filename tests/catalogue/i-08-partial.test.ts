import { afterAll, beforeAll, expect, it } from "@jest/globals";
import type { RunReport } from "@regiohub/infra/ingest/ingest";
import type { FreshDatabase } from "@regiohub/infra/testing/database";
import { deliver, hubDatabase, profileFile } from "./support/board.js";
import { BOARD, EVERYBODY, loadForty, PEOPLE } from "./support/board-of-forty.js";
import { afas, type Connector, hrCore } from "./support/connectors/index.js";
import { dataOf } from "./support/state.js";
import { asDelimited, asJson, asXlsx, asXml, type Files, type Table } from "./support/table.js";
import { timeoutOf } from "./support/timeout.js";

type Change = (files: Record<string, string | Buffer>) => void;

const USERS = "T4E_HelloID_Users_v2";
const LINES = "T4E_HelloID_Employments_v2";

/** What a file is when its end did not arrive. */
const cut = (content: string | Buffer | undefined, share: number): Buffer => {
  const bytes = Buffer.from(content ?? "");
  return bytes.subarray(0, Math.floor(bytes.length * share));
};

/** Only the first half of a file's rows, and the file ends as a whole one does. */
const half = (table: Table): Table => ({ ...table, rows: table.rows.slice(0, table.rows.length / 2) });

const tablesOf = (connector: Connector) => connector.tables(PEOPLE, BOARD);
const tableOf = (connector: Connector, name: string) =>
  tablesOf(connector).find((table) => table.name === name) as Table;

/** The whole delivery of the forty, in which a file is another. */
function filesOf(connector: Connector, change: Change): Files {
  const files: Record<string, string | Buffer> = Object.assign({}, ...tablesOf(connector).map(connector.write));
  change(files);
  return { ...files, ...profileFile(connector.source, BOARD, EVERYBODY) };
}

/** AFAS in another form than JSON. */
const inForm =
  (extension: string, write: (table: Table) => string | Buffer, change: (bytes: Buffer) => Buffer): Change =>
  (files) => {
    delete files[`${LINES}.json`];
    files[`${LINES}.${extension}`] = change(Buffer.from(write(tableOf(afas, LINES))));
  };
const asCsv = (table: Table) => asDelimited(table, ";");

const CASES: readonly (readonly [name: string, connector: Connector, change: Change])[] = [
  ...[0.3, 0.5, 0.9].map((share): readonly [string, Connector, Change] => [
    `JSON that ends at ${share * 100} %`,
    afas,
    (files) => {
      files[`${USERS}.json`] = cut(files[`${USERS}.json`], share);
    },
  ]),
  ...[0.3, 0.77].map((share): readonly [string, Connector, Change] => [
    `CSV that ends at ${share * 100} %`,
    hrCore,
    (files) => {
      files["Medewerker.csv"] = cut(files["Medewerker.csv"], share);
    },
  ]),
  [
    "CSV of employments that ends half-way",
    hrCore,
    (files) => {
      files["Aanstellingen.csv"] = cut(files["Aanstellingen.csv"], 0.5);
    },
  ],
  ["XML that ends half-way", afas, inForm("xml", asXml, (bytes) => cut(bytes, 0.5))],
  ["XML without its last element", afas, inForm("xml", asXml, (bytes) => cut(bytes, 0.99))],
  ["XLSX that ends half-way", afas, inForm("xlsx", asXlsx, (bytes) => cut(bytes, 0.5))],
  ["XLSX without its directory", afas, inForm("xlsx", asXlsx, (bytes) => cut(bytes, 0.97))],
  ["half a page of CSV", afas, inForm("csv", asCsv, (bytes) => cut(bytes, 0.5))],
  ["half of the rows in a whole file", afas, (files) => Object.assign(files, afas.write(half(tableOf(afas, USERS))))],
  [
    "a page that says there are more",
    afas,
    (files) => {
      const page = JSON.parse(asJson(half(tableOf(afas, USERS)), "rows"));
      files[`${USERS}.json`] = JSON.stringify({ ...page, "@odata.nextLink": "https://voorbeeld.invalid/?skip=20" });
    },
  ],
  [
    "a set without its last file",
    afas,
    (files) => {
      delete files[`${LINES}.json`];
    },
  ],
  [
    "a set without its people",
    hrCore,
    (files) => {
      delete files["Medewerker.csv"];
    },
  ],
  [
    "a list without rows",
    afas,
    (files) => {
      files[`${USERS}.json`] = '{"skip":-1,"take":-1,"rows":[]}';
    },
  ],
  [
    "an answer that is no list",
    afas,
    (files) => {
      files[`${USERS}.json`] = "{}";
    },
  ],
  [
    "a header alone",
    hrCore,
    (files) => Object.assign(files, hrCore.write({ ...tableOf(hrCore, "Medewerker"), rows: [] })),
  ],
  [
    "a header alone, of the employments",
    hrCore,
    (files) => Object.assign(files, hrCore.write({ ...tableOf(hrCore, "Aanstellingen"), rows: [] })),
  ],
  [
    "nothing at all",
    hrCore,
    (files) => {
      files["Aanstellingen.csv"] = "";
    },
  ],
];

// What does land of these says what was said before: the forty stay as they are.
const databases = new Map<Connector, FreshDatabase>();
beforeAll(async () => {
  for (const connector of [afas, hrCore]) {
    databases.set(connector, await hubDatabase(`forty of ${connector.source}`, loadForty(connector)));
  }
}, timeoutOf("I-08"));
afterAll(async () => {
  for (const database of databases.values()) await database.drop();
});

const removed = ({ counts }: RunReport) => Object.values(counts).reduce((sum, kind) => sum + kind.removed, 0);

it.each(CASES)(
  "takes nobody away for %s, though the board says that its export has everybody",
  async (_, connector, change) => {
    const database = databases.get(connector) as FreshDatabase;
    const before = await dataOf(database.url);
    const report = await deliver(database.url, {
      board: BOARD,
      source: connector.source,
      files: filesOf(connector, change),
    });
    expect(removed(report)).toBe(0);
    expect(await dataOf(database.url)).toEqual(expect.arrayContaining(before));
  },
  timeoutOf("I-08"),
);

it("are twenty", () => {
  expect(CASES).toHaveLength(20);
});
