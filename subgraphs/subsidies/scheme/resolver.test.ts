import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import type { TestSubgraph } from "@regiohub/infra/testing/subgraph";
import { boardCaller, operator, partner } from "@regiohub/schema/testing/callers";
import { openRegion } from "../testing/region.js";

const board = boardCaller("99001");

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await openRegion();
});
afterAll(() => hub.close());

interface Scheme {
  code: string;
  maxAmount: { cents: number } | null;
}
const CODES = [
  "AP-INNOV",
  "AP-ZIJ-START",
  "MC",
  "OA-LERAAR",
  "ONDERWIJSREGIO-2025",
  "PRAKTIJKLEREN",
  "RAP-2020",
  "SECTORPLAN-PO-2014",
  "SECTORPLAN-SZW",
  "ZIJ-INSTROOM",
];

describe("Query.subsidySchemes", () => {
  const codes = async (args: string, caller: Caller) => {
    const answer = await hub.query<{ subsidySchemes: Scheme[] }>(`{ subsidySchemes${args} { code source } }`, {
      caller,
    });
    expect(answer.errors).toBeUndefined();
    return answer.data?.subsidySchemes.map(({ code }) => code);
  };

  it.each([board, partner, operator])("shows $kind the reference data, in order of code", async (caller) => {
    expect(await codes("", caller)).toEqual(CODES);
  });

  it("leaves out what is known to be invalid on a day, first and last day counted", async () => {
    const on = async (day: string) => (await codes(`(validOn: "${day}")`, partner)) ?? [];
    expect(await on("2018-01-15")).toContain("AP-ZIJ-START");
    expect(await on("2018-01-16")).not.toContain("AP-ZIJ-START");
    expect(await on("2011-12-31")).not.toContain("MC");
    expect(await on("2012-01-01")).toContain("MC");
    expect(await on("1990-01-01")).toEqual([
      "AP-INNOV",
      "OA-LERAAR",
      "PRAKTIJKLEREN",
      "SECTORPLAN-SZW",
      "ZIJ-INSTROOM",
    ]);
  });

  it("gives every scheme a name and a source, and every amount what it is for", async () => {
    const document = '{ subsidySchemes { code name source maxAmountPer maxAmount(on: "2020-01-01") { cents } } }';
    const answer = await hub.query<{ subsidySchemes: Record<string, unknown>[] }>(document, { caller: partner });
    for (const scheme of answer.data?.subsidySchemes ?? []) {
      expect(scheme.name).toMatch(/\w/);
      expect(scheme.source).toMatch(/\w/);
      expect(scheme.maxAmount === null).toBe(scheme.maxAmountPer === null);
    }
  });
});

describe("Query.subsidyScheme", () => {
  const ask = (code: string, args = "", caller: Caller = partner) =>
    hub.query<{ subsidyScheme: Scheme | null }>(
      `query ($code: String!) { subsidyScheme(code: $code) {
        code name validFrom validTo maxAmountPer maxAmount${args} { cents } note source } }`,
      { caller, variables: { code } },
    );

  it.each([board, partner, operator])("gives every field to $kind", async (caller) => {
    expect((await ask("AP-ZIJ-START", "", caller)).data?.subsidyScheme).toEqual({
      code: "AP-ZIJ-START",
      name: "Startsubsidie zij-instroom Arbeidsmarktplatform PO",
      validFrom: "2017-01-01",
      validTo: "2018-01-15",
      maxAmountPer: "APPLICATION",
      maxAmount: { cents: 8_000_000 },
      note: expect.stringMatching(/4 boards/),
      source: expect.stringMatching(/platformsamenopleiden/),
    });
  });

  it("knows an amount no longer than its source does", async () => {
    const amount = async (code: string, args: string) => (await ask(code, args)).data?.subsidyScheme?.maxAmount;
    expect(await amount("ZIJ-INSTROOM", '(on: "2022-12-31")')).toEqual({ cents: 2_000_000 });
    expect(await amount("ZIJ-INSTROOM", '(on: "2023-01-01")')).toBeNull();
    expect(await amount("ZIJ-INSTROOM", "")).toBeNull();
    expect(await amount("MC", "")).toEqual({ cents: 5_000_000 });
    expect(await amount("RAP-2020", "")).toBeNull();
  });

  it("is null for a code that is not there", async () => {
    expect(await ask("NONE")).toEqual({ data: { subsidyScheme: null } });
  });
});
