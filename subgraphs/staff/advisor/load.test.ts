import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { regionAdvisor } from "@regiohub/schema/records/index";
import type { RegionAdvisorRecord } from "@regiohub/schema/records/region-advisor";
import { partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { counts } from "../testing/records.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
});
afterAll(() => hub.close());

const advisor = (more: Partial<RegionAdvisorRecord> = {}): RegionAdvisorRecord => ({
  scheme: "ARBEIDSMARKTREGIO",
  regionCode: "AM03",
  name: "Noor Voorbeeld",
  email: "noor@regio.example",
  validFrom: "2024-01-01",
  validTo: null,
  source: "an example",
  ...more,
});
const load = (records: readonly RegionAdvisorRecord[], board: string | null = null) =>
  hub.load(regionAdvisor, records, { board, coverage: "windowed" });
const onDay = async (scheme: string, code: string, day: string) => {
  const answer = await hub.query(
    `{ region(scheme: ${scheme}, code: "${code}") { advisor(on: "${day}") { name email validFrom validTo } } }`,
    { caller: partner },
  );
  expect(answer.errors).toBeUndefined();
  const { region } = answer.data as { region: { advisor: object | null } };
  return region.advisor;
};

describe("the adviser of a region", () => {
  it("is one at a time, from the first day to the last", async () => {
    const { counts: done } = await load([
      advisor({ validTo: "2025-12-31" }),
      advisor({ name: "Sam Voorbeeld", email: null, validFrom: "2026-01-01", validTo: "2026-06-30" }),
      advisor({ scheme: "PROVINCIE", regionCode: "PV22", name: "Kim Voorbeeld" }),
    ]);
    expect(done).toEqual(counts({ added: 3 }));
    expect(await onDay("ARBEIDSMARKTREGIO", "AM03", "2025-12-31")).toMatchObject({ name: "Noor Voorbeeld" });
    expect(await onDay("ARBEIDSMARKTREGIO", "AM03", "2026-01-01")).toEqual({
      name: "Sam Voorbeeld",
      email: null,
      validFrom: "2026-01-01",
      validTo: "2026-06-30",
    });
    for (const day of ["2023-12-31", "2026-07-01"]) expect(await onDay("ARBEIDSMARKTREGIO", "AM03", day)).toBeNull();
    expect(await onDay("PROVINCIE", "PV22", "2026-01-01")).toMatchObject({ name: "Kim Voorbeeld" });
    expect(await onDay("PROVINCIE", "PV23", "2026-01-01")).toBeNull();
  });

  it("is refused beside another one, in no region, and from a board", async () => {
    const refused = async (...args: Parameters<typeof load>) =>
      (await load(...args)).rejections.map(({ line, field, code }) => [line, field, code]);
    expect(await refused([advisor(), advisor({ name: "Sam Voorbeeld", validFrom: "2025-01-01" })])).toEqual([
      [1, "validFrom", "KEY_CONFLICT"],
      [2, "validFrom", "KEY_CONFLICT"],
    ]);
    expect(await refused([advisor({ regionCode: "AM04" })])).toEqual([[1, "regionCode", "REFERENCE_UNKNOWN"]]);
    expect(await refused([advisor()], "99001")).toEqual([[1, null, "NOT_YOURS"]]);
  });

  it("is followed by whom a later delivery names, scheme by scheme", async () => {
    expect((await load([advisor({ name: "Bo Voorbeeld", validFrom: "2025-01-01" })])).counts).toMatchObject({
      added: 1,
    });
    expect(await onDay("ARBEIDSMARKTREGIO", "AM03", "2026-10-01")).toMatchObject({ name: "Bo Voorbeeld" });
    expect(await onDay("ARBEIDSMARKTREGIO", "AM03", "2024-10-01")).toBeNull();
    expect(await onDay("PROVINCIE", "PV22", "2026-01-01")).toMatchObject({ name: "Kim Voorbeeld" });
  });
});
