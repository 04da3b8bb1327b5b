import { afterAll, beforeAll, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { site } from "@regiohub/schema/records/index";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { observe } from "../testing/observe.js";
import { deliver, peopleOf } from "../testing/people.js";
import { siteRecord } from "../testing/records.js";

const LEFT = { endsOn: "2025-06-30", contractEndsOn: "2025-06-30" } as const;

/**
 * In Emmen 99001 has delivered since 2024, and 99002 since September 2025: that it had twelve more until June nobody
 * delivers. 99003 was asked for before the hub knew since when it delivers, which is September 2025. 99004 has delivered
 * since 2024 as well.
 */
let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const sites = ["99ZA00", "99YA00", "99XA00", "99WA00"].map((siteCode, at) =>
    siteRecord({ siteCode, boardNumber: `9900${at + 1}`, postcode: "7811 AB" }),
  );
  await hub.load(site, sites, { board: null });
  await deliver(hub, "99001", 1, [...peopleOf(40, 1), ...peopleOf(15, 101, LEFT)]);
  await deliver(hub, "99002", 2, peopleOf(30, 1, { siteCode: "99YA00" }));
  await deliver(hub, "99003", 3, peopleOf(25, 1, { siteCode: "99XA00" }));
  await deliver(hub, "99004", 4, peopleOf(20, 1, { siteCode: "99WA00" }));
  expect((await board("99003", "2024-10-01"))?.persons).toBe(25);
  await observe(hub, ["99001", "99004"], { from: "2024-10-03", until: "2026-01-01" });
  await observe(hub, ["99002", "99003"], { from: "2025-09-20", until: "2026-01-01" });
  await deliver(hub, "99003", 5, peopleOf(27, 1, { siteCode: "99XA00" }));
});
afterAll(() => hub.close());

interface Figures {
  readonly on: string;
  readonly persons: number;
  readonly boardsCounted: number;
  readonly suppressedBecause: string | null;
  readonly observed: boolean;
}
const UNKNOWN = { persons: null, suppressedBecause: "NOT_OBSERVED", boardsCounted: 0, observed: false };
const ask = async (place: string, on: string, caller: Caller = partner) => {
  const answer = await hub.query<{ place: { workforce: Figures | null } }>(
    `{ place: ${place} { workforce(on: "${on}") { on persons boardsCounted suppressedBecause observed } } }`,
    { caller },
  );
  expect(answer.errors).toBeUndefined();
  return answer.data?.place.workforce;
};
const board = (number: string, ...more: [on: string, caller?: Caller]) => ask(`board(number: "${number}")`, ...more);

it("a board's staff of a day before its deliveries is told to itself alone", async () => {
  for (const caller of [partner, boardCaller("99001")]) {
    expect(await board("99002", "2024-10-01", caller)).toMatchObject(UNKNOWN);
    expect(await board("99002", "2025-07-01", caller)).toMatchObject(UNKNOWN);
  }
  expect(await board("99002", "2024-10-01", boardCaller("99002"))).toMatchObject({ persons: 30 });
});

it("a delivery tells of the two months before it, in which the ones of that time come", async () => {
  expect(await board("99002", "2025-08-01")).toMatchObject({ on: "2025-08-01", persons: 30 });
  expect(await board("99001", "2024-10-01")).toMatchObject({ on: "2024-10-01", persons: 55 });
});

it("a region has the boards whose deliveries tell of the day", async () => {
  const region = 'region(scheme: PROVINCIE, code: "PV22")';
  expect(await ask(region, "2024-10-01")).toMatchObject({ persons: 75, boardsCounted: 2 });
  expect(await ask(region, "2023-10-01")).toMatchObject(UNKNOWN);
});

it("a figure of such a day that is out already is shown no more, and stands for no later day", async () => {
  expect(await board("99003", "2024-10-01")).toMatchObject(UNKNOWN);
  // 27 are too near to the 25 that are known.
  expect(await board("99003", "2025-10-01")).toMatchObject({ on: "2025-10-01", persons: null, observed: true });
});
