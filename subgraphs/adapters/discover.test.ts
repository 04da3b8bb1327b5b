import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type CheckReport, check } from "@regiohub/infra/ingest/check";
import type { Adapter } from "@regiohub/infra/ingest/define";
import { discover } from "@regiohub/infra/ingest/discover/discover";
import { discoveryLines } from "@regiohub/infra/ingest/discover/report";
import { buildXlsx } from "@regiohub/infra/ingest/testing/xlsx-build";
import { adapters } from "./index.js";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

let work: string;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), "discover "));
});
afterAll(() => rm(work, { recursive: true }));

/** A folder with the files of a fixture alone: without what is expected of them, and without a profile. */
async function filesOf(fixtures: string): Promise<string> {
  const folder = await mkdtemp(join(work, "set "));
  for (const entry of await readdir(fixtures, { withFileTypes: true })) {
    if (!entry.isFile() || /^profile\.yaml$|\.expected\.json$/.test(entry.name)) continue;
    await copyFile(join(fixtures, entry.name), join(folder, entry.name));
  }
  return folder;
}

/** Where the fixtures of an adapter are: of one that is not named as its folder, in a folder of its own. */
function fixturesOf({ name, readme }: Adapter): string {
  const folder = join(ROOT, dirname(readme));
  return name === basename(folder) ? join(folder, "fixtures") : join(folder, "fixtures", name);
}

const placesOf = (reports: readonly CheckReport[]) =>
  reports.flatMap(({ rejections }) =>
    rejections.map(({ file, line, column, code }) => `${file}:${line} ${column} ${code}`),
  );

/** What no file tells: a school number that was made up, and whether two of one name are one person. */
const ONLY_THE_BOARD: Readonly<Record<string, RegExp>> = {
  "duo-personnel": / Organisatienummer school CELL_INVALID$/,
  "visma-net": / (employeeid|contractid) CELL_INVALID$/, // the other: of somebody whose rows cannot all be read, whatever their kinds
};

describe.each(adapters.filter(({ shape }) => !shape).map((adapter) => [adapter.name, adapter] as const))(
  "the files of %s",
  (name, adapter) => {
    it("are known, and the drafted profile reads all that the fixture's own profile reads", async () => {
      const fixtures = fixturesOf(adapter);
      const own = await readFile(join(fixtures, "profile.yaml"), "utf8").catch(() => "");
      const board = /^board: "(\d{5})"/m.exec(own)?.[1] ?? "99001";
      const folder = await filesOf(fixtures);
      const found = await discover({ adapters, files: [folder], board });
      expect(found.adapter?.name).toBe(name);
      expect(found.files.filter(({ match, isPassed }) => !match && !isPassed).map((file) => file.name)).toEqual([]);
      const drafted = await check({ adapters, files: [folder], board, profile: { text: found.profile ?? "" } });
      const usual = await check({ adapters, files: [folder], board, profile: { text: own } });
      expect(drafted.map(({ source, error }) => [source, error])).toEqual([[name, null]]);
      const known = new Set(placesOf(usual));
      const added = placesOf(drafted).filter((place) => !known.has(place));
      expect(added.filter((place) => !ONLY_THE_BOARD[name]?.test(place))).toEqual([]);
    });
  },
);

/** A workbook with a title above its header and a total below its rows, as payroll reports are made. */
function sheet(): Buffer {
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const day = (serial: number) => `<c s="1"><v>${serial}</v></c>`;
  const number = (value: number) => `<c><v>${value}</v></c>`;
  const row = (line: number, ...cells: string[]) => `<row r="${line}">${cells.join("")}</row>`;
  const headers = [
    "Pers.nr.",
    "Achternaam",
    "Voorl.",
    "Geb.datum",
    "Geslacht",
    "Begindatum contract",
    "Deeltijd %",
    "Soort contract",
  ];
  return buildXlsx({
    formats: ["General", "dd-mm-yyyy"],
    rows: [
      row(1, text("Overzicht personeel per 1 oktober 2024")),
      row(2, text("Stichting Voorbeeld")),
      row(4, ...headers.map(text)),
      row(5, text("0012"), text("Koster"), text("B."), day(29221), text("V"), day(42217), number(62.5), text("Vast")),
      row(
        6,
        text("0013"),
        text("Prins"),
        text("D.E."),
        day(34700),
        text("M"),
        day(45505),
        number(100),
        text("Tijdelijk"),
      ),
      row(7, text("Totaal"), text(""), text(""), text(""), text(""), text(""), number(162.5)),
    ].join(""),
  });
}

describe("files that no source knows", () => {
  const generic = join(ROOT, "subgraphs/adapters/generic/fixtures");

  it.each([
    ["sdb", { member: 6, employment: 6 }],
    ["adp", { member: 3, employment: 3 }],
    ["exact", { member: 3, employment: 3 }],
    ["nmbrs", { member: 3, employment: 3 }],
  ])("of %s are read whole by the drafted profile", async (set, records) => {
    const folder = await filesOf(join(generic, set));
    const [report] = await readWithDraft(folder);
    expect(report).toMatchObject({ source: "generic", rejected: 0, error: null });
    expect(recordsOf(report)).toEqual(records);
  });

  it("of a sheet with a title and a total are read whole by the drafted profile", async () => {
    const folder = join(work, "sheet");
    await mkdir(folder);
    await writeFile(join(folder, "Personeelsoverzicht.xlsx"), sheet());
    const { profile } = await discover({ adapters, files: [folder], board: "99001" });
    expect(profile).toContain("titleRows: ");
    expect(profile).toContain("totalRows: 1\n");
    expect(profile).toContain('sizeUnit: "percent"');
    const [report] = await readWithDraft(folder);
    expect(report).toMatchObject({ source: "generic", rejected: 0, error: null });
    expect(recordsOf(report)).toEqual({ member: 2, employment: 2 });
  });

  it("have columns drafted by their names in which nothing stands yet, and those are read when something does", async () => {
    const folder = join(work, "empty columns");
    await mkdir(folder);
    const path = join(folder, "Export_nieuw.csv");
    const written = (left: string) =>
      "Personeelsnummer;Achternaam;Voorletters;Geboortedatum;E-mail;Soort contract;In dienst;Uit dienst;FTE;Functie;Begindatum\n" +
      `000101;Koster;B.;1-2-1980;;;1-8-2015;${left};0,5;Leraar;\n`;
    await writeFile(path, written(""));
    const { profile } = await discover({ adapters, files: [folder], board: "99001" });
    expect(profile).toContain('contractEndsOn: "Uit dienst"\n');
    expect(profile).toContain('email: "E-mail"\n');
    expect(profile).toContain('contractKind: "TEMPORARY"\n'); // where the column says nothing
    expect(profile).not.toContain("Begindatum"); // no line is without: the contract's counts
    const read = async (text: string) => {
      await writeFile(path, text);
      const [report] = await check({ adapters, files: [folder], board: "99001", profile: { text: profile ?? "" } });
      return report;
    };
    expect(await read(written(""))).toMatchObject({ rejected: 0, error: null });
    const wrong = await read(written("31-7-2014"));
    expect(wrong?.rejections).toMatchObject([{ line: 2, column: "Uit dienst", code: "CELL_INVALID" }]);
  });

  it("of a system that calls its columns in its own way are read whole by the drafted profile", async () => {
    const folder = join(work, "own words");
    await mkdir(folder);
    await writeFile(
      join(folder, "Export_salaris.csv"),
      "Salarispakket\n\nStamnr;Naam;Voorletters;Tussenvgsl;Geboortedat.;Geslacht;Aanstelling nr;Dienstbetrekking;" +
        "Ingang dienstverband;Einde dienstverband;Werktijdfactor;Functieomschr.;School (BRIN)\n" +
        "000101;Koster;B.;;1-2-1980;V;1;Vast;1-8-2015;;0,5;Leraar;99AA\n" +
        "000102;Prins;D.E.;de;2-3-1985;M;1;Tijdelijk;1-8-2024;31-7-2025;1;Leraar;99AB\n",
    );
    const found = await discover({ adapters, files: [folder], board: "99001" });
    expect(discoveryLines(found, "en").join("\n")).not.toContain("not read");
    const [report] = await readWithDraft(folder);
    expect(report).toMatchObject({ source: "generic", rejected: 0, error: null });
    expect(recordsOf(report)).toEqual({ member: 2, employment: 2 });
  });

  it.each([
    ["nested", { rows: 'rows: "data.medewerkers[].contracten[].regels[]"', more: 'sizeOf: "line"' }],
    [
      "nested-xml",
      { rows: 'rows: "Medewerkers.Medewerker[].Contracten.Contract[]"', more: 'rows: "Medewerkers.Medewerker"' },
    ],
  ])(
    "of %s have rows in lists within their rows, and the draft reads what the fixture's own profile reads",
    async (set, lines) => {
      const folder = await filesOf(join(generic, set));
      const found = await discover({ adapters, files: [folder], board: "99001" });
      for (const line of Object.values(lines)) expect(found.profile).toContain(line);
      const own = await readFile(join(generic, set, "profile.yaml"), "utf8");
      const [drafted, usual] = await Promise.all(
        [found.profile ?? "", own].map((text) =>
          check({ adapters, files: [folder], board: "99001", profile: { text } }),
        ),
      );
      // A draft reads no size that some cell of is no number, nor knows where else a day may stand than in its column.
      const known = placesOf(usual ?? []);
      const added = placesOf(drafted ?? []).filter((place) => !known.includes(place));
      expect(added.filter((place) => !/ingangsdatum CELL_EMPTY$/.test(place))).toEqual([]);
      expect(recordsOf(drafted?.[0]).member).toBe(recordsOf(usual?.[0]).member);
      const told = `${discoveryLines(found, "en").join("\n")}\n${found.profile}`;
      for (const cell of ["Aalbers", "N-1", "X-1", "1984"]) expect(told).not.toContain(cell);
    },
  );

  it("of a bare list in lists, and of XML with deep rows alone, are read whole by the drafted profile", async () => {
    const folder = join(work, "bare");
    await mkdir(folder);
    const contracts = [{ begindatum: "2024-08-01", contractsoort: "vast", fte: 1 }];
    const people = [1, 2].map((n) => ({ personeelsnummer: `B${n}`, achternaam: "Koster", contracten: contracts }));
    await writeFile(join(folder, "bare.json"), JSON.stringify(people));
    const [report] = await readWithDraft(folder);
    expect(report).toMatchObject({ source: "generic", rejected: 0, error: null });
    expect(recordsOf(report)).toEqual({ member: 2, employment: 2 });
    const xml = join(work, "deep");
    await mkdir(xml);
    const row = (n: number) =>
      `<Row><Pers.nr>${n}</Pers.nr><Achternaam>Koster</Achternaam><Voorletters>B.</Voorletters></Row>`;
    await writeFile(join(xml, "deep.xml"), `<Export><Head/><Data><List>${row(1)}${row(2)}</List></Data></Export>`);
    expect(recordsOf((await readWithDraft(xml))[0])).toEqual({ member: 2 });
  });

  it("of XML that repeats at two levels, never at both in one person, are lines of contracts", async () => {
    const folder = await mkdtemp(join(work, "two levels "));
    const line = (part: number) =>
      `<Regel><Functie>F${part}</Functie><Ingangsdatum>2024-08-01</Ingangsdatum><Fte>${part}</Fte></Regel>`;
    const contract = (number: number, ...parts: number[]) =>
      `<Contract><Contractnummer>${number}</Contractnummer><Contractsoort>vast</Contractsoort>` +
      `<Begindatum>2024-08-01</Begindatum><Regels>${parts.map(line).join("")}</Regels></Contract>`;
    const person = (number: number, ...contracts: string[]) =>
      `<Persoon><Personeelsnummer>P${number}</Personeelsnummer><Achternaam>Koster</Achternaam>${contracts.join("")}</Persoon>`;
    const people = person(1, contract(1, 0.3, 0.4)) + person(2, contract(1, 0.5), contract(2, 0.2));
    await writeFile(join(folder, "personen.xml"), `<Export><Personen>${people}</Personen></Export>`);
    const { profile } = await discover({ adapters, files: [folder], board: "99001" });
    expect(profile).toContain('rows: "Personen.Persoon[].Contract[].Regels.Regel[]"');
    expect(profile).toContain('employmentNumber: "Contract[].Contractnummer"');
    expect(profile).toContain('sizeOf: "line"');
    const dutch = await discover({ adapters, files: [folder], board: "99001", language: "nl" });
    expect(dutch.profile).toContain('sizeOf: "line" # elke regel heeft zijn eigen omvang: 1 dienstverband heeft er op');
    expect(discoveryLines(dutch, "nl").at(-1)).toMatch(/^bron: generic \(Een ander systeem, door zijn profiel\)/);
    const [report] = await readWithDraft(folder);
    expect(report).toMatchObject({ source: "generic", rejected: 0, error: null });
    expect(recordsOf(report)).toEqual({ member: 2, employment: 4 });
  });

  it.each([undefined, "generic"])(
    "are drafted too where no column is known to be the number of people",
    async (source) => {
      const folder = await mkdtemp(join(work, "no number "));
      const path = join(folder, "lijst.csv");
      await writeFile(path, "Relatie;Achternaam;Geboortedatum;In dienst;FTE\n7;Koster;1-2-1980;1-8-2015;0,5\n");
      const { profile = "" } = await discover({ adapters, files: [path], board: "99001", source });
      const read = (text: string) => check({ adapters, files: [path], board: "99001", profile: { text } });
      expect((await read(profile))[0]?.error).toMatchObject({
        code: "COLUMN_MISSING",
        message: expect.stringContaining('"which column?"'),
      });
      const [report] = await read(profile.replaceAll("which column?", "Relatie"));
      expect(recordsOf(report)).toEqual({ member: 1, employment: 1 });
    },
  );

  async function readWithDraft(folder: string) {
    const { profile = "" } = await discover({ adapters, files: [folder], board: "99001" });
    return check({ adapters, files: [folder], board: "99001", profile: { text: profile } });
  }

  const recordsOf = (report: CheckReport | undefined) =>
    Object.fromEntries(Object.entries(report?.counts ?? {}).map(([kind, { records }]) => [kind, records]));
});

describe("hub discover", () => {
  const afas = join(ROOT, "subgraphs/adapters/afas/fixtures");

  /** The units file of AFAS with other headers, or under another name. */
  async function unitsFile(name: string, change: (text: string) => string): Promise<string> {
    const folder = await mkdtemp(join(work, "units "));
    const path = join(folder, name);
    await writeFile(path, change(await readFile(join(afas, "T4E_HelloID_OrganizationalUnits_v2.json"), "utf8")));
    return path;
  }

  it("proposes a header that is nearly the documented one, and drafts its renaming", async () => {
    const file = await unitsFile("T4E_HelloID_OrganizationalUnits_v2.json", (text) =>
      text.replaceAll('"DisplayName"', '"Display_naam"'),
    );
    const found = await discover({ adapters, files: [file], board: "99001" });
    expect(discoveryLines(found, "en")).toContain('  no column "DisplayName": did you mean "Display_naam"?');
    expect(found.profile).toContain('columns:\n  DisplayName: "Display_naam"\n');
  });

  it("knows a file of another name by its headers, and says which name it should have", async () => {
    const file = await unitsFile("eenheden.json", (text) => text);
    const found = await discover({ adapters, files: [file], board: null });
    expect(discoveryLines(found, "en")).toContain(
      "  afas: seems to be T4E_HelloID_OrganizationalUnits_v2.json; give it that name",
    );
  });

  it("shows no cell of a file: neither its report nor its draft", async () => {
    const folder = await filesOf(join(ROOT, "subgraphs/adapters/generic/fixtures/sdb"));
    const found = await discover({ adapters, files: [folder], board: "99001" });
    const told = `${discoveryLines(found, "en").join("\n")}\n${found.profile}`;
    for (const cell of ["Özdemir", "Groen", "Elif", "Sanne", "001041", "3-2-1985", "1985"])
      expect(told).not.toContain(cell);
  });

  it("names what may never be read, and puts it into no draft", async () => {
    const path = join(work, "personen.csv");
    await writeFile(path, "Personeelsnummer;BSN;Achternaam;Begindatum\n1;999990019;Jansen;1-8-2024\n");
    const found = await discover({ adapters, files: [path], board: "99001" });
    expect(discoveryLines(found, "en")).toContain('  never read, take it out of the export: "BSN"');
    expect(found.profile).not.toMatch(/bsn/i);
  });

  it("says why a file cannot be looked into, and makes nothing of headers that say nothing", async () => {
    const [empty, vague] = [join(work, "leeg.csv"), join(work, "vaag.csv")];
    await writeFile(empty, "");
    await writeFile(vague, "a;b\n1;2\n");
    const found = await discover({ adapters, files: [empty, vague], board: null });
    expect(discoveryLines(found, "en").join("\n")).toMatch(/FILE_EMPTY: leeg\.csv: empty.*source: unknown/s);
    expect(discoveryLines(found, "en").at(-1)).toContain("see subgraphs/adapters/generic/README.md");
    expect(found.profile).toBeUndefined();
  });
});
