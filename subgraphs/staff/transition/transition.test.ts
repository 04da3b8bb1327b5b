import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { employment, member, organisation, site, transition } from "@regiohub/schema/records/index";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { employmentRecord, memberRecord, siteRecord } from "../testing/records.js";

/** Days that two editions of the register speak of. */
const [FIRST, SECOND] = ["2025-10-01", "2026-03-01"] as const;
const BEFORE = "2026-02-28";
const register = { board: null, coverage: "full", day: SECOND } as const;
const schoolOf99002 = siteRecord({ siteCode: "99YA00", boardNumber: "99002", denomination: "Rooms-Katholiek" });

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  await hub.load(site, [siteRecord(), schoolOf99002], { ...register, day: FIRST });
});
afterAll(() => hub.close());

const ask = async (document: string, caller: Caller = partner) => {
  const answer = await hub.query(document, { caller });
  expect(answer.errors).toBeUndefined();
  return answer.data;
};
const line = (more: object) => employmentRecord({ siteCode: "99YA00", ...more });
const deliver = async (board: string, lines: readonly object[]) => {
  await hub.load(member, [memberRecord()], { board });
  const { rejections } = await hub.load(employment, lines, { board });
  return rejections.map(({ field, code }) => `${field} ${code}`);
};

describe("a school that goes over to another board", () => {
  beforeAll(async () => {
    expect(await deliver("99002", [line({})])).toEqual([]);
    await hub.load(site, [siteRecord(), { ...schoolOf99002, boardNumber: "99001" }], register);
  });

  it("was the former board's until the day before, and is the other's from then on", async () => {
    const schools = (board: string, on: string) =>
      ask(
        `{ board(number: "${board}") { schools(validOn: "${on}") { edges { node { brin board { number } } } totalCount } } }`,
      );
    const gone = { brin: "99YA", board: { number: "99001" } };
    expect(await schools("99002", BEFORE)).toEqual({
      board: { schools: { edges: [{ node: gone }], totalCount: 1 } },
    });
    expect(await schools("99002", SECOND)).toEqual({ board: { schools: { edges: [], totalCount: 0 } } });
    expect(await schools("99001", BEFORE)).toMatchObject({ board: { schools: { totalCount: 1 } } });
    expect(await schools("99001", SECOND)).toMatchObject({ board: { schools: { totalCount: 2 } } });
    expect(await ask('{ board(number: "99002") { schools { totalCount } } }')).toEqual({
      board: { schools: { totalCount: 0 } },
    });
  });

  it("keeps the people who worked there with the board that delivers them", async () => {
    expect(await deliver("99002", [line({ endsOn: BEFORE, contractEndsOn: BEFORE })])).toEqual([]);
    const own = await ask(
      '{ board(number: "99002") { staffMembers(first: 1) { edges { node { employments { assignments { site { code } } } } } } } }',
      boardCaller("99002"),
    );
    expect(JSON.stringify(own)).toContain('"99YA00"');
  });

  it("is not the former board's to bring people to who came later", async () => {
    expect(await deliver("99002", [line({ startsOn: SECOND, contractStartsOn: SECOND })])).toEqual([
      "siteCode NOT_YOURS",
    ]);
    expect(await deliver("99003", [line({})])).toEqual(["siteCode NOT_YOURS"]);
  });

  it("is written down once when it goes back and forth, in editions of one day or of an earlier one", async () => {
    const edition = (boardNumber: string, day: string) =>
      hub.load(site, [siteRecord(), { ...schoolOf99002, boardNumber }], { ...register, day });
    const kept = async () => {
      const { rows } = await withClient(hub.url, (client) =>
        client.query("select board_no, valid_to from staff.school_board where brin = '99YA' order by valid_from"),
      );
      return rows.map(({ board_no, valid_to }) => [board_no, valid_to]);
    };
    const moved = [
      ["99002", BEFORE],
      ["99001", null],
    ];
    await edition("99002", SECOND);
    expect(await kept()).toEqual([["99002", null]]);
    await edition("99001", SECOND);
    expect(await kept()).toEqual(moved);
    await edition("99002", FIRST);
    expect(await kept()).toEqual([["99002", null]]);
    await edition("99001", SECOND);
    expect(await kept()).toEqual(moved);
  });
});

describe("a board that merged", () => {
  const merger = {
    fromNumber: "99002",
    toNumber: "99001",
    onDay: "2025-01-01",
    code: "F",
    name: "Fusie",
    isComplete: true,
  };
  const partly = { ...merger, fromNumber: "99001", toNumber: "99002", onDay: "2024-01-01", isComplete: false };
  const load = (records: readonly object[]) => hub.load(transition, records, register);
  const merged = () =>
    ask(
      '{ boards { edges { node { number mergedInto { number } mergedFrom { number } } } } former: board(number: "99002") { mergedInto { number } mergedFrom { number } } }',
    );

  it("says into which, and that one says from which; a part that went over is no merger", async () => {
    await load([merger, partly]);
    expect(await merged()).toMatchObject({
      boards: {
        edges: [
          { node: { number: "99001", mergedInto: null, mergedFrom: [{ number: "99002" }] } },
          { node: { number: "99002" } },
        ],
      },
      former: { mergedInto: { number: "99001" }, mergedFrom: [] },
    });
  });

  it("gives its schools over on the day of the merger, not on the day on which the register was read", async () => {
    await load([merger]);
    const kept = await withClient(hub.url, (client) =>
      client.query(
        "select board_no, valid_from, valid_to from staff.school_board where brin = '99YA' order by valid_from",
      ),
    );
    expect(kept.rows).toMatchObject([
      { board_no: "99002", valid_to: "2024-12-31" },
      { board_no: "99001", valid_from: "2025-01-01", valid_to: null },
    ]);
    const late = { startsOn: "2025-01-01", contractStartsOn: "2025-01-01" };
    expect(await deliver("99002", [line(late)])).toEqual(["siteCode NOT_YOURS"]);
    expect(await deliver("99002", [line({ startsOn: "2024-12-31", contractStartsOn: "2024-12-31" })])).toEqual([]);
  });

  it("has not merged before the day has come, nor once the full list no longer says so", async () => {
    await load([{ ...merger, onDay: "2098-01-01" }]);
    expect(await merged()).toMatchObject({ former: { mergedInto: null } });
    expect((await load([partly])).counts).toMatchObject({ removed: 1, added: 1 });
    expect(await merged()).toMatchObject({ former: { mergedInto: null } });
  });

  it("is told by the operator alone", async () => {
    const { rejections } = await hub.load(transition, [merger], { board: "99002" });
    expect(rejections.map(({ code }) => code)).toEqual(["NOT_YOURS"]);
  });
});

describe("what the register of institutions calls a board", () => {
  const names = (records: readonly object[]) => hub.load(organisation, records, register);
  const named = async (number: string) => {
    const boards = (await ask("{ boards(orderBy: NAME) { edges { node { number name } } } }")) as {
      boards: { edges: { node: { number: string; name: string | null } }[] };
    };
    return boards.boards.edges.find(({ node }) => node.number === number)?.node.name;
  };

  it("is its name until it gives one itself", async () => {
    await names([{ number: "99001", name: "Register en Zonen", openedOn: null, closedOn: null }]);
    expect(await named("99001")).toBe("Register en Zonen");
    await hub.load(site, [siteRecord()], { board: "99001", boardName: "Eigen Naam" });
    expect(await named("99001")).toBe("Eigen Naam");
  });

  it("goes with the list, and is told by the operator alone", async () => {
    const other = { number: "99002", name: "De Brug", openedOn: null, closedOn: "2025-01-01" };
    expect((await names([other])).counts).toMatchObject({ added: 1, removed: 1 });
    expect((await names([other])).counts).toMatchObject({ unchanged: 1 });
    const { rejections } = await hub.load(organisation, [other], { board: "99002" });
    expect(rejections.map(({ code }) => code)).toEqual(["NOT_YOURS"]);
  });
});

describe("what a board stands for", () => {
  it("is public, denominational, or unsaid when its schools are of both kinds", async () => {
    const denominations = {
      "99UA": "Openbaar",
      "99UB": "Rooms-Katholiek",
      "99UC": "Samenwerking Opb., RK",
      "99UD": null,
    };
    const brins = Object.keys(denominations) as (keyof typeof denominations)[];
    await hub.load(
      site,
      brins.map((brin, index) =>
        siteRecord({ siteCode: `${brin}00`, boardNumber: `9901${index}`, denomination: denominations[brin] }),
      ),
      { board: null, coverage: "windowed" },
    );
    const kinds = await ask(
      '{ boards(filter: { numbers: ["99001", "99010", "99011", "99012", "99013"] }) { edges { node { kind } } } }',
    );
    expect(kinds).toEqual({
      boards: { edges: [null, "PUBLIC", "DENOMINATIONAL", null, null].map((kind) => ({ node: { kind } })) },
    });
  });
});

describe("a register of secondary education", () => {
  it("brings its own boards, and closes nothing of primary education", async () => {
    const college = siteRecord({ siteCode: "99WA00", boardNumber: "99004", sector: "VO" });
    expect((await hub.load(site, [college], register)).counts).toMatchObject({ added: 1, removed: 0 });
    expect(
      await ask(
        '{ site(code: "99ZA00") { inRegister } board(number: "99004") { sector } primary: board(number: "99001") { sector } }',
      ),
    ).toEqual({
      site: { inRegister: true },
      board: { sector: "VO" },
      primary: { sector: "PO" },
    });
    expect((await hub.load(site, [siteRecord()], register)).counts).toMatchObject({ unchanged: 1 });
    expect(await ask('{ site(code: "99WA00") { inRegister } }')).toEqual({ site: { inRegister: true } });
  });
});
