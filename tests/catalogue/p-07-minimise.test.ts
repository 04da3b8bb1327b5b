import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { listRejections } from "@regiohub/infra/ingest/ingest";
import { deliver, handover, hubDatabase } from "./support/board.js";
import { CONNECTORS, type Connector } from "./support/connectors/index.js";
import { staffOf } from "./support/people.js";
import { placesOfWords } from "./support/privacy/search.js";
import { UNGUARDED } from "./support/spoilt.js";
import { asXlsx, asXml, type Table, withRows } from "./support/table.js";
import { timeoutOf } from "./support/timeout.js";

const TIMEOUT = timeoutOf("P-07");

/** Columns that may never enter, by law, in the words of several vendors. */
const FORBIDDEN = [
  ..."BSN Medewerker_BSN burger_service_nr Burgerservicenummer SofiNummer SSN NationalId PartnerBsnNumber".split(" "),
  ..."IBAN Bankrekeningnummer Salarisrekeningnummer Gironummer BankAccount".split(" "),
  ..."Verzuimreden Verzuimsoort AbsenceTypeId Ziektebeeld Diagnose Vangnet Arbeidsongeschikt Zwangerschap".split(" "),
  ..."Geloof Kerkgenootschap Vakbond TradeUnion Etniciteit PolitiekePartij Geaardheid Strafblad WAO".split(" "),
];

/** Columns that nobody has asked for. */
const UNASKED = Array.from({ length: 170 }, (_, at) => `Vrijveld${at + 1}`);

/** What stands in all of them, and nowhere else. */
const SECRET = "Geheimwoord";

/** A number that passes the test of citizen service numbers, and an account: of nobody. */
const CITIZEN = "999990019";
const ACCOUNT = "NL91ABNA0417164300";

const PEOPLE = 12;
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "hub-home-"));
});
afterAll(() => rm(home, { recursive: true }));

/** A table with two hundred columns more. */
const widened = (table: Table): Table => ({
  ...withRows(table, (row) => ({
    ...row,
    ...Object.fromEntries([...FORBIDDEN, ...UNASKED].map((name) => [name, SECRET])),
  })),
  columns: [...table.columns, ...FORBIDDEN, ...UNASKED],
});

/** A source in a form that its files may have too. */
const inForm = (connector: Connector, form: string, write: Connector["write"]) =>
  [`${connector.source} as ${form}`, { ...connector, write }, "99001"] as const;

const [[afas]] = CONNECTORS as [[Connector, string]];
const SOURCES = [
  ...CONNECTORS.map(([connector, board]) => [connector.source, connector, board] as const),
  inForm(afas, "XML", (table) => ({ [`${table.name}.xml`]: asXml(table) })),
  inForm(afas, "a workbook", (table) => ({ [`${table.name}.xlsx`]: asXlsx(table) })),
];

describe.each(SOURCES)("%s", (_, connector, board) => {
  const people = staffOf(board, PEOPLE);

  it(
    "keeps nothing of two hundred columns that are not read, thirty of which may never be",
    async () => {
      await using database = await hubDatabase("nothing but a register");
      const tables = connector.tables(people, board).map(widened);
      const report = await deliver(database.url, handover(connector, board, tables, UNGUARDED), { home });
      expect(report.message).not.toContain(SECRET);
      expect(report.state).toBe("loaded");
      expect(await placesOfWords(database.url, home, [SECRET])).toEqual([]);
      expect(await placesOfWords(database.url, home, [people[0]?.number ?? ""])).toEqual(
        expect.arrayContaining(["kept records", "staff.member"]),
      );
      const told = await withClient(database.url, (client) => listRejections(client, report.id, home));
      expect(told.filter(({ code }) => code === "COLUMN_FORBIDDEN").map(({ column }) => column)).toEqual(
        expect.arrayContaining(FORBIDDEN),
      );
    },
    TIMEOUT,
  );

  const { birthName, file } = connector.people;
  if (birthName === null) return; // it has no texts about people
  it(
    "refuses rows in whose texts a citizen service number or an account stands, and keeps neither",
    async () => {
      await using database = await hubDatabase("nothing but a register");
      const tables = connector.tables(people, board).map((table) =>
        table.name !== file
          ? table
          : withRows(table, (row, at) => {
              const text = [`Jansen ${CITIZEN}`, `Bosch ${ACCOUNT}`][at];
              return text === undefined ? row : { ...row, [birthName]: text };
            }),
      );
      const report = await deliver(database.url, handover(connector, board, tables, UNGUARDED), { home });
      expect(report).toMatchObject({ state: "loaded", counts: { member: { refused: 2 } } });
      expect(await placesOfWords(database.url, home, [CITIZEN, ACCOUNT])).toEqual([]);
      const told = await withClient(database.url, (client) => listRejections(client, report.id, home));
      expect(told.filter(({ code }) => code === "CELL_FORBIDDEN")).toHaveLength(2);
    },
    TIMEOUT,
  );
});
