import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { openPool, withClient } from "@regiohub/infra/db/connect";
import { loginUrl } from "@regiohub/infra/db/login";
import { figuresOf } from "@regiohub/infra/db/roles";
import { subgraphDatabase } from "@regiohub/infra/graphql/database";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { CalendarDate } from "@regiohub/infra/values";
import { employment, member, organisation, site } from "@regiohub/schema/records/index";
import type { SiteRecord } from "@regiohub/schema/records/site";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import type { Pool } from "pg";
import { staff } from "../index.js";
import { observe } from "../testing/observe.js";
import { employmentRecord, memberRecord, siteRecord } from "../testing/records.js";
import { countCells } from "../workforce/counted.js";

/*
 * Board 99001 has 99ZA00 in Emmen (AM03), where twelve work, and had 99YA00 in Assen (AM01), where twelve work by the
 * board's file, until it closed on 1 August 2024; the register of sites has it no more.
 */
const register = { board: null, coverage: "full" } as const;
const assen = { city: "ASSEN", municipalityCode: "0106", postcode: "9401 AB" };
const [MAIN, CLOSED] = [siteRecord(), siteRecord({ siteCode: "99YA00", ...assen })];
const [BEFORE, AFTER] = ["2023-10-01", "2025-10-01"] as const;
const NOT_CLOSED = { number: "99YA00", name: "De Maan", openedOn: null, closedOn: null };

let hub: TestSubgraph;
let pool: Pool;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  pool = openPool({ url: loginUrl(hub.url, figuresOf("staff")) });
  await hub.load(site, [MAIN, CLOSED], register);
  const people = Array.from({ length: 24 }, (_, index) => ({
    memberNumber: String(index + 1).padStart(4, "0"),
    siteCode: index < 12 ? "99ZA00" : "99YA00",
  }));
  await hub.load(
    member,
    people.map(({ memberNumber }) => memberRecord({ memberNumber })),
  );
  await hub.load(
    employment,
    people.map((one) => employmentRecord({ ...one, contractStartsOn: "2010-08-01", startsOn: "2010-08-01" })),
  );
  await observe(hub, ["99001"], { from: "2015-01-01", until: AFTER });
});
afterAll(async () => {
  await pool.end();
  await hub.close();
});

const closesOn = (closedOn: CalendarDate | null) => hub.load(organisation, [{ ...NOT_CLOSED, closedOn }], register);
const registerOf = (...sites: readonly SiteRecord[]) => hub.load(site, sites, register);
beforeEach(async () => {
  await closesOn("2024-08-01");
  await registerOf(MAIN);
});

interface Cell {
  readonly keys: readonly { readonly code: string }[];
  readonly persons: number;
  readonly fte: string;
}
/** The board's own cells, each in a line. */
const cells = async (on: CalendarDate, by: string) => {
  const { data, errors } = await hub.query<{ board: { workforce: { cells: readonly Cell[] } } }>(
    `{ board(number: "99001") { workforce(on: "${on}", ${by}) { cells { keys { code } persons fte } } } }`,
    { caller: boardCaller("99001") },
  );
  expect(errors).toBeUndefined();
  return data?.board.workforce.cells.map(({ keys, persons, fte }) =>
    [...keys.map(({ code }) => code), persons, fte].join(" "),
  );
};
const BY_SITE = "by: [SITE]";
const BY_REGION = "by: [REGION], regionScheme: ARBEIDSMARKTREGIO";

describe("people at a site that has closed", () => {
  it("count at it on days before, and at the first that is left on others", async () => {
    expect(await cells(BEFORE, BY_SITE)).toEqual(["99YA00 12 9.6000", "99ZA00 12 9.6000"]);
    expect(await cells(BEFORE, BY_REGION)).toEqual(["AM01 12 9.6000", "AM03 12 9.6000"]);
    expect(await cells(AFTER, BY_SITE)).toEqual(["99ZA00 24 19.2000"]);
    expect(await cells("2024-07-31", BY_SITE)).toHaveLength(2);
    expect(await cells("2024-08-01", BY_SITE)).toHaveLength(1);
  });

  it("are of its region on days before, and of their board that is in it then", async () => {
    const ask = async (on: CalendarDate) => {
      const { data } = await hub.query<{ region: { workforce: object | null } }>(
        `{ region(scheme: ARBEIDSMARKTREGIO, code: "AM01") {
          workforce(on: "${on}") { boardsInAll coverage { boards boardsDelivered sites } } } }`,
        { caller: partner },
      );
      return data?.region.workforce;
    };
    expect(await ask(BEFORE)).toEqual({ boardsInAll: 1, coverage: { boards: 1, boardsDelivered: 1, sites: 1 } });
    expect(await ask(AFTER)).toBeNull();
    const figures = subgraphDatabase("staff", pool);
    const counted = await countCells(figures, new Map([["99001", "ARBEIDSMARKTREGIO AM01"]]), BEFORE);
    expect(counted.map(({ persons, fte }) => [persons, fte])).toEqual([[12, 8000]]);
  });
});

describe("days that have been counted", () => {
  const laidAt = () =>
    withClient(hub.url, async (client) => {
      const { rows } = await client.query<{ at: string }>(
        "select string_agg(laid_at::text, ' ') as at from staff.day_cell_state",
      );
      return rows[0]?.at;
    });

  it("are counted anew once a register says that a site closed otherwise, came back, or went", async () => {
    expect(await cells(BEFORE, BY_SITE)).toHaveLength(2);
    await closesOn("2023-08-01");
    expect(await cells(BEFORE, BY_SITE)).toEqual(["99ZA00 24 19.2000"]);
    await closesOn(null);
    await registerOf(MAIN, CLOSED);
    expect(await cells(AFTER, BY_SITE)).toHaveLength(2);
    await registerOf(MAIN);
    expect(await cells(AFTER, BY_SITE)).toHaveLength(1);
  });

  it("are counted anew once a school is another board's, whose first site it was", async () => {
    await closesOn(null);
    await registerOf(MAIN, CLOSED);
    const above = { memberNumber: "0001", employmentNumber: "2", siteCode: null } as const;
    await hub.load(employment, [employmentRecord(above)], { coverage: "windowed" });
    expect(await cells("2026-12-01", BY_SITE)).toEqual(["99YA00 12 10.4000", "99ZA00 12 9.6000"]);
    await registerOf(MAIN, { ...CLOSED, boardNumber: "99002" });
    expect(await cells("2026-12-01", BY_SITE)).toEqual(["99YA00 12 9.6000", "99ZA00 12 10.4000"]);
    await registerOf(MAIN, CLOSED);
  });

  it("stay where a register says nothing else that people count by; where a site lies is looked up", async () => {
    await closesOn(null);
    await registerOf(MAIN, CLOSED);
    await cells(AFTER, BY_SITE);
    const before = await laidAt();
    await registerOf({ ...MAIN, name: "De Ster", municipalityCode: "0106" }, CLOSED);
    expect(await cells(AFTER, BY_REGION)).toEqual(["AM01 24 20.0000"]);
    expect(await laidAt()).toBe(before);
  });
});
