import { afterAll, beforeAll, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { site, transition } from "@regiohub/schema/records/index";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { deliver, peopleOf } from "../testing/people.js";
import { siteRecord } from "../testing/records.js";

const [BEFORE, MERGED, AFTER] = ["2025-10-01", "2026-01-01", "2026-02-01"] as const;

/**
 * In Emmen 99001 has 40 people, 99002 has 20 and goes over into 99001, which has 18 of them from then on; 99003 has 30. The
 * register still says that the school is 99002's, and 99002 never says that anybody left. Its figures were asked for before.
 */
let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const sites = ["99ZA00", "99YA00", "99XA00"].map((siteCode, at) =>
    siteRecord({ siteCode, boardNumber: `9900${at + 1}`, postcode: "7811 AB" }),
  );
  await hub.load(site, sites, { board: null });
  await deliver(hub, "99001", 1, peopleOf(40, 1));
  await deliver(hub, "99002", 2, peopleOf(20, 1, { siteCode: "99YA00" }));
  await deliver(hub, "99003", 3, peopleOf(30, 1, { siteCode: "99XA00" }));
  expect(await everywhere(BEFORE)).toEqual({ board: 20, region: 90, swv: 90 });
  const merger = { fromNumber: "99002", toNumber: "99001", onDay: MERGED, code: "OVERGANGEN", name: "Overgang" };
  await hub.load(transition, [{ ...merger, isComplete: true }], { board: null, coverage: "full" });
  const came = peopleOf(18, 501, { startsOn: MERGED, contractStartsOn: MERGED });
  await deliver(hub, "99001", 4, [...peopleOf(40, 1), ...came]);
});
afterAll(() => hub.close());

interface Figures {
  readonly workforce: { readonly persons: number; readonly boardsCounted: number };
}
const ask = async (on: string, caller: Caller = partner) => {
  const fields = `workforce(on: "${on}") { persons boardsCounted }`;
  const answer = await hub.query<Record<"board" | "region" | "swv", Figures>>(
    `{ board(number: "99002") { ${fields} } region(scheme: PROVINCIE, code: "PV22") { ${fields} }
       swv(code: "PO2202") { ${fields} } }`,
    { caller },
  );
  expect(answer.errors).toBeUndefined();
  return Object.entries(answer.data ?? {}).map(([place, { workforce }]) => [place, workforce] as const);
};
const everywhere = async (on: string) =>
  Object.fromEntries((await ask(on)).map(([place, { persons }]) => [place, persons]));

it("a board that has gone over counts in no total from that day on, whatever was given out of it before", async () => {
  expect(await everywhere(AFTER)).toEqual({ board: 0, region: 88, swv: 88 });
  expect(await everywhere(BEFORE)).toEqual({ board: 20, region: 90, swv: 90 });
});

it("a board that has gone over has nobody in the eyes of other boards and its own", async () => {
  for (const caller of [boardCaller("99003"), boardCaller("99002")]) {
    expect(Object.fromEntries(await ask(AFTER, caller))).toMatchObject({
      board: { persons: 0 },
      region: { persons: 88 },
    });
  }
});
