import { describe, expect, it } from "@jest/globals";
import { FileBinding } from "@regiohub/infra/ingest/bind";
import { type Column, text } from "@regiohub/infra/ingest/columns";
import { combine, constant } from "@regiohub/infra/ingest/derive";
import { RowFaults } from "@regiohub/infra/ingest/faults";
import { readProfile } from "@regiohub/infra/ingest/profile";
import { contractKindColumn, contractKindOf, hrProfile, siteOf } from "./hr-profile.js";

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
  const profile = readProfile('contractKinds: { "Oproep": EXTERNAL, "LIO": TRAINEE, "Vast": TEMPORARY }', [hrProfile]);

  /** What a column makes of one row. */
  function read(column: Column<unknown>, row: Readonly<Record<string, string>>) {
    const headers = Object.keys(row);
    const cell = (index: number) => () => row[headers[index] ?? ""] || null;
    const binding = new FileBinding(
      "f.csv",
      { headers, cell },
      { profile, kept: new Map() },
      { form: "json", dates: [] },
    );
    const faults = new RowFaults();
    const value = column.bind(binding)([], faults);
    return faults.refusals > 0 ? "refused" : value;
  }

  const column = contractKindColumn(text("type").orNull(), {
    before: text("sort").orNull(),
    after: text("more").orNull(),
  });

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
    expect(read(column, row)).toBe(kind);
  });

  it("is what it is otherwise only where no word says it", () => {
    const words = combine({ type: text("type").orNull() }, ({ type }) => [type]);
    const otherwise = contractKindOf(words, constant("REPLACEMENT"));
    expect(read(otherwise, { type: "" })).toBe("REPLACEMENT");
    expect(read(otherwise, { type: "onbepaald" })).toBe("PERMANENT");
  });
});
