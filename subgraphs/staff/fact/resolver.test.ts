import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { fact, site } from "@regiohub/schema/records/index";
import { adviser, codesOf, operator, partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { factRecord } from "../testing/facts.js";
import { deliver, peopleOf } from "../testing/people.js";
import { siteRecord } from "../testing/records.js";

/** Drenthe (AM03): 99001 has 20 people, 99002 18, 99003 delivers none. Two datasets speak of it, one in two editions. */
let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const boards = ["99001", "99002", "99003"];
  const sites = boards.map((boardNumber, index) => siteRecord({ boardNumber, siteCode: `99${"ZYX"[index]}A00` }));
  await hub.load(site, sites, { board: null });
  await deliver(hub, "99001", 1, peopleOf(20, 1, { siteCode: "99ZA00" }));
  await deliver(hub, "99002", 2, peopleOf(18, 1, { siteCode: "99YA00" }));
  const young = { bands: "M0", band: "<25" };
  const facts = [
    factRecord({ dataset: "B", value: "4100", raw: "4.100" }),
    factRecord({ dataset: "B", ...young, value: null, why: "SOURCE_SUPPRESSED", raw: "<5" }),
    factRecord({ dataset: "B", ...young, year: 2023, value: null, why: "SOURCE_BLANK" }),
    factRecord({ dataset: "B", year: 2025, edition: "2026", value: "3999", url: "https://blad.example" }),
    factRecord({ dataset: "B", edition: "2026", value: "4000", onDay: "2024-10-01" }),
    factRecord({ dataset: "A", bands: "DUO_10", band: "UNKNOWN", value: "2" }),
    factRecord({ dataset: "A", value: "50" }),
    factRecord({ dataset: "A", value: "40", sex: "FEMALE" }),
    factRecord({ dataset: "A", measure: "FTE", value: "812.5" }),
    ...["BAO", "SBAO"].map((educationType, index) =>
      factRecord({ place: "SCHOOL", scheme: "NONE", placeCode: "99ZA", educationType, value: `${20 + index}` }),
    ),
  ];
  await hub.load(fact, facts, { board: null });
});
afterAll(() => hub.close());

interface Row {
  readonly band: string | null;
  readonly year: number;
  readonly facts: readonly Readonly<Record<string, unknown>>[];
  readonly own: object | null;
}
const ask = (args: string, fields: string, caller: Caller = partner) =>
  hub.query<{ regionalStatistics: { rows: Row[] } | null }>(
    `{ regionalStatistics(scheme: ARBEIDSMARKTREGIO, ${args}) { rows { band year ${fields} } } }`,
    { caller },
  );
const rows = async (args: string, fields: string, caller: Caller = partner) => {
  const answer = await ask(args, fields, caller);
  expect(answer.errors).toBeUndefined();
  return answer.data?.regionalStatistics?.rows;
};

describe("published figures of a region", () => {
  it("stand side by side, each with its source, as the latest edition has them", async () => {
    const fields = "facts { dataset edition source url on raw derived value { value why } }";
    const common = { source: "Voorbeeldblad", url: null, on: null, raw: null, derived: false };
    expect(await rows('region: "AM03", measure: PERSONS, years: [2024, 2025]', fields)).toEqual([
      {
        band: null,
        year: 2024,
        facts: [
          { ...common, dataset: "A", edition: "2025", value: { value: "50", why: [] } },
          { ...common, dataset: "B", edition: "2026", on: "2024-10-01", value: { value: "4000", why: [] } },
        ],
      },
      {
        band: null,
        year: 2025,
        facts: [
          { ...common, dataset: "A", edition: null, value: { value: null, why: ["NOT_PUBLISHED"] } },
          { ...common, dataset: "B", edition: "2026", url: "https://blad.example", value: { value: "3999", why: [] } },
        ],
      },
    ]);
  });

  it("say what the source wrote where it has no figure, whatever the bands before them", async () => {
    const of = await rows(
      'region: "AM03", measure: PERSONS, bands: "M0", years: [2024, 2023]',
      "facts { dataset raw value { why } }",
    );
    expect(of?.map(({ band, year }) => [year, band])).toEqual(
      [2023, 2024].flatMap((year) => [null, "<25", "25-55", "55+"].map((band) => [year, band])),
    );
    const young = of?.filter(({ band }) => band === "<25").flatMap(({ facts }) => facts.slice(1));
    expect(young).toEqual([
      { dataset: "B", raw: null, value: { why: ["SOURCE_BLANK"] } },
      { dataset: "B", raw: "<5", value: { why: ["SOURCE_SUPPRESSED"] } },
    ]);
  });

  it("have a row for people of unknown age only where a source knows of some", async () => {
    const bands = async (year: number) =>
      (await rows(`region: "Drenthe", measure: PERSONS, bands: "DUO_10", years: [${year}]`, ""))?.map(
        ({ band }) => band,
      );
    expect((await bands(2024))?.at(-1)).toBe("UNKNOWN");
    expect(await rows('region: "AM03", measure: FTE, bands: "DUO_10", years: [2024]', "")).toHaveLength(8);
  });

  it("are of the same people, measure and region", async () => {
    const fields = "facts { dataset value { value } }";
    expect(await rows('region: "AM03", measure: FTE, years: [2024]', fields)).toEqual([
      { band: null, year: 2024, facts: [{ dataset: "A", value: { value: "812.5" } }] },
    ]);
    expect(await rows('region: "AM01", measure: FTE, years: [2024]', fields)).toEqual([
      { band: null, year: 2024, facts: [] },
    ]);
  });

  it("are of a reference day, and of its year where the source gives no day", async () => {
    const fields = "facts { dataset edition on value { value } }";
    const onDay = (on: string, more = "") =>
      rows(`region: "AM03", measure: PERSONS, refDate: "${on}"`, `${fields} ${more}`);
    const undated = { dataset: "A", edition: "2025", on: null, value: { value: "50" } };
    const dated = { dataset: "B", edition: "2026", on: "2024-10-01", value: { value: "4000" } };
    expect(await onDay("2024-10-01")).toEqual([{ band: null, year: 2024, facts: [undated, dated] }]);
    const before = { dataset: "B", edition: "2025", on: null, value: { value: "4100" } };
    const other = { band: null, year: 2024, facts: [undated, before], own: null };
    expect(await onDay("2024-12-31", "own { on }")).toEqual([other]);
  });

  it("hang on the region too, and are nothing of what is no region", async () => {
    const answer = await hub.query(
      '{ region(scheme: ARBEIDSMARKTREGIO, code: "AM03") { statistics(measure: FTE, years: [2024]) { measure bands region { code } rows { facts { value { value } sharePercent { value } change(from: 2025) { from } } } } } }',
      { caller: operator },
    );
    expect(answer).toEqual({
      data: {
        region: {
          statistics: {
            measure: "FTE",
            bands: null,
            region: { code: "AM03" },
            rows: [{ facts: [{ value: { value: "812.5" }, sharePercent: { value: "100.00" }, change: null }] }],
          },
        },
      },
    });
    expect(await rows('region: "Atlantis", measure: FTE, years: [2024]', "")).toBeUndefined();
  });

  it("are there of a school too, one type of education beside the other", async () => {
    const answer = await hub.query(
      `{ school(brin: "99ZA") { statistics(measure: PERSONS, years: [2024]) { region { code }
        rows { own { on } facts { dataset educationType value { value } sharePercent { value } } } } } }`,
      { caller: partner },
    );
    const of = (educationType: string, value: string) => ({
      ...{ dataset: "VOORBEELD", educationType, value: { value }, sharePercent: { value: "100.00" } },
    });
    const rows = [{ own: null, facts: [of("BAO", "20"), of("SBAO", "21")] }];
    expect(answer).toEqual({ data: { school: { statistics: { region: null, rows } } } });
  });

  it("are refused for what is no question", async () => {
    const many = Array.from({ length: 16 }, (_, index) => 2000 + index).join();
    const both = 'years: [2024], refDate: "2024-10-01"';
    const years = ["", both, "years: []", "years: [1899]", `years: [${many}]`];
    for (const more of [...years, 'bands: "M1", years: [2024]', 'refDate: "1899-12-31"']) {
      expect(codesOf(await ask(`region: "AM03", measure: PERSONS, ${more}`, ""))).toEqual(["ARGUMENT_INVALID"]);
    }
    for (const field of [
      "sharePercent(decimals: 7) { value }",
      "change(from: 2023) { percent(decimals: -1) { value } }",
    ]) {
      const answer = await ask('region: "AM03", measure: FTE, years: [2024]', `facts { ${field} }`);
      expect(codesOf(answer)).toEqual(["ARGUMENT_INVALID"]);
    }
  });
});

describe("the hub's own figure beside them", () => {
  const own = "own { on onLatest boardsCounted boardsInAll value { value why } }";
  const counted = (value: string) => ({
    on: "2025-10-01",
    onLatest: "2025-10-01",
    boardsCounted: 2,
    boardsInAll: 3,
    value: { value, why: [] },
  });

  it("is that of the region's workforce on 1 October", async () => {
    const of = async (measure: string) =>
      (await rows(`region: "AM03", measure: ${measure}, years: [2025]`, own))?.map(({ own: figure }) => figure);
    expect(await of("PERSONS")).toEqual([counted("38")]);
    expect(await of("EMPLOYMENTS")).toEqual([counted("38")]);
    expect(await of("FTE")).toEqual([counted("30.40")]);
    expect(await of("MEAN_AGE")).toEqual([null]);
  });

  it("says why there is none: of bands of which no table is out, and of a region where nobody delivers neither", async () => {
    const why = async (args: string) =>
      (await rows(`measure: PERSONS, years: [2025], ${args}`, own))?.map(({ own: figure }) => figure);
    const none = (reason: string, boardsInAll: number) => ({
      ...counted(""),
      boardsCounted: 0,
      boardsInAll,
      value: { value: null, why: [reason] },
    });
    expect((await why('region: "AM03", bands: "M0"'))?.slice(1)).toEqual(Array(3).fill(none("NOT_PUBLISHED", 3)));
    expect(await why('region: "AM01"')).toEqual([none("NOT_DELIVERED", 0)]);
    expect(await rows('region: "AM03", measure: PERSONS, years: [1999, 2100]', own)).toEqual([
      { band: null, year: 1999, own: null },
      { band: null, year: 2100, own: null },
    ]);
  });

  it("is for who may ask figures of the region, the published ones are for everybody", async () => {
    const args = 'region: "AM03", measure: PERSONS, years: [2025]';
    const refused = [{ ...adviser(), regions: [{ scheme: "ARBEIDSMARKTREGIO", code: "AM01" }] }, operator];
    for (const caller of refused) {
      const answer = await ask(args, `${own} facts { value { value } }`, caller);
      expect(codesOf(answer)).toEqual(["FORBIDDEN"]);
      expect(answer.data?.regionalStatistics?.rows.map(({ facts }) => facts.length)).toEqual([2]);
    }
    const theirs = { ...adviser(), regions: [{ scheme: "ARBEIDSMARKTREGIO", code: "AM03" }] };
    expect(await rows(args, own, theirs)).toEqual([{ band: null, year: 2025, own: counted("38") }]);
  });
});
