import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { CalendarDate } from "@regiohub/infra/values";
import { site, transition } from "@regiohub/schema/records/index";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { observe } from "../testing/observe.js";
import { deliver, peopleOf } from "../testing/people.js";
import { siteRecord } from "../testing/records.js";

const [REGISTER, MOVED, LAST] = ["2023-09-01", "2025-08-01", "2025-10-05"] as const;
const register = { board: null, coverage: "full" } as const;
/** People of each board who have been there all along; as many more came to each in 2025. */
const STAYED = { "99001": 40, "99002": 30, "99003": 45, "99004": 35 } as const;
const CAME = 12;
const SITES = { "99001": "99ZA00", "99002": "99YA00", "99003": "99XA00", "99004": "99WA00" } as const;
/** 99004 is in Groningen, the others are in Drenthe. */
const placeOf = (board: string) =>
  board === "99004"
    ? { municipalityCode: "0014", postcode: "9711 AA" }
    : { municipalityCode: "0114", postcode: "7811 AB" };

const peopleIn = (board: keyof typeof STAYED) => [
  ...peopleOf(STAYED[board], 1, { siteCode: SITES[board] }),
  ...peopleOf(CAME, 501, { siteCode: SITES[board], startsOn: MOVED }),
];

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  await sitesBy(REGISTER, "99001");
  for (const [index, board] of (Object.keys(STAYED) as (keyof typeof STAYED)[]).entries()) {
    await deliver(hub, board, index + 1, peopleIn(board));
  }
  await observe(hub, Object.keys(STAYED), { from: "2023-10-01", until: LAST });
});
afterAll(() => hub.close());
beforeEach(async () => {
  for (const table of ["organisation_transition", "school_board"]) {
    await withClient(hub.url, (client) => client.query(`delete from staff.${table}`));
  }
  await sitesBy(REGISTER, "99001");
});

/** An edition of the register of sites, which says whose 99001's second school is. */
const sitesBy = (day: CalendarDate, ofSecond: string) => {
  const own = Object.entries(SITES).map(([boardNumber, siteCode]) =>
    siteRecord({ boardNumber, siteCode, ...placeOf(boardNumber) }),
  );
  return hub.load(site, [...own, siteRecord({ siteCode: "99ZB00", boardNumber: ofSecond })], { ...register, day });
};
const goesOver = (fromNumber: string, toNumber: string, { onDay = MOVED as CalendarDate, isComplete = false } = {}) =>
  hub.load(transition, [{ fromNumber, toNumber, onDay, code: "F", name: "Fusie", isComplete }], {
    ...register,
    day: LAST,
  });

type Change = { readonly value: string | null; readonly why: readonly string[] };
const change = async (place: string, caller: Caller = partner, from = 2024): Promise<Change | undefined> => {
  const { data, errors } = await hub.query<{ place: { workforce: { change: { absolute: Change } } } }>(
    `{ place: ${place} { workforce(on: "2025-10-01") { change(from: ${from}) { absolute { value why } } } } }`,
    { caller },
  );
  expect(errors).toBeUndefined();
  return data?.place.workforce.change.absolute;
};
const ofBoard = (number: string) => `board(number: "${number}")`;
const [DRENTHE, PARTNERSHIP] = ['region(scheme: PROVINCIE, code: "PV22")', 'swv(code: "PO2202")'] as const;
const said = (value: number, ...why: readonly string[]): Change => ({ value: String(value), why });
const [PLAIN, BROKEN] = [said(CAME), said(CAME, "SERIES_BREAK")];

describe("what the figures of a board became", () => {
  it("stands without a break where nothing went over", async () => {
    expect(await change(ofBoard("99001"), boardCaller("99001"))).toEqual(PLAIN);
    expect(await change(ofBoard("99001"))).toEqual(PLAIN);
  });

  it("is broken for both when a part of one went over to the other, whoever asks, and for no third", async () => {
    await goesOver("99002", "99001");
    for (const board of ["99001", "99002"]) {
      for (const caller of [boardCaller(board), partner]) expect(await change(ofBoard(board), caller)).toEqual(BROKEN);
    }
    expect(await change(ofBoard("99003"), boardCaller("99003"))).toEqual(PLAIN);
  });

  it("is broken for both when a school of one became the other's", async () => {
    await sitesBy(MOVED, "99002");
    for (const board of ["99001", "99002"]) {
      expect(await change(ofBoard(board), boardCaller(board))).toMatchObject({ why: ["SERIES_BREAK"] });
    }
    expect(await change(ofBoard("99003"), boardCaller("99003"))).toEqual(PLAIN);
  });

  it("is broken between the days alone, the later one included", async () => {
    for (const [onDay, is] of [
      ["2024-10-01", PLAIN],
      ["2024-10-02", BROKEN],
      ["2025-10-01", BROKEN],
      ["2025-10-02", PLAIN],
    ] as const) {
      await goesOver("99002", "99001", { onDay });
      expect(await change(ofBoard("99001"), boardCaller("99001"))).toEqual(is);
    }
    await goesOver("99002", "99001", { onDay: "2024-10-01" });
    expect(await change(ofBoard("99001"), boardCaller("99001"), 2023)).toEqual(BROKEN);
  });
});

describe("what the figures of an area became", () => {
  it("stands without a break when boards of it took over from each other", async () => {
    await goesOver("99002", "99001");
    for (const place of [DRENTHE, PARTNERSHIP]) expect(await change(place)).toEqual(said(3 * CAME));
  });

  it("is broken when a board of it took over from one outside, or gave", async () => {
    for (const [from, to] of [
      ["99004", "99001"],
      ["99001", "99004"],
    ] as const) {
      await goesOver(from, to);
      for (const place of [DRENTHE, PARTNERSHIP]) {
        expect(await change(place)).toEqual(said(3 * CAME, "SERIES_BREAK"));
      }
    }
  });
});

describe("a board that went over as a whole", () => {
  it("has not lost its people, and the other one has not won them", async () => {
    await goesOver("99002", "99001", { isComplete: true });
    const before = STAYED["99002"];
    const over = peopleOf(before + CAME, 901, { siteCode: SITES["99001"], startsOn: MOVED });
    await deliver(hub, "99001", 9, [...peopleIn("99001"), ...over]);
    for (const [board, value] of [
      ["99001", CAME + before + CAME],
      ["99002", -before],
    ] as const) {
      expect(await change(ofBoard(board), boardCaller(board))).toEqual(said(value, "SERIES_BREAK"));
    }
  });
});
