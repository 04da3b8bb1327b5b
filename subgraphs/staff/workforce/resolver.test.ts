import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { employment, member, site } from "@regiohub/schema/records/index";
import { adviser, boardCaller, codesOf, operator, partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { deliver, peopleOf } from "../testing/people.js";
import { employmentRecord, memberRecord, siteRecord } from "../testing/records.js";
import { openRegion } from "../testing/region.js";

const workforce = async (hub: TestSubgraph, caller: Caller, on = "2026-10-01", board = "99001") => {
  const answer = await hub.query(
    `{ board(number: "${board}") { workforce(on: "${on}") { on persons fte employments suppressed } } }`,
    { caller },
  );
  expect(answer.errors).toBeUndefined();
  return (answer.data as { board: { workforce: object | null } }).board.workforce;
};

describe("who counts", () => {
  /** Of long ago: whom it leaves out was there on no day that is asked for. */
  const day = "2000-01-01";
  let hub: TestSubgraph;
  beforeAll(async () => {
    hub = await testSubgraph(staff);
    await hub.load(site, [siteRecord()], { board: null });
    await hub.load(
      member,
      ["0001", "0002"].map((memberNumber) => memberRecord({ memberNumber })),
      { day },
    );
  });
  afterAll(() => hub.close());

  const counted = async (records: readonly EmploymentRecord[], on?: string) => {
    await hub.load(employment, records, { coverage: "full", day });
    return workforce(hub, boardCaller("99001"), on);
  };
  const nobody = { persons: 0, employments: 0, fte: "0.0000" };

  it("is a person once, with the size of each employment once however many lines it has", async () => {
    const records = [
      employmentRecord(),
      employmentRecord({ lineNumber: "2" }),
      employmentRecord({ employmentNumber: "2", fte: "0.2500" }),
      employmentRecord({ memberNumber: "0002", fte: null }),
    ];
    expect(await counted(records)).toEqual({
      on: "2026-10-01",
      persons: 2,
      employments: 3,
      fte: "1.0500",
      suppressed: false,
    });
  });

  it("is not a trainee, nor somebody who is not on the payroll", async () => {
    for (const contractKind of ["TRAINEE", "EXTERNAL"] as const) {
      expect(await counted([employmentRecord({ contractKind })])).toMatchObject(nobody);
    }
    for (const contractKind of ["PERMANENT", "TEMPORARY", "REPLACEMENT"] as const) {
      expect(await counted([employmentRecord({ contractKind })])).toMatchObject({ persons: 1 });
    }
  });

  it("is whose employment runs, first and last day included", async () => {
    const contract = { contractStartsOn: "2026-01-01", contractEndsOn: "2026-12-31", startsOn: "2025-01-01" };
    for (const [on, persons] of [
      ["2025-12-31", 0],
      ["2026-01-01", 1],
      ["2026-12-31", 1],
      ["2027-01-01", 0],
    ] as const) {
      expect(await counted([employmentRecord(contract)], on)).toMatchObject({ persons });
    }
  });

  it("has the size of the line that runs; of none, that of the one before, else of the one after", async () => {
    const lines = [
      employmentRecord({ lineNumber: "1", startsOn: "2026-01-01", endsOn: "2026-06-30", fte: "0.5000" }),
      employmentRecord({ lineNumber: "2", startsOn: "2026-09-01", endsOn: "2026-12-31", fte: "1.0000" }),
    ];
    for (const [on, fte] of [
      ["2025-12-31", "0.5000"],
      ["2026-01-01", "0.5000"],
      ["2026-08-31", "0.5000"],
      ["2026-09-01", "1.0000"],
      ["2027-01-01", "1.0000"],
    ] as const) {
      expect(await counted(lines, on)).toMatchObject({ persons: 1, fte });
    }
  });
});

describe("who may see it", () => {
  let hub: TestSubgraph;
  beforeAll(async () => {
    hub = await openRegion();
  });
  afterAll(() => hub.close());

  it("is every board and partner, from ten people on", async () => {
    for (const caller of [partner, boardCaller("99002")]) {
      expect(await workforce(hub, caller)).toMatchObject({ persons: 12, fte: "9.60", suppressed: false });
    }
    expect(await workforce(hub, boardCaller("99001"))).toMatchObject({ persons: 12, fte: "9.6000" });
  });

  it("is the board itself alone, below ten people", async () => {
    const withheld = { on: "2026-10-01", persons: null, fte: null, employments: null, suppressed: true };
    for (const caller of [partner, boardCaller("99001")]) {
      expect(await workforce(hub, caller, undefined, "99002")).toEqual(withheld);
    }
    expect(await workforce(hub, boardCaller("99002"), undefined, "99002")).toMatchObject({ persons: 3 });
  });

  it.each([operator, adviser()])("is not $kind", async (caller) => {
    const answer = await hub.query('{ board(number: "99001") { workforce(on: "2026-10-01") { persons } } }', {
      caller,
    });
    expect(answer.data).toEqual({ board: { workforce: null } });
    expect(codesOf(answer)).toEqual(["FORBIDDEN"]);
  });

  it("withholds nobody as well as few: nought is a figure too", async () => {
    expect(await workforce(hub, partner, "2001-01-01")).toMatchObject({ persons: null, suppressed: true });
  });

  it("is nobody for a board that does not deliver", async () => {
    expect(await workforce(hub, partner, undefined, "99003")).toBeNull();
  });
});

describe("a total beside cells that were counted before", () => {
  let hub: TestSubgraph;
  beforeAll(async () => {
    hub = await testSubgraph(staff);
    await hub.load(site, [siteRecord()], { board: null });
  });
  afterAll(() => hub.close());

  it("is of the last delivery, whether it was counted before or not", async () => {
    const own = boardCaller("99001");
    const divided = () =>
      hub.query('{ board(number: "99001") { workforce(on: "2026-10-01", by: [SEX]) { cells { persons } } } }', {
        caller: own,
      });
    for (const [runId, persons, fte] of [
      [1, 3, "2.4000"],
      [2, 5, "4.0000"],
    ] as const) {
      await deliver(hub, "99001", runId, peopleOf(persons, 1));
      const total = { on: "2026-10-01", persons, employments: persons, fte, suppressed: false };
      expect(await workforce(hub, own)).toEqual(total);
      expect((await divided()).errors).toBeUndefined();
      expect(await workforce(hub, own)).toEqual(total);
    }
  });
});
