import { describe, expect, it } from "@jest/globals";
import { partner } from "@regiohub/schema/testing/callers";
import { missionHub } from "./support/gateway.js";
import type { Said } from "./support/said.js";

const hub = missionHub();

interface Fact {
  readonly dataset: string;
  readonly source: string;
  readonly on: string | null;
  readonly derived: boolean;
  readonly value: Said;
  readonly sharePercent: Said;
  readonly change: { readonly absolute: Said; readonly percent: Said; readonly percentPerYear: Said } | null;
}
interface Answer {
  readonly regionalStatistics: {
    readonly region: { readonly scheme: string; readonly name: string };
    readonly rows: readonly { readonly band: string | null; readonly year: number; readonly facts: readonly Fact[] }[];
  };
}

const SAID = "value why";
const only = (value: string): Said => ({ value, why: [] });
const none = (...why: readonly string[]): Said => ({ value: null, why });

/** Drenthe in these years by M0's bands, with changes since one of them. */
const drenthe = async (years: readonly number[], from: number, decimals = 2) => {
  const { regionalStatistics } = await hub.answer<Answer>(
    `{ regionalStatistics(region: "Drenthe", scheme: UNSPECIFIED, measure: PERSONS, bands: "M0", years: [${years}]) {
      region { scheme name }
      rows { band year facts { dataset source on derived value { ${SAID} } sharePercent { ${SAID} }
        change(from: ${from}) { absolute { ${SAID} } percent(decimals: ${decimals}) { ${SAID} } percentPerYear { ${SAID} } } } } } }`,
    partner,
  );
  return regionalStatistics;
};

/** What M0 says of a band, null for all ages, in a year. */
const said = async (band: string | null, year: number, from = year, decimals?: number): Promise<Fact> => {
  const { rows } = await drenthe([year], from, decimals);
  const facts = rows.find((row) => row.band === band)?.facts ?? [];
  expect(facts.map(({ dataset }) => dataset)).toEqual(["M0"]);
  return facts[0] as Fact;
};

describe("row 21, Drenthe figures: the table of M0", () => {
  it("is of a region that M0 names without its scheme, on no day that it gives, and says where it comes from", async () => {
    expect((await drenthe([2010], 2010)).region).toEqual({ scheme: "UNSPECIFIED", name: "Drenthe" });
    const { source, on } = await said(null, 2010);
    expect(source).toContain("Expertmeeting Regionaal mobiliteitscentrum als perspectief");
    expect(on).toBeNull();
  });

  it("total employment, 2010 to 2012: −317, −6.63 %, −3.37 % a year", async () => {
    expect((await said(null, 2010)).value).toEqual(only("4782"));
    const total = await said(null, 2012, 2010);
    expect(total).toMatchObject({ value: only("4465"), sharePercent: only("100.00"), derived: false });
    expect(total.change).toEqual({ absolute: only("-317"), percent: only("-6.63"), percentPerYear: only("-3.37") });
  });

  it("younger than 25, 2009 to 2012: −143, −64.7 %; 1.75 % of all in 2012", async () => {
    expect((await said("<25", 2009)).value).toEqual(only("221"));
    const young = await said("<25", 2012, 2009, 1);
    expect(young).toMatchObject({ value: only("78"), sharePercent: only("1.75"), derived: false });
    expect(young.change).toMatchObject({ absolute: only("-143"), percent: only("-64.7") });
  });

  it("older than 55, 2009 to 2012: +296, +34.7 %; 25.71 % of all in 2012", async () => {
    expect((await said("55+", 2009)).value).toEqual(only("852"));
    const old = await said("55+", 2012, 2009, 1);
    expect(old).toMatchObject({ value: only("1148"), sharePercent: only("25.71"), derived: false });
    expect(old.change).toMatchObject({ absolute: only("296"), percent: only("34.7") });
  });

  it("those between, 2012: 3239, which M0 does not say but follows from it", async () => {
    expect(await said("25-55", 2012)).toMatchObject({ value: only("3239"), derived: true });
  });

  it("shares of 2009, those between and what the total became: no denominator", async () => {
    const missing = none("MISSING_DENOMINATOR");
    for (const band of ["<25", "55+"]) expect((await said(band, 2009)).sharePercent).toEqual(missing);
    expect(await said("25-55", 2009)).toMatchObject({ value: missing, sharePercent: missing, derived: false });
    const total = await said(null, 2012, 2009);
    expect(total.change).toEqual({ absolute: missing, percent: missing, percentPerYear: missing });
  });

  it("what M0 does not say is not published: the total of 2009, bands of which only the total is known", async () => {
    expect((await said(null, 2009)).value).toEqual(none("NOT_PUBLISHED"));
    expect((await said("<25", 2010)).value).toEqual(none("NOT_PUBLISHED"));
  });

  it("from 2012 or before to 2013 or after, which M0 does not say: a break in the series", async () => {
    const broken = none("NOT_PUBLISHED", "SERIES_BREAK");
    for (const [from, to] of [
      [2012, 2013],
      [2010, 2015],
    ] as const) {
      expect((await said(null, to, from)).change).toEqual({
        absolute: broken,
        percent: broken,
        percentPerYear: broken,
      });
    }
  });

  it("is not the province, nor the labour-market region", async () => {
    const { region } = await hub.answer<{ region: { statistics: Answer["regionalStatistics"] } }>(
      '{ region(scheme: ARBEIDSMARKTREGIO, code: "AM03") { statistics(measure: PERSONS, years: [2010, 2012]) { rows { band year facts { dataset } } } } }',
      partner,
    );
    expect(region.statistics.rows).toEqual([2010, 2012].map((year) => ({ band: null, year, facts: [] })));
  });
});
