import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { pupilSite, pupils } from "@regiohub/schema/records/index";
import type { PupilSiteRecord, PupilsRecord } from "@regiohub/schema/records/pupils";
import { staff } from "../index.js";
import { counts } from "../testing/records.js";

const siteOf = (siteCode: string, more: Partial<PupilSiteRecord> = {}): PupilSiteRecord => ({
  siteCode,
  name: `School ${siteCode}`,
  schoolKind: "BO",
  boardNumber: "99001",
  municipalityCode: "0114",
  ...more,
});
const of = (siteCode: string, year: number, count: number | null): PupilsRecord => ({ siteCode, year, pupils: count });

const WHOLE = { board: null, coverage: "full" } as const;
const SITES = [siteOf("99ZA00"), siteOf("99ZB00"), siteOf("99ZC00", { boardNumber: null, municipalityCode: null })];
const COUNTED = [
  of("99ZA00", 2022, 120),
  of("99ZA00", 2025, 131),
  of("99ZA00", 2024, null),
  of("99ZB00", 2023, 50),
  of("99ZC00", 2025, 7),
];

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
});
beforeEach(async () => {
  await hub.load(pupilSite, SITES, WHOLE);
  await hub.load(pupils, COUNTED, WHOLE);
});
afterAll(() => hub.close());

const kept = () =>
  withClient(hub.url, async (client) => {
    const { rows } = await client.query(
      "select site_code as site, first_year as year, counts from staff.pupils order by 1",
    );
    return rows;
  });

describe("pupils of a delivery", () => {
  it("become the history of each site: none where no year was given, null where the source hides how many", async () => {
    expect(await kept()).toEqual([
      { site: "99ZA00", year: 2022, counts: [120, 0, null, 131] },
      { site: "99ZB00", year: 2023, counts: [50] },
      { site: "99ZC00", year: 2025, counts: [7] },
    ]);
  });

  it("change nothing the second time", async () => {
    expect(await hub.load(pupilSite, SITES, WHOLE)).toEqual({ counts: counts({ unchanged: 3 }), rejections: [] });
    expect(await hub.load(pupils, COUNTED, WHOLE)).toEqual({ counts: counts({ unchanged: 3 }), rejections: [] });
  });

  it("take the place of the history of their site, and of no other when the delivery is a part", async () => {
    const part = { board: null, coverage: "delta" } as const;
    const loaded = await hub.load(pupils, [of("99ZB00", 2024, 45)], part);
    expect(loaded.counts).toEqual(counts({ changed: 1 }));
    expect((await kept())[1]).toEqual({ site: "99ZB00", year: 2024, counts: [45] });
    expect(await kept()).toHaveLength(3);
  });

  it("are gone with a site that a full delivery no longer has", async () => {
    const loaded = await hub.load(pupilSite, SITES.slice(1), WHOLE);
    expect(loaded.counts).toEqual(counts({ removed: 1, unchanged: 2 }));
    expect((await kept()).map(({ site }) => site)).toEqual(["99ZB00", "99ZC00"]);
  });

  it("are refused of a site that is not among those delivered", async () => {
    const { rejections } = await hub.load(pupils, [...COUNTED, of("99ZX00", 2025, 9)], WHOLE);
    expect(rejections).toMatchObject([{ line: 6, field: "siteCode", code: "REFERENCE_UNKNOWN" }]);
    expect(await kept()).toHaveLength(3);
  });

  it("are refused from a board: what it says of its own sites would stand among the publisher's", async () => {
    const own = { board: "99001", coverage: "full" } as const;
    const refused = [await hub.load(pupilSite, SITES, own), await hub.load(pupils, COUNTED, own)];
    expect(refused.map(({ rejections }) => rejections.length)).toEqual([3, 5]);
    expect(refused[0]?.rejections[0]).toMatchObject({ code: "NOT_YOURS", field: null });
  });
});
