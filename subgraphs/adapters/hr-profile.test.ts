import { describe, expect, it } from "@jest/globals";
import { FileBinding } from "@regiohub/infra/ingest/bind";
import { type Column, date, text } from "@regiohub/infra/ingest/columns";
import { combine, constant } from "@regiohub/infra/ingest/derive";
import { RowFaults } from "@regiohub/infra/ingest/faults";
import { type Profile, readProfile } from "@regiohub/infra/ingest/profile";
import { type EmploymentColumns, employmentExport } from "./employment-export.js";
import { endReasonColumn } from "./end-reason.js";
import { contractKindOf, contractWords, hrProfile, outsideChainOf, siteOf } from "./hr-profile.js";

type Cells = Readonly<Record<string, string>>;

/** What a column makes of one row. */
function read(profile: Profile, column: Column<unknown>, row: Cells) {
  const { value, faults } = decoded(profile, column, row);
  return faults.refusals > 0 ? "refused" : value;
}

function decoded(profile: Profile, column: Column<unknown>, row: Cells) {
  const headers = Object.keys(row);
  const cell = (index: number) => () => row[headers[index] ?? ""] || null;
  const binding = new FileBinding(
    "f.csv",
    { headers, cell },
    { profile, kept: new Map() },
    { form: "json", dates: ["iso"] },
  );
  const faults = new RowFaults();
  return { value: column.bind(binding)([], faults), faults };
}

const profileOf = (text: string): Profile => readProfile(text, [hrProfile]);

describe("the site of a place of work", () => {
  const profile = hrProfile.parse({
    units: { STAF: null, OB: "12AB01" },
    costCentres: { "1010": "12CD00", "9000": null },
    brins: { "99XX": null, "12CD": "12CD02", AB12: "12AB00" },
  });

  it.each<[string, [unit: string | null, costCentre: string | null, brin: string | null], string | null]>([
    ["what the profile says of the unit", ["OB", "1010", "12CD"], "12AB01"],
    ["none, where the profile says that the unit is none", ["STAF", "1010", "12CD"], null],
    ["what the profile says of the cost centre", ["12ABOB", "1010", "34EF"], "12CD00"],
    ["none, where the profile says that the cost centre has none", ["12ABOB", "9000", "34EF"], null],
    ["what the profile says of the BRIN", ["12ABOB", "2020", "12CD"], "12CD02"],
    ["none, where the profile says that the BRIN is made up", ["12ABOB", null, "99XX"], null],
    ["what the profile says of a BRIN that is none", [null, null, "AB12"], "12AB00"],
    ["the main site of the BRIN", ["34EFOB", null, "12AB"], "12AB00"],
    ["the site that stands where a BRIN belongs", [null, null, "12AB03"], "12AB03"],
    ["none, where the BRIN is turned round", ["12ABOB", null, "EF34"], null],
    ["the unit itself, where its code is a site's", ["12AB02", null, null], "12AB02"],
    ["the main site of the BRIN that a unit begins with", ["12ABMGT", "2020", null], "12AB00"],
    ["none, where nothing says it", ["X1", "2020", null], null],
    ["none, where there is nothing", [null, null, null], null],
    ["none for words that every object has", ["constructor", "toString", "valueOf"], null],
  ])("is %s", (_, [unit, costCentre, brin], site) => {
    expect(siteOf({ unit, costCentre, brin }, profile)).toBe(site);
  });
});

describe("how firm an employment is", () => {
  const profile = profileOf('contractKinds: { "Oproep": EXTERNAL, "LIO": TRAINEE, "Vast": TEMPORARY }');

  const column = contractKindOf(
    contractWords(text("type").orNull(), { before: text("sort").orNull(), after: text("more").orNull() }),
  );

  it.each([
    ["by a word that means the same everywhere", { sort: "", type: "Onbepaalde Tijd", more: "" }, "PERMANENT"],
    ["by the profile, whatever the word means elsewhere", { sort: "", type: "VAST", more: "" }, "TEMPORARY"],
    [
      "by a word that the profile explains, before one known everywhere",
      { sort: "bepaald", type: "", more: "LIO" },
      "TRAINEE",
    ],
    ["by the first of two that the profile explains", { sort: "oproep", type: "LIO", more: "" }, "EXTERNAL"],
    ["not by a word that nobody explains", { sort: "", type: "Nader te bepalen", more: "" }, "refused"],
    ["not by a word that every object has", { sort: "", type: "constructor", more: "" }, "refused"],
    ["not by nothing", { sort: "", type: "", more: "" }, "refused"],
  ])("is told %s", (_, row, kind) => {
    expect(read(profile, column, row)).toBe(kind);
  });

  it.each([
    ["the word is to be explained, where there is one", "Nader te bepalen", "WORD_UNKNOWN"],
    ["the cell is to be filled, where there is none", "", "CELL_EMPTY"],
  ])("says that %s", (_, type, code) => {
    expect(decoded(profile, column, { sort: "", type, more: "" }).faults.found).toMatchObject([
      { header: "type", code, effect: "row" },
    ]);
  });

  it("is what it is otherwise only where no word says it", () => {
    const words = combine({ type: text("type").orNull() }, ({ type }) => [type]);
    const otherwise = contractKindOf(words, constant("REPLACEMENT"));
    expect(read(profile, otherwise, { type: "" })).toBe("REPLACEMENT");
    expect(read(profile, otherwise, { type: "onbepaald" })).toBe("PERMANENT");
  });
});

describe("whether an employment is outside the chain", () => {
  const column = outsideChainOf(contractWords(text("type").orNull(), { before: text("sort").orNull() }));
  const profile = profileOf('outsideChain: { "Vervanging": true, "Tijdelijk": false }');

  it.each([
    ["by the first word that the profile explains", { sort: "VERVANGING", type: "Tijdelijk" }, true],
    ["by a word that says that it is not", { sort: "", type: "tijdelijk" }, false],
    ["by no word that the profile leaves out", { sort: "", type: "Vast" }, null],
  ])("is told %s", (_, row, outside) => {
    expect(read(profile, column, row)).toBe(outside);
  });
});

describe("whether an employment ended for retirement", () => {
  const column = endReasonColumn(date("end").orNull());
  const row = { end: "2025-07-31", Reden_einde_dienstverband: "Pensioen" };
  const profile = profileOf('endReasons: { "pensioen": RETIREMENT }');

  it("is told by the profile, whatever the case; every other word is another reason", () => {
    expect(read(profile, column, row)).toBe("RETIREMENT");
    expect(read(profile, column, { ...row, Reden_einde_dienstverband: "Op staande voet" })).toBe("OTHER");
  });

  it("is unknown without a word, without a column, and while there is no end", () => {
    expect(read(profile, column, { ...row, Reden_einde_dienstverband: "" })).toBeNull();
    expect(read(profile, column, { end: row.end })).toBeNull();
    expect(read(profile, column, { ...row, end: "" })).toBeNull();
  });

  it("is unknown where the profile explains no word: a reason that nobody named may be retirement", () => {
    expect(read(profileOf("units: {}"), column, row)).toBeNull();
  });
});

describe("the lines of an employment", () => {
  const { columns, spread } = employmentExport({
    name: "f.csv",
    file: /f/,
    columns: {
      functionCode: text("function").orNull(),
      unitCode: text("unit").orNull(),
      costCentreCode: text("centre").orNull(),
    } as EmploymentColumns,
    spread: constant([{}, { lineNumber: "2", functionCode: "IB" }, { lineNumber: "3", functionCode: null }]),
  });
  const row = { function: "DIR", unit: "A", centre: "10" };

  it("are of the group, the expertise and the other board that the profile says of their own codes, else of the row's", () => {
    const profile = profileOf(
      'functionGroups: { DIR: MANAGEMENT, IB: SUPPORT }\nexpertise: { IB: CARE_COORDINATOR }\nseconded: { "10": "99009" }',
    );
    expect(read(profile, spread as Column<unknown>, row)).toEqual([
      { functionGroup: "MANAGEMENT", secondedTo: "99009" },
      {
        lineNumber: "2",
        functionCode: "IB",
        functionGroup: "SUPPORT",
        expertise: "CARE_COORDINATOR",
        secondedTo: "99009",
      },
      { lineNumber: "3", functionCode: null, secondedTo: "99009" },
    ]);
  });

  it("are at the board that the profile says of the unit, before what it says of the cost centre", () => {
    const profile = profileOf('seconded: { A: "99008", "10": "99009" }');
    expect(read(profile, spread as Column<unknown>, row)).toMatchObject([{ secondedTo: "99008" }, {}, {}]);
  });

  it("are left as they are by a profile that says nothing, and by words that every object has", () => {
    const lines = [{}, { lineNumber: "2", functionCode: "IB" }, { lineNumber: "3", functionCode: null }];
    expect(read(profileOf("units: {}"), spread as Column<unknown>, row)).toEqual(lines);
    const profile = profileOf("functionGroups: { X: SUPPORT }");
    expect(read(profile, spread as Column<unknown>, { ...row, function: "constructor" })).toEqual(lines);
    expect(Object.keys(columns)).toEqual(expect.arrayContaining(["functionGroup", "expertise", "secondedTo"]));
  });
});

it.each([
  ["functionGroups: { A: TEACHER }", '"functionGroups.A"'],
  ['seconded: { A: "4444" }', '"seconded.A": expected number of a board, five digits in quotes, "01234"'],
  ["seconded: { A: 44444 }", '"seconded.A"'],
  ["expertise: { A: WIZARD }", '"expertise.A"'],
  ["endReasons: { A: ILLNESS }", '"endReasons.A"'],
  ['outsideChain: { A: "ja" }', '"outsideChain.A"'],
])("a profile that says %s is refused with the key", (text, key) => {
  expect(() => profileOf(text)).toThrow(
    expect.objectContaining({ code: "PROFILE_INVALID", message: expect.stringContaining(key) }),
  );
});
