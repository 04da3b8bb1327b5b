import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { decodeExport } from "@regiohub/infra/ingest/decode-file";
import type { Export } from "@regiohub/infra/ingest/define";
import { readProfileOf } from "@regiohub/infra/ingest/profile";
import type { Rejection } from "@regiohub/infra/ingest/rejection";
import { generic } from "./index.js";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "generic "));
});
afterAll(() => rm(folder, { recursive: true }));

interface Read {
  readonly records: Record<string, unknown>[];
  readonly rejections: Pick<Rejection, "line" | "column" | "code">[];
}

/** What the first file that a profile declares makes of a CSV of these lines. */
async function read(declaration: string, lines: readonly string[], keys = ""): Promise<Read> {
  const profile = readProfileOf(`source: generic\n${keys}\nfiles: [{ file: x.csv, ${declaration} }]`, [generic]);
  const adapter = { ...generic, files: generic.shape?.files(profile.document) ?? [] };
  const [source] = adapter.files as [Export];
  const path = join(folder, "x.csv");
  await writeFile(path, lines.map((line) => `${line}\n`).join(""));
  const fields = Object.keys(source.record.fields);
  const found: Read = { records: [], rejections: [] };
  await decodeExport(
    path,
    source,
    adapter,
    { profile, kept: new Map() },
    {
      record: (values) => found.records.push(Object.fromEntries(fields.map((name, index) => [name, values[index]]))),
      rejection: ({ line, column, code }) => found.rejections.push({ line, column, code }),
      pause: () => Promise.resolve(),
    },
  );
  return found;
}

const employment = (more: string, columns: string) =>
  `record: employment, ${more} constants: { contractKind: PERMANENT }, columns: { memberNumber: Nr, ${columns} }`;

it.each([
  ["", "fte: Omvang", "0,8", { fte: "0.8", hoursPerWeek: null }],
  ["sizeUnit: percent,", "fte: Omvang", "80", { fte: "0.8", hoursPerWeek: null }],
  ["sizeUnit: hours,", "fte: Omvang", "32", { fte: "0.8", hoursPerWeek: "32" }],
  ["", "hoursPerWeek: Omvang", "32", { fte: "0.8", hoursPerWeek: "32" }],
  ["", "hoursPerWeek: Omvang", "", { fte: null, hoursPerWeek: null }],
])("a size with %s %s of %j is %j", async (more, columns, cell, expected) => {
  const { records } = await read(employment(more, `startsOn: Begin, ${columns}`), [
    "Nr;Begin;Omvang",
    `1;1-8-2024;${cell}`,
  ]);
  expect(records).toEqual([expect.objectContaining(expected)]);
});

it.each([
  ["", "80"],
  ["sizeUnit: percent,", "250"],
  ["sizeUnit: hours,", "120"],
])("a size that the unit cannot have is refused: %s %s", async (more, cell) => {
  const { records, rejections } = await read(employment(more, "startsOn: Begin, fte: Omvang"), [
    "Nr;Begin;Omvang",
    `1;1-8-2024;${cell}`,
  ]);
  expect({ records, rejections }).toEqual({
    records: [],
    rejections: [{ line: 2, column: "Omvang", code: "CELL_INVALID" }],
  });
});

it("a line without days of its own has those of its contract, and the other way round", async () => {
  const rows = ["Nr;Begin;Eind", "1;1-8-2024;31-7-2025"];
  const days = {
    startsOn: "2024-08-01",
    endsOn: "2025-07-31",
    contractStartsOn: "2024-08-01",
    contractEndsOn: "2025-07-31",
  };
  const numbers = { employmentNumber: "2024-08-01", lineNumber: "2024-08-01" };
  const ofLine = await read(employment("", "startsOn: Begin, endsOn: Eind"), rows);
  const ofContract = await read(employment("", "contractStartsOn: Begin, contractEndsOn: Eind"), rows);
  expect(ofLine.records).toEqual([expect.objectContaining({ ...days, ...numbers })]);
  expect(ofContract.records).toEqual(ofLine.records);
});

it("a last day before the first is refused", async () => {
  const { rejections } = await read(employment("", "startsOn: Begin, endsOn: Eind"), [
    "Nr;Begin;Eind",
    "1;1-8-2024;31-7-2024",
  ]);
  expect(rejections).toContainEqual({ line: 2, column: "Eind", code: "CELL_INVALID" });
});

it("a constant stands where the cell is empty, a word that nobody explains is refused", async () => {
  const declaration =
    "record: employment, constants: { contractKind: EXTERNAL }, columns: { memberNumber: Nr, startsOn: Begin, contractKind: Soort }";
  const { records, rejections } = await read(
    declaration,
    ["Nr;Begin;Soort", "1;1-8-2024;", "2;1-8-2024;vast", "3;1-8-2024;eigen", "4;1-8-2024;oproep"],
    "contractKinds: { oproep: TEMPORARY }",
  );
  expect(records.map(({ memberNumber, contractKind }) => [memberNumber, contractKind])).toEqual([
    ["1", "EXTERNAL"],
    ["2", "PERMANENT"],
    ["4", "TEMPORARY"],
  ]);
  expect(rejections).toEqual([{ line: 4, column: "Soort", code: "WORD_UNKNOWN" }]);
});

it("a constant size is a part of full time, whatever the unit of the column", async () => {
  const declaration =
    "record: employment, sizeUnit: percent, constants: { contractKind: PERMANENT, fte: 0.5 }, columns: { memberNumber: Nr, startsOn: Begin, fte: Omvang }";
  const { records } = await read(declaration, ["Nr;Begin;Omvang", "1;1-8-2024;80", "2;1-8-2024;"]);
  expect(records.map(({ fte }) => fte)).toEqual(["0.8", "0.5"]);
});

it("of several headers the first that is filled counts", async () => {
  const { records } = await read("record: member, columns: { memberNumber: Nr, callName: [Roepnaam, Voornaam] }", [
    "Nr;Roepnaam;Voornaam",
    "1;Jo;Johanna",
    "2;;Petrus",
    "3;;",
  ]);
  expect(records.map(({ callName }) => callName)).toEqual(["Jo", "Petrus", null]);
});

it("rows with other words are passed over", async () => {
  const { records, rejections } = await read(
    "record: unit, columns: { code: Code }, only: { Status: [Actief, open] }",
    ["Code;Status", "A;actief", "B;Gesloten", "C;", "D;Open"],
  );
  expect(records.map(({ code, name }) => [code, name])).toEqual([
    ["A", "A"],
    ["D", "D"],
  ]);
  expect(rejections).toEqual([]);
});

it("a site comes from the unit, then the cost centre, then the column of sites", async () => {
  const { records } = await read(
    employment("", "startsOn: Begin, unitCode: Afd, costCentreCode: Kpl, siteCode: Brin"),
    [
      "Nr;Begin;Afd;Kpl;Brin",
      "1;1-8-2024;A;K;98ZC",
      "2;1-8-2024;B;K;98ZC",
      "3;1-8-2024;B;L;98ZC",
      "4;1-8-2024;B;L;98ZC02",
      "5;1-8-2024;B;L;",
    ],
    "units: { A: 98ZA00 }\ncostCentres: { K: 98ZB01 }",
  );
  expect(records.map(({ siteCode }) => siteCode)).toEqual(["98ZA00", "98ZB01", "98ZC00", "98ZC02", null]);
});

it("a unit of which nothing says the site is told once, and its rows stay", async () => {
  const { records, rejections } = await read(
    employment("", "startsOn: Begin, unitCode: Afd, costCentreCode: Kpl"),
    [
      "Nr;Begin;Afd;Kpl",
      ...["A;K", "B;L", "B;L", "B;K", "C;M", "98ZC;L", ";L", "D;L"].map((place) => `1;1-8-2024;${place}`),
    ],
    "units: { A: 98ZA00, C: null }\ncostCentres: { K: 98ZB01 }",
  );
  expect(records.map(({ siteCode }) => siteCode)).toEqual(["98ZA00", null, null, "98ZB01", null, "98ZC00", null, null]);
  expect(rejections).toEqual([3, 9].map((line) => ({ line, column: "Afd", code: "WORD_UNKNOWN" })));
});

it("an absence is numbered by its first day, and every other kind is read by its fields", async () => {
  const absence = await read("record: absence, columns: { memberNumber: Nr, startsOn: Van }", ["Nr;Van", "1;1-8-2024"]);
  expect(absence.records).toEqual([
    { memberNumber: "1", absenceNumber: "2024-08-01", employmentNumber: null, startsOn: "2024-08-01", endsOn: null },
  ]);
  const vacancy = await read(
    "record: vacancy, constants: { fte: 1, opensOn: '2024-08-01' }, words: { status: { Open: REGIONAL } }, columns: { vacancyNumber: Nr, title: Titel, status: Stand }",
    ["Nr;Titel;Stand", "7;Leraar;open", "8;Conciërge;DRAFT"],
  );
  expect(vacancy.records).toMatchObject([
    { vacancyNumber: "7", status: "REGIONAL", fte: "1", opensOn: "2024-08-01" },
    { vacancyNumber: "8", status: "DRAFT" },
  ]);
});

it("names the column that may be meant where one is missing", async () => {
  await expect(
    read(employment("", "startsOn: Begindatum_functie"), ["Nr;Begindatum functie", "1;1-8-2024"]),
  ).rejects.toThrow(
    expect.objectContaining({
      code: "COLUMN_MISSING",
      message: expect.stringContaining('"Begindatum_functie" (did you mean "Begindatum functie"?)'),
    }),
  );
});

const WORK = "contractStartsOn: Begin, contractEndsOn: Eind, functionCode: Functie";
const HEADER = "Nr;Begin;Eind;Functie;Reden;Groep;Vak;Bestuur;Keten";
const SAID =
  "endReasons: { Pensioen: RETIREMENT }\nfunctionGroups: { DIR: MANAGEMENT }\nexpertise: { IB: CARE_COORDINATOR, Spraak: SPEECH_THERAPIST }";

it("columns of their own say why an employment ended, the group, the expertise, the other board and the chain", async () => {
  const columns = `${WORK}, endReason: Reden, functionGroup: Groep, expertise: Vak, secondedTo: Bestuur, outsideChain: Keten`;
  const { records, rejections } = await read(
    employment("words: { functionGroup: { OP: TEACHING } },", columns),
    [
      HEADER,
      "1;1-8-2020;31-7-2024;LK;pensioen;OP;Spraak;99009;J",
      "2;1-8-2020;31-7-2024;LK;Anders;SUPPORT;REMEDIAL_TEACHER;;N",
      "3;1-8-2020;;DIR;Pensioen;OP;;;",
    ],
    SAID,
  );
  expect(rejections).toEqual([]);
  const first = { endReason: "RETIREMENT", functionGroup: "TEACHING", expertise: "SPEECH_THERAPIST" };
  expect(records).toMatchObject([
    { ...first, secondedTo: "99009", outsideChain: true },
    {
      endReason: "OTHER",
      functionGroup: "SUPPORT",
      expertise: "REMEDIAL_TEACHER",
      secondedTo: null,
      outsideChain: false,
    },
    { endReason: null, functionGroup: "MANAGEMENT", expertise: null, outsideChain: null },
  ]);
});

it("a word for an expertise that nobody explained, and what is no board's number, cost the cell alone", async () => {
  const { records, rejections } = await read(
    employment("", `${WORK}, expertise: Vak, secondedTo: Bestuur`),
    [HEADER, "1;1-8-2020;;IB;;;Tovenaar;9009;"],
    SAID,
  );
  expect(records).toMatchObject([{ expertise: "CARE_COORDINATOR", secondedTo: null, endReason: null }]);
  expect(rejections.map(({ column, code }) => [column, code])).toEqual([
    ["Vak", "WORD_UNKNOWN"],
    ["Bestuur", "CELL_INVALID"],
  ]);
});

it("words for contracts say what is outside the chain where no column does", async () => {
  const { records } = await read(
    "record: employment, columns: { memberNumber: Nr, startsOn: Begin, contractKind: Soort }",
    ["Nr;Begin;Soort", "1;1-8-2024;Vervanging", "2;1-8-2024;Tijdelijk"],
    "outsideChain: { vervanging: true }",
  );
  expect(records).toMatchObject([{ outsideChain: true }, { outsideChain: null }]);
});
