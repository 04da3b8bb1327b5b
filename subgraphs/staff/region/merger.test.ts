import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { site, transition } from "@regiohub/schema/records/index";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { observe } from "../testing/observe.js";
import { deliver, peopleOf } from "../testing/people.js";
import { siteRecord } from "../testing/records.js";

const [BEFORE, MERGED, AFTER] = ["2024-10-01", "2025-08-01", "2025-10-01"] as const;

/** A register in which the schools 99ZA, 99YA and 99XA in Emmen are of these boards. */
const register = (...boards: readonly string[]) =>
  ["99ZA00", "99YA00", "99XA00"].map((siteCode, index) =>
    siteRecord({ siteCode, boardNumber: boards[index] as string, postcode: "7811 AB" }),
  );

/**
 * In Drenthe 99001 has 40 people, 99002 30 and 99003 35, of whom five above school level. 99002 goes over into 99001,
 * which has its 30 people from then on; 99002 never says that they left. At 99003 12 more come that day.
 */
let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  await hub.load(site, register("99001", "99002", "99003"), { board: null, coverage: "full", day: "2024-09-01" });
  await deliver(hub, "99001", 1, peopleOf(40, 1, { siteCode: "99ZA00" }));
  await deliver(hub, "99002", 2, peopleOf(25, 1, { siteCode: "99YA00" }).concat(peopleOf(5, 101, { siteCode: null })));
  await deliver(hub, "99003", 3, peopleOf(35, 1, { siteCode: "99XA00" }));
  await observe(hub, ["99001", "99003"], { from: BEFORE, until: AFTER });
  await observe(hub, ["99002"], { from: BEFORE, until: "2025-07-15" });
});
afterAll(() => hub.close());

async function merge(): Promise<void> {
  const merger = { fromNumber: "99002", toNumber: "99001", onDay: MERGED, code: "F", name: "Fusie", isComplete: true };
  await hub.load(transition, [merger], { board: null, coverage: "full" });
  await hub.load(site, register("99001", "99001", "99003"), { board: null, coverage: "full", day: AFTER });
  const came = peopleOf(30, 501, { siteCode: "99YA00", startsOn: MERGED, contractStartsOn: MERGED });
  await deliver(hub, "99001", 4, [...peopleOf(40, 1, { siteCode: "99ZA00" }), ...came]);
  const more = peopleOf(12, 501, { siteCode: "99XA00", startsOn: MERGED, contractStartsOn: MERGED });
  await deliver(hub, "99003", 5, [...peopleOf(35, 1, { siteCode: "99XA00" }), ...more]);
}

const ask = async <Place>(place: string, fields: string, caller: Caller = partner): Promise<Place> => {
  const { data, errors } = await hub.query<{ place: Place }>(`{ place: ${place} { ${fields} } }`, { caller });
  expect(errors).toBeUndefined();
  return data?.place as Place;
};
const DRENTHE = 'region(scheme: PROVINCIE, code: "PV22")';
const PARTNERSHIP = 'swv(code: "PO2202")';
const BOARDS = "totalCount edges { node { number } }";
const boards = (...numbers: readonly string[]) => ({
  totalCount: numbers.length,
  edges: numbers.map((number) => ({ node: { number } })),
});
const former = boardCaller("99002");
const ownStaff = (on: string) =>
  ask(
    'board(number: "99002")',
    `workforce(on: "${on}", by: [SITE]) { persons observed cells { keys { code } persons } }`,
    former,
  );

/** What is the same before anybody knew of the merger and after. */
async function earlierDay(): Promise<void> {
  for (const place of [DRENTHE, PARTNERSHIP]) {
    const figures = `workforce(on: "${BEFORE}") { persons boardsInAll boardsCounted coverage { boards sites } }`;
    const [counted, covered] = [
      { persons: 105, boardsInAll: 3, boardsCounted: 3 },
      { boards: 3, sites: 3 },
    ];
    expect(await ask(place, `${figures} boards(validOn: "${BEFORE}") { ${BOARDS} }`)).toEqual({
      workforce: { ...counted, coverage: covered },
      boards: boards("99001", "99002", "99003"),
    });
  }
  const regions = await ask('board(number: "99002")', `regions(scheme: PROVINCIE, validOn: "${BEFORE}") { code }`);
  expect(regions).toEqual({ regions: [{ code: "PV22" }] });
  const cells = [{ keys: [{ code: "99YA00" }], persons: 30 }];
  expect(await ownStaff(BEFORE)).toEqual({ workforce: { persons: 30, observed: true, cells } });
}

describe("a region of three boards", () => {
  it("has the boards of each day, before one merges and after", async () => {
    await earlierDay();
    expect(await ownStaff(AFTER)).toMatchObject({ workforce: { persons: 30 } });
    await merge();
    await earlierDay();
  });

  it("has after the merger the boards that there are, and everybody once", async () => {
    for (const place of [DRENTHE, PARTNERSHIP]) {
      const figures = "persons boardsInAll change(from: 2024) { absolute { value why } }";
      expect(
        await ask(place, `workforce(on: "${AFTER}") { ${figures} } boards(validOn: "${AFTER}") { ${BOARDS} }`),
      ).toEqual({
        workforce: { persons: 117, boardsInAll: 2, change: { absolute: { value: "12", why: ["SERIES_BREAK"] } } },
        boards: boards("99001", "99003"),
      });
    }
    const regions = await ask('board(number: "99002")', `regions(scheme: PROVINCIE, validOn: "${AFTER}") { code }`);
    expect(regions).toEqual({ regions: [] });
  });

  it("counts nobody at the board that is gone, though it never said that they left", async () => {
    for (const day of [MERGED, AFTER]) {
      expect(await ownStaff(day)).toEqual({ workforce: { persons: 0, observed: true, cells: [] } });
    }
    expect(await ownStaff("2025-07-31")).toMatchObject({ workforce: { persons: 30, observed: true } });
  });

  it("counts them again when the record of the merger is taken back", async () => {
    await hub.load(transition, [], { board: null, coverage: "full" });
    expect(await ownStaff(AFTER)).toMatchObject({ workforce: { persons: 30 } });
  });
});
