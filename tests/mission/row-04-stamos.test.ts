import { describe, expect, it } from "@jest/globals";
import { partner } from "@regiohub/schema/testing/callers";
import { missionHub } from "./support/gateway.js";
import type { Said } from "./support/said.js";

const hub = missionHub();

interface Row {
  readonly band: string | null;
  readonly year: number;
  readonly own: { readonly value: Said; readonly on: string; readonly boardsInAll: number } | null;
  readonly facts: readonly {
    readonly edition: string | null;
    readonly source: string;
    readonly raw: string | null;
    readonly value: Said;
    readonly change: { readonly absolute: Said; readonly percent: Said } | null;
  }[];
}

const YEARS = [2011, 2012, 2013, 2014, 2015, 2016];
const statistics = async (region: string, more: string, from = 2012): Promise<readonly Row[]> => {
  const { regionalStatistics } = await hub.answer<{ regionalStatistics: { rows: readonly Row[] } }>(
    `{ regionalStatistics(region: "${region}", measure: PERSONS, ${more}) { rows { band year
      own { on boardsInAll value { value why } }
      facts { edition source raw value { value why }
        change(from: ${from}) { absolute { value why } percent { value why } } } } } }`,
    partner,
  );
  return regionalStatistics.rows;
};
const noordGroningen = (years: readonly number[], from?: number) =>
  statistics("Noord-Groningen", `scheme: RPA, years: [${years}]`, from);
const values = (rows: readonly Row[]) => rows.map(({ facts }) => facts.map(({ value }) => value.value).join());

/** Delivers `facts.csv` with rows of a dataset's edition: region, bands, band, year, value. */
async function deliver(dataset: string, edition: string, rows: readonly string[]) {
  const head = "dataset;edition;source;place;scheme;placeCode;bands;band;year;measure;value";
  const lines = rows.map((row) => {
    const [region, bands, band, year, value] = row.split("|");
    const [scheme, code] = (region as string).split(" ");
    return `${dataset};${edition};STAMOS, stamos.nl;REGION;${scheme};${code};${bands};${band};${year};PERSONS;${value}`;
  });
  const { loaded, refused } = await hub.bring({ "facts.csv": `${[head, ...lines].join("\r\n")}\r\n` });
  return { loaded, refused: refused.length };
}

describe("row 4, Stamos: published figures beside the hub's own", () => {
  it("Noord-Groningen, persons 2011 to 2016, with their source; nobody delivers there", async () => {
    const rows = await noordGroningen(YEARS);
    expect(values(rows)).toEqual(["1007", "976", "952", "940", "909", "901"]);
    for (const { facts, own } of rows) {
      expect(facts[0]?.source).toContain("stamos.nl");
      expect(own?.value).toEqual({ value: null, why: ["NOT_DELIVERED"] });
    }
  });

  it("2012 to 2013: −24, −2.46 %, over a break in the series; 2013 to 2016: −51, −5.36 %, without", async () => {
    const why = ["SERIES_BREAK"];
    const [broken] = await noordGroningen([2013], 2012);
    expect(broken?.facts[0]?.change).toEqual({ absolute: { value: "-24", why }, percent: { value: "-2.46", why } });
    const [whole] = await noordGroningen([2016], 2013);
    expect(whole?.facts[0]?.change).toEqual({
      absolute: { value: "-51", why: [] },
      percent: { value: "-5.36", why: [] },
    });
  });

  it("is asked for a reference day too, as one row", async () => {
    const onDay = async (day: string) => {
      const rows = await statistics("Noord-Groningen", `scheme: RPA, refDate: "${day}"`);
      return rows.map(({ year, facts }) => [year, facts[0]?.value]);
    };
    expect(await onDay("2012-10-01")).toEqual([[2012, { value: "976", why: [] }]]);
    expect(await onDay("2012-12-31")).toEqual([[2012, { value: null, why: ["NOT_PUBLISHED"] }]]);
  });

  it("a delivered edition counts for what it has, what it keeps back stays away, and nothing is added up", async () => {
    const kept = ["M0|<25|2012|<5", "M0|55+|2012|**", "M0|25-55|2012|"];
    const rows = ["||2011|1.007", "||2012|976", ...kept].map((row) => `RPA 01|${row}`);
    expect(await deliver("STAMOS", "2017", rows)).toEqual({ loaded: 5, refused: 0 });
    expect(values(await noordGroningen(YEARS))).toEqual(["1007", "976", "952", "940", "909", "901"]);
    const [first, second] = await noordGroningen([2011, 2014]);
    expect([first, second].map((row) => [row?.facts[0]?.edition, row?.facts[0]?.raw])).toEqual([
      ["2017", "1.007"],
      ["2016", null],
    ]);
    const bands = await statistics("01", 'scheme: RPA, bands: "M0", years: [2012]');
    expect(bands.map(({ band, facts }) => [band, facts[0]?.value, facts[0]?.raw])).toEqual([
      [null, { value: "976", why: [] }, null],
      ["<25", { value: null, why: ["SOURCE_SUPPRESSED"] }, "<5"],
      ["25-55", { value: null, why: ["SOURCE_BLANK"] }, null],
      ["55+", { value: null, why: ["SOURCE_SUPPRESSED"] }, "**"],
    ]);
  });

  it("what a delivery refuses is reported, and what it was about stays as it was", async () => {
    const region = "ARBEIDSMARKTREGIO AM03";
    await deliver("PROEF", "2025", [`${region}|||2023|4.100`, `${region}|||2024|4.050`, `${region}|||2025|4.000`]);
    const corrected = [`${region}|||2023|4.101`, `${region}|||2024|4.05`, "ARBEIDSMARKTREGIO AM04|||2024|7"];
    expect(await deliver("PROEF", "2025", corrected)).toEqual({ loaded: 1, refused: 2 });
    const rows = await statistics("AM03", "scheme: ARBEIDSMARKTREGIO, years: [2023, 2024, 2025]");
    expect(values(rows)).toEqual(["4101", "4050", ""]);
  });

  it("a region whose boards deliver has the hub's own figure beside it, and neither is in the other", async () => {
    await deliver("PROEF", "2026", ["ARBEIDSMARKTREGIO AM03|||2025|4.000"]);
    const [row] = await statistics("Drenthe", "scheme: ARBEIDSMARKTREGIO, years: [2025]");
    const { region } = await hub.answer<{
      region: { workforce: { persons: number; on: string; boardsInAll: number } };
    }>(
      '{ region(scheme: ARBEIDSMARKTREGIO, code: "AM03") { workforce(on: "2025-10-01") { persons on boardsInAll } } }',
      partner,
    );
    const { persons, on, boardsInAll } = region.workforce;
    expect(persons).toBeGreaterThan(100);
    expect(row).toMatchObject({ facts: [{ edition: "2026", value: { value: "4000", why: [] } }] });
    expect(row?.own).toEqual({ on, boardsInAll, value: { value: String(persons), why: [] } });
  });
});

describe("row 4, DUO's staff of schools", () => {
  it("is asked by function group, contract and sex, and of a board's people above its schools", async () => {
    const { board } = await hub.answer<{ board: { schools: { edges: readonly { node: { brin: string } }[] } } }>(
      '{ board(number: "99001") { schools(first: 1) { edges { node { brin } } } } }',
      partner,
    );
    const [{ brin } = { brin: "" }] = board.schools.edges.map(({ node }) => node);
    const columns = ["PERSONEN", "PERSONEN IN VASTE DIENST", "PERSONEN IN TIJDELIJKE DIENST", "VROUWEN"];
    const head = [
      "ONDERWIJSTYPE",
      "BEVOEGD GEZAG",
      "BRIN_NUMMER",
      "FUNCTIEGROEP",
      ...columns.map((one) => `${one} 2024`),
    ];
    const lines = [
      `BAO;99001;${brin};Onderwijsgevend personeel;31;27;<5;25`,
      `BAO;99001;${brin};Directie;2;2;0;`,
      "BAO;99001;bovenschools;Onderwijsondersteunend personeel;12;9;3;8",
    ];
    const file = `${[head.join(";"), ...lines].join("\r\n")}\r\n`;
    expect(await hub.bring({ "01.-po-personen-owtype-bestuur-brin-functie.csv": file })).toMatchObject({ refused: [] });

    const asked = (whose: string) =>
      `statistics(measure: PERSONS, years: [2024], ${whose}) { rows { facts { value { value why } } } }`;
    const school = (name: string, whose: string) => `${name}: school(brin: "${brin}") { ${asked(whose)} }`;
    const answer = await hub.answer<
      Record<string, { statistics: { rows: readonly { facts: readonly { value: Said }[] }[] } }>
    >(
      `{ ${school("teachers", "functionGroup: TEACHING")}
         ${school("permanent", "functionGroup: TEACHING, contract: PERMANENT")}
         ${school("temporary", "functionGroup: TEACHING, contract: TEMPORARY")}
         ${school("women", "functionGroup: MANAGEMENT, sex: FEMALE")}
         above: board(number: "99001") { ${asked("functionGroup: SUPPORT, aboveSchool: true")} } }`,
      partner,
    );
    const values = Object.entries(answer).map(([name, { statistics: table }]) => [
      name,
      table.rows.flatMap(({ facts }) => facts.map(({ value }) => value.value ?? value.why.join())).join(),
    ]);
    expect(Object.fromEntries(values)).toEqual({
      teachers: "31",
      permanent: "27",
      temporary: "SOURCE_SUPPRESSED",
      women: "SOURCE_BLANK",
      above: "12",
    });
  });
});
