import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { site, swvDemand } from "@regiohub/schema/records/index";
import type { SwvDemandRecord } from "@regiohub/schema/records/swv-demand";
import { boardCaller, codesOf, partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { deliver, peopleOf } from "../testing/people.js";
import { counts, siteRecord } from "../testing/records.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const sites = [
    siteRecord({ siteCode: "99ZA00", postcode: "7941 AA" }), // in PO2203, as Steenwijk is
    siteRecord({ siteCode: "99ZA01", postcode: "8331 AA" }),
    siteRecord({ siteCode: "99ZA02", postcode: "9401 AA" }), // in PO2201
    siteRecord({ siteCode: "99YA00", boardNumber: "99002", postcode: "7941 AB" }),
  ];
  await hub.load(site, sites, { board: null });
});
afterAll(() => hub.close());

const need = (expertise: string, fte: string, more: Partial<SwvDemandRecord> = {}): SwvDemandRecord => ({
  ...{ swvCode: "PO2203", expertise, year: 2025, fte, source: "an example" },
  ...more,
});
const load = (records: readonly SwvDemandRecord[], board: string | null = null) =>
  hub.load(swvDemand, records, { board, coverage: "windowed" });

async function balances(caller: Caller = boardCaller("99001"), { swv = "PO2203", year = 2025 } = {}) {
  const answer = await hub.query<{ swv: { expertise: object[] | null } }>(
    `{ swv(code: "${swv}") { expertise(year: ${year}) {
       expertise demandFte supplyFte gapFte persons boardsCounted boardsInAll why } } }`,
    { caller },
  );
  expect(answer.errors).toBeUndefined();
  return answer.data?.swv.expertise;
}

const COUNTED = { boardsCounted: 1, boardsInAll: 2, why: [] };

describe("what a partnership needs", () => {
  it("is the operator's to deliver, of partnerships that there are", async () => {
    const { counts: done, rejections } = await load([need("CARE_COORDINATOR", "12"), need("REMEDIAL_TEACHER", "3.5")]);
    expect([done, rejections]).toEqual([counts({ added: 2 }), []]);
    expect((await load([need("SPEECH_THERAPIST", "1", { swvCode: "PO9999" })])).rejections).toMatchObject([
      { code: "REFERENCE_UNKNOWN" },
    ]);
    expect((await load([need("SPEECH_THERAPIST", "1")], "99001")).rejections).toMatchObject([{ code: "NOT_YOURS" }]);
  });

  it("is what was delivered last of it in a year, as a whole", async () => {
    await load([need("CARE_COORDINATOR", "1", { year: 2024 })]);
    expect((await load([need("CARE_COORDINATOR", "12.5")])).counts).toEqual(counts({ changed: 1, removed: 1 }));
    expect((await load([need("CARE_COORDINATOR", "12")])).counts).toEqual(counts({ changed: 1 }));
    expect(await balances(partner, { year: 2024 })).toMatchObject([{ demandFte: "1.00" }]);
    expect(await balances(partner, { year: 2023 })).toEqual([]);
  });
});

describe("what there is of it", () => {
  const expert = { expertise: "CARE_COORDINATOR" } as const;
  const nothing = { supplyFte: null, gapFte: null, persons: null, boardsCounted: null, boardsInAll: 2 };

  it("is nobody's but the board's own to see until something of it is given out", async () => {
    const line = { expertise: "CARE_COORDINATOR", demandFte: "12.00", ...nothing, why: ["NOT_PUBLISHED"] };
    expect(await balances(partner)).toEqual([line]);
    expect(await balances()).toEqual([line]); // it has delivered nobody
  });

  it("is not known of a board that delivers people and says of none what they are experts in", async () => {
    await deliver(hub, "99001", 1, peopleOf(3, 1));
    await deliver(hub, "99002", 2, peopleOf(3, 1, { siteCode: "99YA00" }));
    const line = { expertise: "CARE_COORDINATOR", demandFte: "12.00", ...nothing, why: ["NOT_DELIVERED"] };
    expect(await balances()).toEqual([line]);
    expect(await balances(partner)).toEqual([{ ...line, why: ["NOT_PUBLISHED"] }]);
  });

  it("is what lines of the expertise are of their employments, at the sites in the area, on 1 October", async () => {
    await deliver(hub, "99001", 3, [
      { memberNumber: "1", ...expert, fte: "0.8000" },
      { memberNumber: "2", ...expert, siteCode: "99ZA01", fte: "1.0000", share: "0.2500", lineNumber: "1" },
      { memberNumber: "2", siteCode: "99ZA01", fte: "1.0000", share: "0.7500", lineNumber: "2" },
      { memberNumber: "3", ...expert, siteCode: "99ZA02", fte: "1.0000" },
      { memberNumber: "4", ...expert, siteCode: null, fte: "0.5000" }, // above school level
      { memberNumber: "5", ...expert, fte: "0.9000", endsOn: "2025-09-30", contractEndsOn: "2025-09-30" },
      { memberNumber: "6", ...expert, fte: "0.9000", contractKind: "EXTERNAL" },
      { memberNumber: "7", ...expert, fte: "0.9000", share: null, lineNumber: "1" }, // in parts that nobody knows
      { memberNumber: "7", fte: "0.9000", share: null, lineNumber: "2" },
      { memberNumber: "8", expertise: "SPEECH_THERAPIST", fte: "0.6000" },
    ]);
    const supply = { supplyFte: "1.55", gapFte: "10.45", persons: 4, ...COUNTED };
    const line = { expertise: "CARE_COORDINATOR", demandFte: "12.00", ...supply };
    expect(await balances()).toEqual([line]);
    // Its second board says nothing of experts yet, and is not in it.
    expect(await balances({ ...boardCaller("99001"), boards: ["99001", "99002"] })).toEqual([line]);
    await deliver(hub, "99002", 4, [{ memberNumber: "1", ...expert, siteCode: "99YA00", fte: "1.0000" }]);
  });

  it("may be more than is needed, and is of all boards of whoever asks", async () => {
    await load([need("CARE_COORDINATOR", "1")]);
    const both = await balances({ ...boardCaller("99001"), boards: ["99001", "99002"] });
    expect(both).toMatchObject([{ supplyFte: "2.55", gapFte: "-1.55", persons: 5, boardsCounted: 2 }]);
    await load([need("CARE_COORDINATOR", "1", { swvCode: "PO2201" })]);
    expect(await balances(undefined, { swv: "PO2201" })).toMatchObject([{ supplyFte: "1.00", persons: 1 }]);
    expect(await balances(boardCaller("99002"), { swv: "PO2201" })).toMatchObject([{ why: ["NOT_PUBLISHED"] }]);
  });

  it("has a name in either language, and years that there are", async () => {
    const query = (year: number) =>
      hub.query<object>(`{ swv(code: "22-03") { expertise(year: ${year}) { nl: label en: label(lang: EN) } } }`, {
        caller: partner,
      });
    expect((await query(2025)).data).toEqual({
      swv: { expertise: [{ nl: "intern begeleider", en: "care coordinator" }] },
    });
    expect(codesOf(await query(1999))).toEqual(["ARGUMENT_INVALID"]);
  });
});
