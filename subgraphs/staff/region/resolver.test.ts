import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { TestSubgraph } from "@regiohub/infra/testing/subgraph";
import { codesOf, partner } from "@regiohub/schema/testing/callers";
import { openRegion } from "../testing/region.js";
import { walk } from "../testing/walk.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await openRegion();
});
afterAll(() => hub.close());

const ask = (document: string) => hub.query(document, { caller: partner });
const named = async (name: string) => {
  const answer = await ask(`{ region(scheme: ARBEIDSMARKTREGIO, name: ${JSON.stringify(name)}) { code } }`);
  expect(answer.errors).toBeUndefined();
  return (answer.data?.region as { code: string } | null)?.code;
};

describe("Query.region", () => {
  it("gives every field", async () => {
    const answer = await ask(
      '{ region(scheme: ARBEIDSMARKTREGIO, code: "AM06") { scheme code name aliases validFrom validTo } }',
    );
    expect(answer).toEqual({
      data: {
        region: {
          scheme: "ARBEIDSMARKTREGIO",
          code: "AM06",
          name: "Veluwe Stedendriehoek",
          aliases: ["Stedendriehoek en Noord-Veluwe", "Stedendriehoek en Noordwest Veluwe"],
          validFrom: "2025-01-01",
          validTo: null,
        },
      },
    });
  });

  it("finds the spellings of Perspectief op Werk and of older lists", async () => {
    const spellings = {
      "Stedendriehoek en Noord-Veluwe": "AM06",
      "Stedendriehoek en Noordwest Veluwe": "AM06",
      "Gooi- en Vechtstreek": "AM12",
      "zuid oost brabant": "AM28",
      Zwolle: "AM36",
      "Regio Zwolle": "AM36",
      IJsselvechtstreek: "AM36",
      "Zuid Kennemerland": "AM37",
      "Food Valley": "AM38",
      FOODVALLEY: "AM38",
      "Zaanstreek Waterland": "AM17",
    };
    for (const [spelling, code] of Object.entries(spellings))
      expect([spelling, await named(spelling)]).toEqual([spelling, code]);
  });

  it("is null for what is no region, or not on that day", async () => {
    expect(await named("Atlantis")).toBeUndefined();
    for (const args of [
      'code: "AM04"',
      'code: "AM03", validOn: "2024-12-31"',
      'name: "Drenthe", validOn: "2024-12-31"',
    ]) {
      expect(await ask(`{ region(scheme: ARBEIDSMARKTREGIO, ${args}) { code } }`)).toEqual({ data: { region: null } });
    }
  });

  it("wants a code or a name", async () => {
    for (const args of ["", ', code: "AM03", name: "Drenthe"', ', code: ""']) {
      expect(codesOf(await ask(`{ region(scheme: ARBEIDSMARKTREGIO${args}) { code } }`))).toEqual(["ARGUMENT_INVALID"]);
    }
  });
});

describe("Query.regions", () => {
  it("gives all 35, by code, each under one name", async () => {
    const answer = await ask("{ regions(scheme: ARBEIDSMARKTREGIO) { code name } }");
    const regions = answer.data?.regions as { code: string; name: string }[];
    const gaps = [4, 16, 31];
    const codes = Array.from({ length: 38 }, (_, index) => index + 1).filter((number) => !gaps.includes(number));
    expect(regions.map(({ code }) => code)).toEqual(codes.map((number) => `AM${String(number).padStart(2, "0")}`));
    expect(new Set(regions.map(({ name }) => name)).size).toBe(35);
    for (const { code, name } of regions) expect(await named(name)).toBe(code);
  });

  it("gives none before the first edition that the hub knows", async () => {
    expect(await ask('{ regions(scheme: ARBEIDSMARKTREGIO, validOn: "2024-12-31") { code } }')).toEqual({
      data: { regions: [] },
    });
  });
});

describe("Region.boards", () => {
  it("walks through the boards with a site in it", async () => {
    for (const first of [1, 2]) {
      const pages = await walk(
        hub,
        partner,
        ["region", "boards"],
        (after) =>
          `{ region(scheme: ARBEIDSMARKTREGIO, code: "AM03") { boards(first: ${first}${after}) { edges { node { number } } pageInfo { hasNextPage endCursor } } } }`,
      );
      expect(pages.flat()).toEqual([{ number: "99001" }, { number: "99003" }]);
    }
  });

  it("counts each board once, on the day", async () => {
    const count = async (args: string) =>
      (await ask(`{ region(scheme: ARBEIDSMARKTREGIO, code: "AM03") { boards${args} { totalCount } } }`)).data?.region;
    expect(await count("")).toEqual({ boards: { totalCount: 2 } });
    expect(await count('(validOn: "2024-12-31")')).toEqual({ boards: { totalCount: 0 } });
  });
});
