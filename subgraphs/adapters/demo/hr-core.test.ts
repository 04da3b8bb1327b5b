import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { writeDemo } from "./write.js";

type Row = Readonly<Record<string, string>>;

describe("a demo board's HR Core export", () => {
  let home: string;
  const bytes = new Map<string, Buffer>();
  const raw = new Map<string, Row[]>();

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "hub-demo-hr-core-"));
    const [, board] = await writeDemo({ boards: 4, staff: 2000, seed: 1, out: home });
    for (const file of "Medewerker Aanstellingen Echtgenoot Telefoon Functie Eenheid Manageridentificatie".split(" ")) {
      const content = await readFile(join(board?.folder ?? "", `${file}.csv`));
      const [header = "", ...lines] = content.toString("latin1").split("\r\n");
      const headers = header.split("|");
      bytes.set(file, content);
      raw.set(
        file,
        lines.slice(0, -1).map((line) => Object.fromEntries(line.split("|").map((cell, at) => [headers[at], cell]))),
      );
    }
    bytes.set("profile", await readFile(join(board?.folder ?? "", "profile.yaml")));
  });
  afterAll(() => rm(home, { recursive: true }));

  const padded = (file: string) => raw.get(file) ?? [];
  const rows = (file: string) =>
    padded(file).map((row) => Object.fromEntries(Object.entries(row).map(([header, cell]) => [header, cell.trim()])));
  const count = (file: string, test: (row: Row) => boolean) => rows(file).filter(test).length;

  it("has headers in square brackets and cells padded with blanks, in lines that end in CRLF", () => {
    expect(Object.keys(padded("Aanstellingen")[0] ?? {}).every((header) => /^\[.+\]$/.test(header))).toBe(true);
    expect(padded("Medewerker")[0]?.["[Roepnaam]"]).toMatch(/^\S+ +$/);
    expect(padded("Aanstellingen")[0]?.["[Uren per week]"]).toMatch(/^ +\d+,\d{2}$/);
    expect(bytes.get("Functie")?.toString("latin1").replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  it("is Windows-1252: letters with diacritics are one byte, and one byte alone is none of its characters", () => {
    const text = bytes.get("Medewerker")?.toString("latin1") ?? "";
    expect(text).toMatch(/[éëïöç]/);
    expect(text.match(/[\u0080-\u009f]/g)).toEqual(["\u0081"]);
    for (const [file, content] of bytes) {
      if (file !== "Medewerker") expect(content.toString("latin1")).not.toMatch(/[\u0080-\u009f]/);
    }
  });

  it("writes days as yyyyMMdd, an open end as either sentinel, hours with a comma and no FTE", () => {
    const ends = new Set(rows("Aanstellingen").map((row) => row["[Einddatum]"]));
    expect(ends.has("99991231") && ends.has("20991231")).toBe(true);
    expect([...ends].every((end) => /^\d{8}$/.test(end ?? ""))).toBe(true);
    expect(count("Aanstellingen", (row) => /^\d+,\d{2}$/.test(row["[Uren per week]"] ?? ""))).toBeGreaterThan(500);
    expect(Object.keys(padded("Aanstellingen")[0] ?? {}).join()).not.toMatch(/fte/i);
  });

  it("keeps former versions beside the current one", () => {
    for (const file of ["Echtgenoot", "Telefoon", "Manageridentificatie"]) {
      expect(count(file, (row) => row["[Volgend Volgnummer]"] === "0")).toBeGreaterThan(0);
      expect(count(file, (row) => row["[Volgend Volgnummer]"] === "1")).toBeGreaterThan(0);
    }
  });

  it("has e-mail addresses in the phone file and a stray quote in names", () => {
    expect(
      count("Telefoon", (row) => row["[Type nummer]"] === "EML" && /@/.test(row["[Telefoonnummer]"] ?? "")),
    ).toBeGreaterThan(400);
    expect(count("Medewerker", (row) => /"t /.test(row["[Volledige Naam]"] ?? ""))).toBeGreaterThan(0);
    expect(count("Medewerker", (row) => row["[Tussenvoegsel]"] === '"t')).toBeGreaterThan(0);
  });

  it("has people with several appointments, one after another and side by side", () => {
    const people = [...Map.groupBy(rows("Aanstellingen"), (row) => row["[Dossiernummer]"]).values()];
    const several = people.filter((appointments) => appointments.length > 1);
    expect(several.length).toBeGreaterThan(50);
    expect(several.some((all) => all.every((row) => (row["[Einddatum]"] ?? "") > "20261001"))).toBe(true);
    expect(several.some((all) => all.some((row) => (row["[Einddatum]"] ?? "") < "20261001"))).toBe(true);
  });

  it("keeps those who left for a year, and the profile vouches for it", () => {
    const people = [...Map.groupBy(rows("Aanstellingen"), (row) => row["[Dossiernummer]"]).values()];
    const lastDays = people.flatMap((all) => {
      const last =
        all
          .map((row) => row["[Einddatum]"] ?? "")
          .sort()
          .at(-1) ?? "";
      return last < "20261001" ? [last] : [];
    });
    expect(lastDays.length).toBeGreaterThan(30);
    expect(lastDays.filter((day) => day < "20260401").length).toBeGreaterThan(5);
    expect(bytes.get("profile")?.toString("utf8")).toContain('historySince: "2025-10-01"');
  });

  it("names no BRIN: the profile maps units, and cost centres where a unit spans schools", () => {
    expect(rows("Eenheid").filter((row) => /^\d{2}[A-Z]{2}/.test(row["[ID org-eenheid]"] ?? ""))).toEqual([]);
    const profile = bytes.get("profile")?.toString("utf8") ?? "";
    const units = profile.slice(profile.indexOf("units:"));
    expect(count("Aanstellingen", (row) => row["[Afdelingscode]"] === "1400")).toBeGreaterThan(5);
    expect(units).not.toContain('"1400"');
    for (const row of rows("Aanstellingen").filter((one) => one["[Afdelingscode]"] !== "7777")) {
      expect(profile).toContain(`"${row["[Kostenplaats]"]}": `);
    }
  });

  it("has each kind of faulty row", () => {
    const once = (file: string, test: (row: Row) => boolean) => expect(count(file, test)).toBe(1);
    once("Aanstellingen", (row) => row["[Begindatum]"] === "20260230");
    once("Aanstellingen", (row) => (row["[Einddatum]"] ?? "") < (row["[Begindatum]"] ?? ""));
    once("Aanstellingen", (row) => row["[Soort contract]"] === "NTB");
    once("Aanstellingen", (row) => row["[Uren per week]"] === "1659,00");
    once("Aanstellingen", (row) => row["[Uren per week]"] === "n.v.t.");
    once("Medewerker", (row) => row["[Eigen naam]"] === "");
    once("Aanstellingen", (row) => row["[Begindatum]"] === "");
    once("Aanstellingen", (row) => row["[Dossiernummer]"] === "");
    const known = new Set(rows("Medewerker").map((row) => row["[Dossiernummer_2]"]));
    once("Aanstellingen", (row) => row["[Dossiernummer]"] !== "" && !known.has(row["[Dossiernummer]"]));
    const units = new Set(rows("Eenheid").map((row) => row["[ID org-eenheid]"]));
    once("Aanstellingen", (row) => !units.has(row["[Afdelingscode]"]));
    once("Medewerker", (row) => /9999\d{5}/.test(row["[Roepnaam]"] ?? ""));
    const keys = Map.groupBy(rows("Aanstellingen"), (row) => `${row["[Dossiernummer]"]}/${row["[Volgnummer]"]}`);
    const twice = [...keys.values()].filter((all) => all.length > 1);
    expect(twice.map((all) => new Set(all.map((row) => JSON.stringify(row))).size).sort()).toEqual([1, 2]);
  });
});
