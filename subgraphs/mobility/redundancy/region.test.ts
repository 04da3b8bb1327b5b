import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { redundancy } from "@regiohub/schema/records/index";
import { adviser, boardCaller, codesOf, partner } from "@regiohub/schema/testing/callers";
import { mobility } from "../index.js";
import { redundancyRecord } from "../testing/redundancies.js";
import { releaseOn } from "../testing/released.js";
import { stay } from "../testing/stays.js";
import { deliver, forgetAll } from "../testing/stored.js";

/** In the region by their first sites, which are those of all who work at no school. */
const BOARDS = ["11111", "22222", "33333"];
const REGION = { scheme: "ARBEIDSMARKTREGIO", code: "AM03" };
const own: Caller = { ...adviser(), regions: [REGION] };

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(mobility);
  await withClient(hub.url, (client) => forgetAll(client, new Map(BOARDS.map((board) => [board, "PO"]))));
  const numbers = Array.from({ length: 10 }, (_, index) => String(index));
  for (const board of BOARDS) {
    const stays = numbers.map((number) => stay(`${board} ${number}`, "2015-08-01"));
    const observed = { from: "2024-08-01", until: "2025-10-15" };
    await withClient(hub.url, (client) => deliver(client, board, { stays, tokens: [], bornOn: () => null, observed }));
    const surplus = numbers.map((number) =>
      redundancyRecord(number, Number(number) < 6 ? "2024-11-01..2025-03-01 PLACED_AT_BOARD" : "2024-11-01"),
    );
    await hub.load(redundancy, surplus, { board });
  }
});
afterAll(() => hub.close());

const FIELDS =
  "redundant { value why } placed { value why } placedPercent { value why } open { value why } resolved { by persons { value why } }";
const ask = (caller: Caller, period = 'from: "2024-10-01", to: "2025-10-01"', region = REGION) =>
  hub.query<{ _entities: [{ redundancy: object }] }>(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Region { redundancy(${period}) { ${FIELDS} } } } }`,
    { caller, variables: { of: [{ __typename: "Region", ...region }] } },
  );
const figures = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).data?._entities[0].redundancy;

const NOT_PUBLISHED = { value: null, why: ["NOT_PUBLISHED"] };

describe("a region's redundancies", () => {
  it("are not published before they are given out", async () => {
    expect(await figures(own)).toMatchObject({ redundant: NOT_PUBLISHED, placedPercent: NOT_PUBLISHED });
  });

  it("are 30, of whom 18 were placed: 60.0 %, and of no way to resolve them that is of few", async () => {
    await releaseOn(hub.url, "2025-10-20");
    for (const caller of [own, partner, boardCaller("22222")]) {
      expect(await figures(caller)).toMatchObject({
        redundant: { value: "30" },
        placed: { value: "18" },
        placedPercent: { value: "60.0", why: [] },
        open: { value: "12" },
        resolved: [
          { by: "PLACED_INTERNALLY", persons: { value: null, why: ["SUPPRESSED"] } },
          { by: "PLACED_AT_BOARD", persons: { value: "18" } },
          { by: "RETIRED", persons: { value: null, why: ["SUPPRESSED"] } },
          { by: "LEFT", persons: { value: null, why: ["SUPPRESSED"] } },
          { by: "WITHDRAWN", persons: { value: null, why: ["SUPPRESSED"] } },
        ],
      });
    }
  });

  it("are of whole years, and of regions that there are", async () => {
    for (const period of ['from: "2024-10-01", to: "2025-09-30"', 'from: "2023-10-01", to: "2025-10-01"']) {
      expect(await figures(own, period)).toMatchObject({ redundant: { value: null, why: ["NOT_PLANNED"] } });
    }
    expect(await figures(partner, undefined, { scheme: "ARBEIDSMARKTREGIO", code: "AM99" })).toMatchObject({
      redundant: { value: null, why: ["NOT_DELIVERED"] },
    });
  });

  it("are an adviser's of the region alone", async () => {
    const elsewhere = { ...adviser(), regions: [{ scheme: "ARBEIDSMARKTREGIO", code: "AM01" }] };
    expect(codesOf(await ask(elsewhere))).toEqual(["FORBIDDEN"]);
  });
});
