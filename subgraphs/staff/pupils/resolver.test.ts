import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { pupilSite, pupils, site } from "@regiohub/schema/records/index";
import type { PupilSiteRecord, PupilsRecord } from "@regiohub/schema/records/pupils";
import { codesOf, partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { labourMarketRegions, primaryPupils } from "../testing/pupils-file.js";
import { siteRecord } from "../testing/records.js";
import type { SitePupils } from "./project.js";

const WHOLE = { board: null, coverage: "full" } as const;

/** A board of its own, with every fifth school of the region. */
const isOfBoard = (index: number) => index % 5 === 0;

let hub: TestSubgraph;
let drenthe: SitePupils[];
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const regions = await labourMarketRegions();
  drenthe = (await primaryPupils()).filter(({ municipalityCode }) => regions.get(municipalityCode ?? "") === "AM03");
  await hub.load(
    pupilSite,
    drenthe.map(
      ({ siteCode, municipalityCode }, index): PupilSiteRecord => ({
        ...{ siteCode, municipalityCode, name: siteCode, schoolKind: "BO" },
        boardNumber: isOfBoard(index) ? "99001" : "99002",
      }),
    ),
    WHOLE,
  );
  await hub.load(
    pupils,
    drenthe.flatMap(({ siteCode, firstYear, counts }) =>
      counts.flatMap((count, index): PupilsRecord[] =>
        count === 0 ? [] : [{ siteCode, year: firstYear + index, pupils: count }],
      ),
    ),
    WHOLE,
  );
  // The register has two boards; the second one's only school in it is the first one's, says the file of counts.
  await hub.load(
    site,
    [siteRecord({ siteCode: "99ZA00" }), siteRecord({ siteCode: drenthe[0]?.siteCode ?? "", boardNumber: "99002" })],
    { board: null },
  );
});
afterAll(() => hub.close());

interface Year {
  readonly year: number;
  readonly counted: number | null;
  readonly hiddenSites: number;
  readonly expected: string | null;
}

const FIELDS = "{ year counted hiddenSites expected }";
const ask = async (on: string, from: number, until: number): Promise<Year[]> => {
  const document = `{ on: ${on} { pupils(from: ${from}, until: ${until}) ${FIELDS} } }`;
  const { data, errors } = await hub.query<{ on: { pupils: Year[] } }>(document, { caller: partner });
  expect(errors).toBeUndefined();
  return data?.on.pupils ?? [];
};
const REGION = 'region(scheme: ARBEIDSMARKTREGIO, code: "AM03")';
const BOARD = (number: string) => `board(number: "${number}")`;

describe("pupils of a region", () => {
  it("are those that were counted, then those that are expected", async () => {
    const years = await ask(REGION, 2019, 2031);
    expect(years.map(({ year }) => year)).toEqual(Array.from({ length: 13 }, (_, index) => 2019 + index));
    expect(years[0]).toEqual({ year: 2019, counted: 21_512, hiddenSites: 0, expected: null });
    expect(years[6]?.counted).toBe(20_199);
    const expected = ["20046.0", "19908.3", "19784.4", "19672.8", "19572.4", "19482.1"];
    expect(years.slice(7).map(({ counted, expected: said }) => [counted, said])).toEqual(
      expected.map((said) => [null, said]),
    );
  });

  it("are not known before they were counted, nor beyond ten years after", async () => {
    const [before] = await ask(REGION, 1995, 1995);
    const [last, beyond] = await ask(REGION, 2035, 2036);
    expect(before).toEqual({ year: 1995, counted: null, hiddenSites: 0, expected: null });
    expect([last?.expected === null, beyond?.expected]).toEqual([false, null]);
  });

  it("say of how many sites the source hides them", async () => {
    const hidden = drenthe.flatMap(({ firstYear, counts }) =>
      counts.flatMap((count, index) => (count === null ? [firstYear + index] : [])),
    );
    const years = await ask(REGION, 1996, 2025);
    expect(hidden.length).toBeGreaterThan(0);
    expect(years.reduce((sum, { hiddenSites }) => sum + hiddenSites, 0)).toBe(hidden.length);
  });

  it("are none of a region that has no primary school that was counted", async () => {
    const elsewhere = await ask('region(scheme: ARBEIDSMARKTREGIO, code: "AM24")', 2025, 2026);
    expect(elsewhere.map(({ counted, expected }) => [counted, expected])).toEqual([
      [0, null],
      [null, "0.0"],
    ]);
  });

  it("cannot be asked of years that are none, or of too many", async () => {
    for (const [from, until] of [
      [2026, 2025],
      [1990, 2030],
    ]) {
      const answer = await hub.query(`{ ${REGION} { code pupils(from: ${from}, until: ${until}) ${FIELDS} } }`, {
        caller: partner,
      });
      expect(codesOf(answer)).toEqual(["ARGUMENT_INVALID"]);
      expect(answer.data).toEqual({ region: { code: "AM03", pupils: null } });
    }
  });
});

describe("pupils of a board", () => {
  it("are of its sites in the register, else of those that the counts give it", async () => {
    const [year] = await ask(BOARD("99001"), 2025, 2025);
    const own = drenthe.filter((_, index) => isOfBoard(index) && index > 0);
    expect(year?.counted).toBe(own.reduce((sum, { firstYear, counts }) => sum + (counts[2025 - firstYear] ?? 0), 0));
  });

  it("add up with those of the other boards to the region's, expected ones too", async () => {
    const [one, other, region] = await Promise.all([
      ask(BOARD("99001"), 2025, 2031),
      ask(BOARD("99002"), 2025, 2031),
      ask(REGION, 2025, 2031),
    ]);
    for (const [index, { counted, expected }] of region.entries()) {
      expect((one[index]?.counted ?? 0) + (other[index]?.counted ?? 0)).toBe(counted ?? 0);
      const sum = Number(one[index]?.expected) + Number(other[index]?.expected);
      expect(Math.abs(sum - Number(expected))).toBeLessThan(0.11); // each of the three is rounded
    }
  });
});
