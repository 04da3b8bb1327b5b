import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestDelivery, type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { regionMember } from "@regiohub/schema/records/index";
import type { RegionMemberRecord } from "@regiohub/schema/records/region-member";
import { partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { forgetRegions } from "../testing/forget-regions.js";
import { counts } from "../testing/records.js";
import { regionReferenceData } from "./reference.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
});
afterAll(() => hub.close());
afterEach(() => forgetRegions(hub));

const [ASSEN, EMMEN, MEPPEL] = ["0106", "0114", "0119"] as const;
const operator: TestDelivery = { board: null, coverage: "windowed" };
const load = (records: readonly RegionMemberRecord[], delivery = operator) => hub.load(regionMember, records, delivery);
const row = (more: Partial<RegionMemberRecord> = {}): RegionMemberRecord => ({
  scheme: "RAP",
  regionCode: "901",
  regionName: "Voorbeeldregio",
  municipalityCode: ASSEN,
  validFrom: "2020-08-01",
  validTo: null,
  source: "an example",
  ...more,
});
const south = { regionCode: "902", regionName: "Elders" };

/** The municipalities of the regions of a scheme, on a day. */
async function regionsOn(scheme: string, day: string): Promise<Record<string, string[]>> {
  const { data, errors } = await hub.query(
    `{ regions(scheme: ${scheme}, validOn: "${day}") { name municipalities(validOn: "${day}") { code } } }`,
    { caller: partner },
  );
  expect(errors).toBeUndefined();
  const regions = data?.regions as { name: string; municipalities: { code: string }[] }[];
  return Object.fromEntries(regions.map(({ name, municipalities }) => [name, municipalities.map(({ code }) => code)]));
}

describe("members of regions", () => {
  it("bring their regions, which go by their names", async () => {
    const { counts: done } = await load([row(), row({ ...south, municipalityCode: EMMEN, validTo: "2022-07-31" })]);
    expect(done).toEqual(counts({ added: 2 }));
    expect(await regionsOn("RAP", "2021-10-01")).toEqual({ Voorbeeldregio: [ASSEN], Elders: [EMMEN] });
    expect(await regionsOn("RAP", "2022-10-01")).toEqual({ Voorbeeldregio: [ASSEN] });
    expect(await regionsOn("RAP", "2020-07-31")).toEqual({});
    const named = await hub.query(
      '{ region(scheme: RAP, name: "VOORBEELD-regio") { code validFrom validTo aliases } municipality(code: "0106") { regions(scheme: RAP) { code } } }',
      { caller: partner },
    );
    expect(named.data).toEqual({
      region: { code: "901", validFrom: "2020-08-01", validTo: null, aliases: [] },
      municipality: { regions: [{ code: "901" }] },
    });
  });

  it("change nothing the second time", async () => {
    await load([row()]);
    expect((await load([row()])).counts).toEqual(counts({ unchanged: 1 }));
    expect((await load([row({ validTo: "2024-07-31" })])).counts).toEqual(counts({ changed: 1 }));
  });

  it("are refused, both, when they put a municipality in two RAP regions on one day", async () => {
    const { rejections, counts: done } = await load([
      row({ validTo: "2022-07-31" }),
      row({ ...south, validFrom: "2022-07-31" }),
      row({ municipalityCode: EMMEN, validTo: "2022-07-31" }),
      row({ ...south, municipalityCode: EMMEN, validFrom: "2022-08-01" }),
    ]);
    expect(rejections.map(({ line, field, code }) => [line, field, code])).toEqual([
      [1, "regionCode", "KEY_CONFLICT"],
      [2, "regionCode", "KEY_CONFLICT"],
    ]);
    expect(done).toEqual(counts({ added: 2 }));
  });

  it("may lie in two areas of transfer centres", async () => {
    const area = { scheme: "TRANSFERCENTRUM" } as const;
    expect((await load([row(area), row({ ...area, ...south })])).rejections).toEqual([]);
    expect(await regionsOn("TRANSFERCENTRUM", "2025-01-01")).toEqual({ Voorbeeldregio: [ASSEN], Elders: [ASSEN] });
  });

  it("are refused when they contradict the reference data, a municipality is unknown, or a name is another's", async () => {
    const { rejections, counts: done } = await load([
      row({ scheme: "PROVINCIE", regionCode: "PV23", regionName: "Overijssel" }),
      row({ municipalityCode: "9999" }),
      row({
        scheme: "RPA",
        regionCode: "35",
        regionName: "twente",
        municipalityCode: MEPPEL,
        validTo: "2021-01-01",
        validFrom: "2001-01-01",
      }),
      row({ municipalityCode: MEPPEL, regionCode: "904", regionName: "VOORBEELD REGIO" }),
      row({ municipalityCode: EMMEN, ...south }),
    ]);
    expect(rejections.map(({ line, field, code }) => [line, field, code])).toEqual([
      [1, "regionCode", "KEY_CONFLICT"],
      [2, "municipalityCode", "REFERENCE_UNKNOWN"],
      [3, "regionCode", "KEY_CONFLICT"],
      [4, "regionName", "KEY_CONFLICT"],
    ]);
    expect(done).toEqual(counts({ added: 1 }));
  });

  it("are the operator's: a board's are refused", async () => {
    const { rejections } = await load([row()], { board: "99001", coverage: "windowed" });
    expect(rejections.map(({ code }) => code)).toEqual(["NOT_YOURS"]);
  });

  it("take the place of what was delivered of their scheme, and of nothing else", async () => {
    await load([row(), row({ ...south, municipalityCode: EMMEN })]);
    await load([row({ scheme: "ONDERWIJSREGIO", regionName: "Onderwijsregio" })]);
    expect((await load([row({ ...south })])).counts).toEqual(counts({ added: 1, removed: 2 }));
    expect(await regionsOn("RAP", "2025-01-01")).toEqual({ Elders: [ASSEN] });
    expect(await regionsOn("ONDERWIJSREGIO", "2025-01-01")).toEqual({ Onderwijsregio: [ASSEN] });
    expect(Object.keys(await regionsOn("PROVINCIE", "2025-01-01"))).toHaveLength(12);
  });

  it("stay when the reference data is loaded anew", async () => {
    await load([row()]);
    await withClient(hub.url, async (client) => {
      await client.query("begin; set local role hub_staff");
      await regionReferenceData.load(client);
      await client.query("commit");
    });
    expect(await regionsOn("RAP", "2025-01-01")).toEqual({ Voorbeeldregio: [ASSEN] });
    expect((await regionsOn("ARBEIDSMARKTREGIO", "2025-01-01")).Drenthe).toHaveLength(6);
  });

  it("keep what a row was refused about", async () => {
    await load([row(), row({ municipalityCode: EMMEN })]);
    const { rejections } = await load([row(), row(south), row({ municipalityCode: MEPPEL })]);
    expect(rejections).toHaveLength(2);
    expect(await regionsOn("RAP", "2025-01-01")).toEqual({ Voorbeeldregio: [ASSEN, MEPPEL] });
  });
});
