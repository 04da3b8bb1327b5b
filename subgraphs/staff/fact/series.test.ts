import { describe, expect, it } from "@jest/globals";
import type { FactRecord } from "@regiohub/schema/records/fact";
import type { PlaceFact } from "./queries.js";
import { Series } from "./series.js";

const fact = (year: number, band: string, cell: string): PlaceFact => ({
  key: "REGION RPA 01",
  educationType: "ALL",
  dataset: "VOORBEELD",
  edition: "2025",
  source: "Voorbeeldblad",
  url: null,
  band,
  year,
  on: null,
  value: /^\d/.test(cell) ? (cell.includes(".") ? cell : `${cell}.0000`) : null,
  why: cell === "" ? "SOURCE_BLANK" : /^\d/.test(cell) ? null : "SOURCE_SUPPRESSED",
  raw: null,
});

/** A series of rows `year band cell`, with the bands young, middle and old, and a break between 2012 and 2013. */
const series = (
  rows: readonly string[],
  measure: FactRecord["measure"] = "PERSONS",
  bands = ["young", "middle", "old"],
) =>
  new Series({
    dataset: "VOORBEELD",
    educationType: "ALL",
    measure,
    bands,
    facts: rows.map((row) => {
      const [year = "", band = "", cell = ""] = row.split(" ");
      return fact(Number(year), band, cell);
    }),
    breaks: [{ dataset: "VOORBEELD", lastBefore: 2012, firstAfter: 2013 }],
  });

const said = (one: Series, band: string, year = 2012) => {
  const { amount, why } = one.figure(band, year);
  return amount === null ? why.join() : Number(amount) / 10_000;
};

describe("a figure of a series", () => {
  it("follows from the whole and the other bands, when all of them are there", () => {
    const whole = ["2012 ALL 4465", "2012 young 78", "2012 old 1148"];
    expect(said(series(whole), "middle")).toBe(3239);
    expect(said(series(["2012 young 1", "2012 middle 2", "2012 old 3"]), "ALL")).toBe(6);
    expect(said(series([...whole, "2012 UNKNOWN 9"]), "middle")).toBe(3230);
    expect(said(series(["2012 ALL 10.5000", "2012 young 2.2500", "2012 old 1"], "FTE"), "middle")).toBe(7.25);
  });

  it("that the source lacks and does not follow is not published: what is not all there says nothing", () => {
    const lacking = (rows: readonly string[], band: string, measure?: FactRecord["measure"]) =>
      expect(said(series(rows, measure), band)).toBe("NOT_PUBLISHED");
    lacking(["2012 young 78", "2012 old 1148"], "ALL");
    lacking(["2012 ALL 4465", "2012 old 1148"], "middle");
    lacking(["2012 ALL 4465"], "young");
    lacking(["2012 ALL 4465", "2012 young *", "2012 old 1148"], "middle");
    lacking(["2012 young 1", "2012 middle <5", "2012 old 3"], "ALL");
    lacking(["2012 ALL 9", "2012 young 8", "2012 old 2"], "middle");
    lacking(["2012 ALL 43", "2012 young 23", "2012 old 60"], "middle", "MEAN_AGE");
    lacking(["2012 young 23", "2012 old 60"], "middle", "MEAN_AGE");
    expect(said(series(["2012 ALL 4465"], "PERSONS", []), "ALL", 2011)).toBe("NOT_PUBLISHED");
  });

  it("of a band has no denominator where nobody says how many there are in all", () => {
    expect(said(series(["2012 young 78", "2012 old 1148"]), "middle")).toBe("MISSING_DENOMINATOR");
    expect(said(series(["2012 ALL <5", "2012 young 78", "2012 old 1148"]), "middle")).toBe("MISSING_DENOMINATOR");
  });

  it("stays kept back, although the others give it away", () => {
    const kept = series(["2012 ALL 10", "2012 young <5", "2012 middle 6", "2012 old "]);
    expect([said(kept, "young"), said(kept, "old")]).toEqual(["SOURCE_SUPPRESSED", "SOURCE_BLANK"]);
  });
});

describe("a share", () => {
  it("is of all people of that year", () => {
    const one = series(["2012 ALL 4465", "2012 young 78", "2012 old 1148", "2009 young 221", "2012 x *"]);
    expect(one.share("young", 2012, 2)).toEqual({ value: "1.75", why: [] });
    expect(one.share("old", 2012, 2)).toEqual({ value: "25.71", why: [] });
    expect(one.share("middle", 2012, 2)).toEqual({ value: "72.54", why: [] });
    expect(one.share("young", 2009, 2)).toEqual({ value: null, why: ["MISSING_DENOMINATOR"] });
    expect(series(["2012 ALL 0", "2012 young 0"]).share("young", 2012, 2).why).toEqual(["MISSING_DENOMINATOR"]);
    expect(series(["2012 ALL 9", "2012 young *"]).share("young", 2012, 2).why).toEqual(["SOURCE_SUPPRESSED"]);
    expect(series(["2012 ALL 43", "2012 young 23"], "MEAN_AGE").share("young", 2012, 2).value).toBeNull();
  });
});

describe("a change", () => {
  const whole = series(["2010 ALL 4782", "2012 ALL 4465", "2013 ALL 4400", "2014 ALL <5", "2015 ALL 0", "2016 ALL 3"]);
  const all = (from: number, to: number) => {
    const change = whole.change("ALL", from, to);
    return [change.absolute, change.percent(2), change.percentPerYear(2)];
  };

  it("is in units, in percent and in percent a year", () => {
    expect(all(2010, 2012)).toEqual([
      { value: "-317", why: [] },
      { value: "-6.63", why: [] },
      { value: "-3.37", why: [] },
    ]);
  });

  it("over a break of the series says so beside its value, and when there is none", () => {
    const why = ["SERIES_BREAK"];
    expect(all(2012, 2013)).toEqual([
      { value: "-65", why },
      { value: "-1.46", why },
      { value: "-1.46", why },
    ]);
    expect(whole.change("ALL", 2012, 2020).absolute).toEqual({
      value: null,
      why: ["NOT_PUBLISHED", "SERIES_BREAK"],
    });
    expect(whole.change("ALL", 2013, 2015).absolute).toEqual({ value: "-4400", why: [] });
  });

  it("has no value where a year has none, and no percentage of nought", () => {
    expect(whole.change("ALL", 2011, 2012).absolute).toEqual({ value: null, why: ["MISSING_DENOMINATOR"] });
    expect(whole.change("ALL", 2016, 2020).absolute).toEqual({ value: null, why: ["NOT_PUBLISHED"] });
    expect(whole.change("ALL", 2017, 2020).percent(2).why).toEqual(["MISSING_DENOMINATOR", "NOT_PUBLISHED"]);
    expect(whole.change("ALL", 2013, 2014).percent(2)).toEqual({ value: null, why: ["SOURCE_SUPPRESSED"] });
    expect(all(2015, 2016)).toEqual([
      { value: "3", why: [] },
      { value: null, why: ["MISSING_DENOMINATOR"] },
      { value: null, why: ["MISSING_DENOMINATOR"] },
    ]);
  });
});
