import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { writeDemo } from "./write.js";

type Row = Readonly<Record<string, unknown>>;

describe("a demo board's AFAS export", () => {
  let home: string;
  let users: Row[];
  let lines: Row[];
  let units: Row[];

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "hub-demo-afas-"));
    const [board] = await writeDemo({ boards: 4, staff: 2000, seed: 1, out: home });
    const rows = async (name: string): Promise<Row[]> => {
      const text = await readFile(join(board?.folder ?? "", `T4E_HelloID_${name}_v2.json`), "utf8");
      const envelope: { skip: number; take: number; rows: Row[] } = JSON.parse(text);
      expect([envelope.skip, envelope.take]).toEqual([-1, -1]);
      return envelope.rows;
    };
    [users, lines, units] = [await rows("Users"), await rows("Employments"), await rows("OrganizationalUnits")];
  });
  afterAll(() => rm(home, { recursive: true }));

  const groups = (of: readonly Row[], key: (row: Row) => unknown) => [...Map.groupBy(of, key).values()];
  const byEmployment = () => groups(lines, (row) => `${row.Medewerker}/${row.Volgnummer_contract}`);

  it("has the documented columns in every row", () => {
    const columns = (of: readonly Row[]) => [...new Set(of.map((row) => Object.keys(row).join(" ")))];
    expect(columns(users)).toEqual([
      "Medewerker Persoonsnummer Geblokkeerd UPN Voorletters Roepnaam Voornaam Voorvoegsel Geboortenaam " +
        "Voorvoegsel_partner Geboortenaam_partner Naamgebruik_code Email_werk Geboortedatum Geslacht",
    ]);
    expect(columns(lines)).toEqual([
      "Medewerker Persoonsnummer Naam Organisatorische_eenheid_code Organisatorische_eenheid_omschrijving Functie_code " +
        "Functie_omschrijving Kostenplaats_code Kostenplaats_omschrijving Werkgever_code Werkgever_omschrijving " +
        "Type_contract Dienstverband Volgnummer_contract Begindatum_contract Einddatum_contract Begindatum_functie " +
        "Einddatum_functie Uren_per_week Parttime_percentage FTE Persoonsnummer_leidinggevende " +
        "Medewerkernummer_leidinggevende Persoonsnummer_VervangendLeidinggevende " +
        "Medewerkernummer_VervangendLeidinggevende Soort_medewerker Soort_medewerker_code Dienstbetrekking ExternalID",
    ]);
    expect(columns(units)).toEqual(["ExternalId DisplayName ParentExternalId ManagerExternalId Huidige_vervanger"]);
  });

  it("writes numbers of people as text with leading zeros, now and then with letters", () => {
    expect(users.every(({ Medewerker }) => typeof Medewerker === "string")).toBe(true);
    expect(users.filter(({ Medewerker }) => /^0\d{5}$/.test(String(Medewerker))).length).toBeGreaterThan(450);
    expect(users.filter(({ Medewerker }) => /^VP\d+$/.test(String(Medewerker))).length).toBeGreaterThan(1);
  });

  it("writes days as moments with a false Z, and no end as null", () => {
    const days = lines.flatMap((row) => [row.Begindatum_contract, row.Einddatum_contract, row.Einddatum_functie]);
    expect(days.filter((day) => day !== null && !/^\d{4}-\d{2}-\d{2}T00:00:00Z$/.test(String(day)))).toEqual([]);
    expect(lines.filter((row) => row.Einddatum_contract === null).length).toBeGreaterThan(300);
  });

  it("repeats one size on all lines of an employment", () => {
    const parallel = byEmployment().filter((group) => group.length > 1);
    expect(parallel.length).toBeGreaterThan(50);
    expect(parallel.filter((group) => new Set(group.map(({ FTE }) => FTE)).size > 1)).toEqual([]);
    expect(parallel.some((group) => new Set(group.map((row) => row.Organisatorische_eenheid_code)).size > 1)).toBe(
      true,
    );
  });

  it("has people with several employments, former lines, coming lines and contracts in a row", () => {
    const people = groups(lines, (row) => row.Medewerker);
    expect(people.filter((rows) => rows.some((row) => row.Dienstverband === 2)).length).toBeGreaterThan(10);
    expect(
      people.filter((rows) => rows.some((row) => row.Dienstverband === 1 && row.Volgnummer_contract === 2)).length,
    ).toBeGreaterThan(2);
    const past = (row: Row) => row.Einddatum_functie !== null && String(row.Einddatum_functie) < "2026-10-01";
    expect(lines.filter((row) => past(row) && row.Einddatum_contract === null).length).toBeGreaterThan(10);
    expect(lines.filter((row) => String(row.Begindatum_functie) > "2026-10-02").length).toBeGreaterThan(3);
    expect(users.length).toBeGreaterThan(new Set(lines.map(({ Medewerker }) => Medewerker)).size);
  });

  it("delivers only what begins within three months or ended at most three months ago", () => {
    const late = (row: Row) =>
      String(row.Einddatum_functie ?? "9999") <= "2026-07-01" || String(row.Begindatum_functie) >= "2027-01-01";
    expect(
      lines.filter((row) => late(row) && String(row.Begindatum_contract) <= String(row.Einddatum_contract ?? "9999")),
    ).toEqual([]);
  });

  it("has a unit twice under two managers, and a circle of units", () => {
    const double = groups(units, (row) => row.ExternalId).filter((rows) => rows.length > 1);
    expect(double).toHaveLength(1);
    expect(new Set(double[0]?.map(({ ManagerExternalId }) => ManagerExternalId)).size).toBe(2);
    const parent = new Map(units.map((row) => [row.ExternalId, row.ParentExternalId]));
    expect(
      units.filter((row) => row.ParentExternalId !== null && parent.get(row.ParentExternalId) === row.ExternalId),
    ).toHaveLength(2);
  });

  it("has names with prefixes, diacritics and partners, in every name usage", () => {
    expect(users.filter(({ Voorvoegsel }) => Voorvoegsel === "'t").length).toBeGreaterThan(0);
    expect(
      users.filter(({ Geboortenaam, Roepnaam }) => /[^ -~]/.test(`${Geboortenaam}${Roepnaam}`)).length,
    ).toBeGreaterThan(20);
    expect(new Set(users.map(({ Naamgebruik_code }) => Naamgebruik_code))).toEqual(new Set(["0", "1", "2", "3"]));
  });

  it("has each kind of faulty row", () => {
    const some = (of: readonly Row[], test: (row: Row) => boolean) => expect(of.filter(test)).toHaveLength(1);
    some(lines, (row) => String(row.Begindatum_functie).startsWith("2026-02-30"));
    some(
      lines,
      (row) => row.Einddatum_contract !== null && String(row.Einddatum_contract) < String(row.Begindatum_contract),
    );
    some(lines, ({ Type_contract }) => Type_contract === "Nader te bepalen");
    some(lines, ({ FTE }) => Number(FTE) >= 100);
    some(lines, ({ FTE }) => typeof FTE === "string");
    some(users, ({ Geboortenaam }) => Geboortenaam === null);
    some(lines, (row) => row.Begindatum_contract === null);
    some(lines, ({ Medewerker }) => Medewerker === null);
    const known = new Set(users.map(({ Medewerker }) => Medewerker));
    some(lines, ({ Medewerker }) => Medewerker !== null && !known.has(Medewerker));
    const codes = new Set(units.map(({ ExternalId }) => ExternalId));
    some(lines, (row) => !codes.has(row.Organisatorische_eenheid_code));
    some(lines, (row) => /(?<!\d)9999\d{5}(?!\d)/.test(String(row.Functie_omschrijving)));
    const twice = groups(lines, ({ ExternalID }) => ExternalID).filter((rows) => rows.length > 1);
    expect(twice.map((rows) => new Set(rows.map((row) => JSON.stringify(row))).size).sort()).toEqual([1, 2]);
  });
});
