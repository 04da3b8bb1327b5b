import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { FactRecord } from "@regiohub/schema/records/fact";
import { fact, site } from "@regiohub/schema/records/index";
import { partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { factRecord } from "../testing/facts.js";
import { siteRecord } from "../testing/records.js";

/** A school of 99001: 20 people, 16 women and 4 men, 12 permanent; of the 15 teachers 13 are women, 3 below 25. */
const ofSchool = { place: "SCHOOL", scheme: "NONE", placeCode: "99ZA", boardNumber: "99001" } as const;
const figures: readonly [string, Partial<FactRecord>][] = [
  ["20", ofSchool],
  ["16", { ...ofSchool, sex: "FEMALE" }],
  ["4", { ...ofSchool, sex: "MALE" }],
  ["12", { ...ofSchool, contract: "PERMANENT" }],
  ["15", { ...ofSchool, functionGroup: "TEACHING" }],
  ["13", { ...ofSchool, functionGroup: "TEACHING", sex: "FEMALE" }],
  ["3", { ...ofSchool, functionGroup: "TEACHING", bands: "M0", band: "<25" }],
  ["2", { ...ofSchool, functionGroup: "UNKNOWN" }],
  ["41", { place: "BOARD", scheme: "NONE", placeCode: "99001" }],
  ["7", { place: "ABOVE_SCHOOL", scheme: "NONE", placeCode: "99001" }],
  ["5", { place: "ABOVE_SCHOOL", scheme: "NONE", placeCode: "99001", functionGroup: "SUPPORT" }],
  ["170000", { place: "COUNTRY", scheme: "NONE", placeCode: "NL" }],
  ["140000", { place: "COUNTRY", scheme: "NONE", placeCode: "NL", sex: "FEMALE" }],
];

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  await hub.load(site, [siteRecord()], { board: null });
  const facts = figures.map(([value, more]) => factRecord({ value, ...more }));
  expect((await hub.load(fact, facts, { board: null })).rejections).toEqual([]);
});
afterAll(() => hub.close());

interface Table {
  readonly rows: readonly { readonly band: string | null; readonly facts: readonly { value: { value: string } }[] }[];
}
/** What is published of a place, row by row. */
async function published(way: (statistics: string) => string, more = "", field = "statistics") {
  const table = `${field}(measure: PERSONS, years: [2024]${more}) { rows { band facts { value { value } } } }`;
  const answer = await hub.query<Record<string, Record<string, Table> & Table>>(`{ ${way(table)} }`, {
    caller: partner,
  });
  expect(answer.errors).toBeUndefined();
  const [place] = Object.values(answer.data ?? {});
  return (place?.rows ?? place?.statistics?.rows)?.map(({ facts }) => facts.map(({ value }) => value.value).join());
}
const school = (statistics: string) => `school(brin: "99ZA") { ${statistics} }`;
const board = (statistics: string) => `board(number: "99001") { ${statistics} }`;
const country = (more?: string) => published((statistics) => statistics, more, "nationalStatistics");

describe("published figures of some of the people", () => {
  it("are of a function group, a sex or a contract, and of all who are not asked for by them", async () => {
    expect(await published(school)).toEqual(["20"]);
    expect(await published(school, ", sex: FEMALE")).toEqual(["16"]);
    expect(await published(school, ", sex: MALE")).toEqual(["4"]);
    expect(await published(school, ", contract: PERMANENT")).toEqual(["12"]);
    expect(await published(school, ", functionGroup: TEACHING")).toEqual(["15"]);
    expect(await published(school, ", functionGroup: UNKNOWN")).toEqual(["2"]);
    expect(await published(school, ", functionGroup: TEACHING, sex: FEMALE, contract: null")).toEqual(["13"]);
  });

  it("are of bands of them, and nothing where the source does not divide so", async () => {
    expect(await published(school, ', functionGroup: TEACHING, bands: "M0"')).toEqual(["15", "3", "", ""]);
    expect(await published(school, ", contract: PERMANENT, sex: FEMALE")).toEqual([""]);
  });

  it("say of whom they are", async () => {
    const whose = "functionGroup sex contract";
    const answer = await hub.query(
      `{ all: nationalStatistics(measure: PERSONS, years: [2024]) { ${whose} }
         some: nationalStatistics(measure: PERSONS, years: [2024], functionGroup: TRAINEE, sex: OTHER, contract: TEMPORARY) { ${whose} } }`,
      { caller: partner },
    );
    expect(answer).toEqual({
      data: {
        all: { functionGroup: null, sex: null, contract: null },
        some: { functionGroup: "TRAINEE", sex: "OTHER", contract: "TEMPORARY" },
      },
    });
  });
});

describe("published figures of other places than regions and schools", () => {
  it("are there of a board, and of its people above its schools", async () => {
    expect(await published(board)).toEqual(["41"]);
    expect(await published(board, ", aboveSchool: true")).toEqual(["7"]);
    expect(await published(board, ", aboveSchool: true, functionGroup: SUPPORT")).toEqual(["5"]);
    expect(await published((statistics) => `board(number: "99002") { ${statistics} }`)).toBeUndefined();
  });

  it("are there of the country, without a figure of the hub's own", async () => {
    expect(await country()).toEqual(["170000"]);
    expect(await country(", sex: FEMALE")).toEqual(["140000"]);
    const answer = await hub.query(
      "{ nationalStatistics(measure: PERSONS, years: [2025]) { region { code } rows { own { on } facts { change(from: 2024) { from } } } } }",
      { caller: partner },
    );
    const change = { change: { from: 2024 } };
    expect(answer).toEqual({ data: { nationalStatistics: { region: null, rows: [{ own: null, facts: [change] }] } } });
  });
});
