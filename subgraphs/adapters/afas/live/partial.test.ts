import { describe, expect, it } from "@jest/globals";
import { type Answer, failure, json, page, pageForPeople } from "./testing/answers.js";
import { pullFrom } from "./testing/pull.js";
import type { Ask } from "./testing/responder.js";
import { useStandIns } from "./testing/stand-ins.js";
import type { Row } from "./testing/table.js";
import { files, thingRows } from "./testing/things.js";

const start = useStandIns();
const COUNT = 95;
/** Questions for rows that a pull of so many takes, two pages of ten at a time. */
const QUESTIONS = 13;
const whole = thingRows(COUNT).map(({ Memo: _, ...row }) => row);

type Untrue = (ask: Ask) => Answer;
const rows =
  (change: (rows: readonly Row[]) => readonly Row[]): Untrue =>
  (ask) =>
    page(ask.skip, ask.take, change(ask.rows));

/** Answers that pass for whole ones and are not: when asked again, Profit may say it all. Catalogue I-08. */
const CUT_SHORT: Readonly<Record<string, Untrue>> = {
  "no rows": rows(() => []),
  "one row": rows((all) => all.slice(0, 1)),
  "half a page": rows((all) => all.slice(0, 5)),
  "a page without its last row": rows((all) => all.slice(0, -1)),
  "a page without its first row": rows((all) => all.slice(1)),
  "a page without one in the middle": rows((all) => all.toSpliced(3, 1)),
  "the first page again": ({ skip, take }) => page(skip, take, thingRows(COUNT).slice(0, take)),
  "a page of further on": ({ skip, take }) => page(skip, take, thingRows(COUNT).slice(skip + 3, skip + 3 + take)),
  "rows out of order": rows((all) => all.toReversed()),
  "nothing at all": () => ({ status: 200, body: "" }),
  "half the bytes": (ask) => ({ ...page(ask.skip, ask.take, ask.rows), isCut: true }),
  "half the text": (ask) => ({ status: 200, body: page(ask.skip, ask.take, ask.rows).body.slice(0, -20) }),
  "a page for people": pageForPeople,
  "a failure without a reason": () => ({ status: 500, body: "oops" }),
};

/** Answers that stop a pull at once. */
const WRONG: Readonly<Record<string, Untrue>> = {
  "a row without its key": rows((all) => all.map(({ Code: _, ...row }) => row)),
  "a row that is none": ({ skip, take, rows: all }) => json(200, { skip, take, rows: [...all.slice(1), null] }),
  "more rows than asked": rows((all) => [...all, ...all]),
  "a list without its envelope": ({ rows: all }) => json(200, all),
  "a time-out of the smallest page": () =>
    failure("The maximum duration for performing the assignment has been exceeded."),
  "a refusal of the smallest page": () => ({ status: 413, body: "" }),
};

/** Rows of a pull in which some answers are untrue; undefined when the pull was refused. */
async function pulled(untrue: Untrue, isUntrue: (ask: Ask) => boolean) {
  const { address } = await start({
    connectors: { Things: thingRows(COUNT) },
    interfere: (ask) => (ask.connector !== undefined && isUntrue(ask) ? untrue(ask) : undefined),
  });
  const pull = { pageSize: 10, parallel: 2 };
  return pullFrom(address, files, { pull }).then(
    (done) => done.rows["Things.json"],
    ({ code }: { code: string }) => void expect(code).toMatch(/^SOURCE_(UNAVAILABLE|ANSWER_WRONG)$/),
  );
}

describe("I-08: a partial answer takes nobody away", () => {
  it.each(Object.entries(CUT_SHORT))(
    "%s, at any one question: everything is pulled all the same",
    async (_, untrue) => {
      for (let nth = 1; nth <= QUESTIONS; nth += 1) {
        expect(await pulled(untrue, (ask) => ask.nth === nth)).toEqual(whole);
      }
    },
  );

  it.each(Object.entries(WRONG))(
    "%s, at any one question: nothing is pulled, unless it was of no use",
    async (_, untrue) => {
      expect(await pulled(untrue, ({ nth }) => nth === 1)).toBeUndefined();
      for (let nth = 2; nth <= QUESTIONS; nth += 1) {
        expect([whole, undefined]).toContainEqual(await pulled(untrue, (ask) => ask.nth === nth));
      }
    },
  );

  it.each(Object.entries({ ...CUT_SHORT, ...WRONG }))(
    "%s, at every question from the third on: everything is pulled, or nothing",
    async (_, untrue) => {
      expect([whole, undefined]).toContainEqual(await pulled(untrue, ({ nth }) => nth > 2));
    },
  );
});

describe("rows that are all there", () => {
  it.each([1, 9, 10, 11, 19, 20, 28, 29])("are all pulled when there are %d", async (count) => {
    const { address } = await start({ connectors: { Things: thingRows(count) } });
    const done = await pullFrom(address, files, { pull: { pageSize: 10, parallel: 2 } });
    expect(done.rows["Things.json"]).toEqual(whole.slice(0, count));
  });

  it("may be the same to the hub: each of them is kept", async () => {
    const same = Array.from({ length: 25 }, (_, index) => ({ Code: "T1", Naam_van_ding: "x", Memo: String(index) }));
    const { address } = await start({ connectors: { Things: same } });
    const done = await pullFrom(address, files, { pull: { pageSize: 10 } });
    expect(done.rows["Things.json"]).toEqual(same.map(() => ({ Code: "T1", Naam_van_ding: "x" })));
  });

  it("may be none only where the adapter allows it", async () => {
    const fields = { Periods: ["Code", "Begindatum", "Actueel"], Things: ["Code", "Naam_van_ding"] };
    const first = await start({ connectors: { Periods: [], Things: thingRows(1) }, fields });
    expect((await pullFrom(first.address, files)).rows["Periods.json"]).toEqual([]);
    const second = await start({ connectors: { Things: [] }, fields });
    await expect(pullFrom(second.address, files)).rejects.toMatchObject({
      code: "SOURCE_ANSWER_WRONG",
      message: expect.stringMatching(/^Things: no rows, from/),
    });
  });

  it("are refused when pages come in an order of their own", async () => {
    const turned = rows((all) => all.toReversed());
    expect(await pulled(turned, ({ nth }) => nth % 2 === 0)).toBeUndefined();
  });
});
