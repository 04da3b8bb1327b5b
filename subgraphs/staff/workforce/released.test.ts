import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { withClient } from "@regiohub/infra/db/connect";
import { countStatements } from "@regiohub/infra/testing/statements";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { site } from "@regiohub/schema/records/index";
import { boardCaller, codesOf, partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { deliver, type Person, peopleOf } from "../testing/people.js";
import { siteRecord } from "../testing/records.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  await hub.load(site, [siteRecord()], { board: null });
});
afterAll(() => hub.close());

let run = 0;
beforeEach(async () => {
  await withClient(hub.url, (client) =>
    client.query("truncate staff.release, staff.release_people, staff.release_answer"),
  );
});

const delivered = (...people: readonly (readonly Person[])[]) => {
  run += 1;
  return deliver(hub, "99001", run, people.flat());
};

const FIELDS = "on persons employments fte suppressedBecause";
const question = (on: string) => `{ board(number: "99001") { workforce(on: "${on}") { ${FIELDS} } } }`;
const asked = async (on: string, caller: Caller = partner) => {
  const answer = await hub.query<{ board: { workforce: object } }>(question(on), { caller });
  expect(answer.errors).toBeUndefined();
  return answer.data?.board.workforce;
};
const figure = (on: string, persons: number, fte: string) => ({
  on,
  persons,
  employments: persons,
  fte,
  suppressedBecause: null,
});
const withheld = (on: string, suppressedBecause: string) => ({
  on,
  persons: null,
  employments: null,
  fte: null,
  suppressedBecause,
});

const [JANUARY, FEBRUARY, MARCH] = ["2026-01-01", "2026-02-01", "2026-03-01"];

describe("a board's workforce, for others", () => {
  it("goes on standing while too few have changed, whether nobody, one or nine", async () => {
    for (const left of [0, 1, 9]) {
      await delivered(peopleOf(30, 1), peopleOf(left, 31, { endsOn: "2026-01-31" }));
      expect(await asked(JANUARY)).toEqual(figure(JANUARY, 30 + left, ((30 + left) * 0.8).toFixed(2)));
      expect(await asked(FEBRUARY)).toMatchObject({ on: JANUARY, persons: 30 + left });
      await withClient(hub.url, (client) =>
        client.query("truncate staff.release, staff.release_people, staff.release_answer"),
      );
    }
  });

  it("is counted anew when ten left or came, however many who count the same took their place", async () => {
    await delivered(
      peopleOf(30, 1),
      peopleOf(12, 31, { endsOn: "2026-01-31" }),
      peopleOf(3, 51, { startsOn: "2026-02-01" }),
      peopleOf(2, 61, { startsOn: "2026-03-01" }),
    );
    expect(await asked(JANUARY)).toEqual(figure(JANUARY, 42, "33.60"));
    expect(await asked(FEBRUARY)).toMatchObject({ on: JANUARY });
    await delivered(
      peopleOf(30, 1),
      peopleOf(12, 31, { endsOn: "2026-01-31" }),
      peopleOf(2, 51, { startsOn: "2026-02-01" }),
    );
    expect(await asked(FEBRUARY)).toEqual(figure(FEBRUARY, 32, "25.60"));
  });

  it("does not show a correction of a few, and shows one of many", async () => {
    await delivered(peopleOf(30, 1));
    expect(await asked(JANUARY)).toMatchObject({ persons: 30, fte: "24.00" });
    await delivered(peopleOf(29, 1), peopleOf(1, 30, { fte: "0.2000" }));
    expect(await asked(JANUARY)).toMatchObject({ persons: 30, fte: "24.00" });
    await delivered(peopleOf(20, 1), peopleOf(10, 21, { fte: "0.2000" }));
    expect(await asked(JANUARY)).toMatchObject({ persons: 30, fte: "18.00" });
  });

  it("does not tell of a few by way of a third month", async () => {
    const [gone, back] = [{ endsOn: "2026-01-31" }, { startsOn: "2026-02-01", endsOn: "2026-02-28" }];
    await delivered(
      peopleOf(30, 1),
      peopleOf(12, 101, { ...gone, employmentNumber: "1" }),
      peopleOf(12, 101, { startsOn: "2026-03-01", employmentNumber: "2", contractStartsOn: "2026-03-01" }),
      peopleOf(12, 201, { ...back, fte: "0.5000" }),
      peopleOf(1, 301, { endsOn: "2026-02-28" }),
    );
    expect(await asked(JANUARY)).toMatchObject({ on: JANUARY, persons: 43 });
    expect(await asked(FEBRUARY)).toMatchObject({ on: FEBRUARY, persons: 43 });
    expect(await asked(MARCH)).toMatchObject({ on: FEBRUARY, persons: 43 }); // 42, but for one the same as in January
  });

  it("is withheld below ten, whatever becomes of it within a delivery", async () => {
    await delivered(peopleOf(9, 1));
    expect(await asked(JANUARY)).toEqual(withheld(JANUARY, "FEWER_THAN_10"));
    await delivered(peopleOf(10, 1));
    expect(await asked(JANUARY)).toEqual(figure(JANUARY, 10, "8.00"));
  });

  it("is withheld when one has nearly all of the size", async () => {
    await delivered(peopleOf(1, 1, { fte: "1.0000" }), peopleOf(12, 2, { fte: "0.0100" }));
    expect(await asked(JANUARY)).toEqual(withheld(JANUARY, "DOMINANCE"));
  });

  it("is withheld of a month before the first that is out, when it differs by a few", async () => {
    await delivered(peopleOf(30, 1), peopleOf(1, 31, { endsOn: "2026-01-31" }));
    await asked(FEBRUARY);
    expect(await asked(JANUARY)).toEqual(withheld(JANUARY, "DIFFERENCE"));
  });

  it("is asked by month, and as it is known now; the board itself asks any day, exactly", async () => {
    await delivered(peopleOf(30, 1), peopleOf(1, 31, { fte: "0.1234", endsOn: "2026-01-31" }));
    for (const caller of [partner, boardCaller("99002")]) {
      for (const on of ["2026-01-02", "2026-01-31", "1999-12-01"]) {
        expect(codesOf(await hub.query(question(on), { caller }))).toEqual(["ARGUMENT_INVALID"]);
      }
    }
    expect(await asked("2026-01-31", boardCaller("99001"))).toMatchObject({ persons: 31, fte: "24.1234" });
    expect(await asked("2026-02-01", boardCaller("99001"))).toMatchObject({ persons: 30, fte: "24.0000" });
  });
});

describe("a question that was asked before", () => {
  const statementsOf = async (on: string) => {
    const { statements } = await countStatements(staff, hub.url, question(on), { caller: partner });
    return statements.length;
  };

  it("takes one statement beside the board's own, until the board delivers", async () => {
    await delivered(peopleOf(30, 1));
    expect(await statementsOf(JANUARY)).toBeGreaterThan(2);
    expect(await statementsOf(JANUARY)).toBe(2);
    await delivered(peopleOf(30, 1));
    expect(await statementsOf(JANUARY)).toBeGreaterThan(2);
    expect(await statementsOf(JANUARY)).toBe(2);
  });

  it("by many at once has one answer, and is released once", async () => {
    await delivered(
      peopleOf(30, 1),
      peopleOf(10, 31, { endsOn: "2026-01-31" }),
      peopleOf(1, 41, { endsOn: "2026-02-28" }),
    );
    const months = [JANUARY, FEBRUARY, MARCH, JANUARY, FEBRUARY, MARCH];
    await Promise.all(months.map((on) => asked(on)));
    const { rows } = await withClient(hub.url, (client) =>
      client.query<{ number: number; persons: number }>("select number, persons from staff.release order by number"),
    );
    expect(rows.map(({ number }) => number)).toEqual([1, 2]);
    expect(new Set(rows.map(({ persons }) => persons))).not.toEqual(new Set([30, 31]));
  });
});
