import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { regionMember, site } from "@regiohub/schema/records/index";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { observe } from "../testing/observe.js";
import { deliver, peopleOf } from "../testing/people.js";
import { siteRecord } from "../testing/records.js";

/** Two boards with 12 people in Emmen, 12 more since 2020 and since 2022, and 15 in Assen each; and a region of Emmen that Assen belongs to since 2024. */
let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const sites = ["99001 99ZA", "99002 99ZB"].flatMap((one) => {
    const [boardNumber, brin] = one.split(" ");
    return [
      siteRecord({ siteCode: `${brin}00`, municipalityCode: "0114", boardNumber }),
      siteRecord({ siteCode: `${brin}01`, municipalityCode: "0106", boardNumber }),
    ];
  });
  await hub.load(site, sites, { board: null });
  const member = {
    scheme: "RAP" as const,
    regionCode: "901",
    regionName: "Voorbeeld",
    validTo: null,
    source: "an example",
  };
  const members = [
    { ...member, municipalityCode: "0114", validFrom: "2020-08-01" },
    { ...member, municipalityCode: "0106", validFrom: "2024-01-01" },
  ];
  await hub.load(regionMember, members, { board: null });
  for (const [at, brin] of ["99ZA", "99ZB"].entries()) {
    const since = (startsOn: string, place: string) => ({
      ...{ contractStartsOn: startsOn, startsOn, siteCode: `${brin}${place}` },
    });
    await deliver(hub, `9900${at + 1}`, at + 1, [
      ...peopleOf(12, 1, since("2015-08-01", "00")),
      ...peopleOf(12, 101, since("2020-08-01", "00")),
      ...peopleOf(12, 301, since("2022-08-01", "00")),
      ...peopleOf(15, 201, since("2015-08-01", "01")),
    ]);
  }
  await observe(hub, ["99001", "99002"], { from: "2016-01-01", until: "2026-01-01" });
});
afterAll(() => hub.close());

interface Year {
  readonly on: string;
  readonly bordersOn: string | null;
  readonly boardsInAll: number;
  readonly persons: number;
  readonly change: { readonly absolute: { readonly value: string | null; readonly why: readonly string[] } };
}
async function years(region: string, from: number, until: number): Promise<readonly Year[] | undefined> {
  const { data, errors } = await hub.query<{ region: { workforceSeries: readonly Year[] } }>(
    `{ region(${region}) { workforceSeries(from: ${from}, until: ${until}) {
       on bordersOn boardsInAll persons change(from: ${until - 1}) { absolute { value why } } } } }`,
    { caller: partner },
  );
  expect(errors).toBeUndefined();
  return data?.region.workforceSeries;
}
const RAP = 'scheme: RAP, code: "901"';

describe("the staff of a region in earlier years", () => {
  it("is by the first borders that are known where none are so old, and says so", async () => {
    expect(await years(RAP, 2019, 2020)).toMatchObject([
      { on: "2019-10-01", bordersOn: "2020-08-01", persons: 24 },
      { on: "2020-10-01", bordersOn: "2020-10-01", persons: 48, change: { absolute: { value: "24", why: [] } } },
    ]);
    const market = await years('scheme: ARBEIDSMARKTREGIO, code: "AM03"', 2023, 2025);
    expect(market?.map(({ bordersOn, boardsInAll }) => [bordersOn, boardsInAll])).toEqual([
      ["2025-01-01", 2],
      ["2025-01-01", 2],
      ["2025-10-01", 2],
    ]);
  });

  it("is else by the borders of each year, and another series where they moved in between", async () => {
    const [before, after] = (await years(RAP, 2023, 2024)) ?? [];
    expect(before).toMatchObject({ bordersOn: "2023-10-01", persons: 72 });
    expect(after).toMatchObject({ bordersOn: "2024-10-01", persons: 102 });
    expect(after?.change.absolute).toEqual({ value: "30", why: ["SERIES_BREAK"] });
  });

  it("is by no borders where it is a board's, and a board's is divided by those of regions", async () => {
    const asked = `{ board(number: "99001") { workforce(on: "2023-10-01", by: [REGION], regionScheme: ARBEIDSMARKTREGIO) {
      bordersOn cells { keys { code } persons } } } }`;
    const { data } = await hub.query(asked, { caller: boardCaller("99001") });
    expect(data?.board).toMatchObject({
      workforce: {
        bordersOn: null,
        cells: [
          { keys: [{ code: "AM01" }], persons: 15 },
          { keys: [{ code: "AM03" }], persons: 36 },
        ],
      },
    });
  });
});
