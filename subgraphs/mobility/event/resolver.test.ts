import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { adviser, boardCaller, codesOf, operator, partner } from "@regiohub/schema/testing/callers";
import { mobility } from "../index.js";
import { PAGE, type TestPage } from "../testing/region.js";
import { stay } from "../testing/stays.js";
import { forgetAll } from "../testing/stored.js";
import { SECTORS, told } from "../testing/told.js";

interface Event {
  readonly id: string;
  readonly kind: string;
  readonly on: string;
  readonly staffMember: { readonly id: string } | null;
  readonly fromBoard: { readonly number: string } | null;
  readonly toBoard: { readonly number: string } | null;
  readonly fteBefore: string | null;
  readonly fteAfter: string | null;
  readonly fteMoved: string | null;
  readonly superseded: boolean;
  readonly supersededBy: Event | null;
}
const FIELDS = `id kind on gapDays confidence reason superseded staffMember { id } fromBoard { number } toBoard { number }
  fteBefore fteAfter fteMoved functionBefore functionAfter schoolBefore { brin } schoolAfter { brin }
  supersededBy { id kind supersededBy { id } }`;
const OF_BOARD = `query ($board: _Any!, $first: Int! = 20, $after: String, $filter: MobilityEventFilter) {
  _entities(representations: [$board]) { ... on Board { mobilityEvents(first: $first, after: $after, filter: $filter) { ${PAGE(FIELDS)} } } } }`;

let hub: TestSubgraph;
/**
 * Ann (1) left 11111 in July 2025 and came to 44444, of secondary education, in September. Bob (2) is at 11111, for less
 * since 2026, and at 22222 for as much more. Cis (3) went from one school of 22222 to another.
 */
beforeAll(async () => {
  hub = await testSubgraph(mobility);
  await withClient(hub.url, (client) => forgetAll(client, SECTORS));
  const half = { fte: 5_000 };
  const ann = stay("11111 1", "2015-08-01..2025-07-31", { siteCode: "11AA00" });
  const bob = [stay("11111 2", "2015-08-01..2025-12-31"), stay("11111 2", "2026-01-01", half)];
  const bobToo = [stay("22222 2", "2015-08-01..2025-12-31", { fte: 2_000 }), stay("22222 2", "2026-01-01", half)];
  const cis = [
    stay("22222 3", "2015-08-01..2025-07-31", { siteCode: "22AA00" }),
    stay("22222 3", "2025-08-01", { siteCode: "22BB00" }),
  ];
  const came = stay("44444 1", "2025-09-09", { fte: 8_000, functionGroup: "MANAGEMENT" });
  await told(hub.url, [ann, ...bob], [...bobToo, ...cis], [came]);
});
afterAll(() => hub.close());

const ask = (caller: Caller, number: string, variables: object = {}) =>
  hub.query<{ _entities: [{ mobilityEvents: TestPage<Event> | null }] }>(OF_BOARD, {
    caller,
    variables: { board: { __typename: "Board", number }, ...variables },
  });
async function events(number: string, variables: object = {}): Promise<TestPage<Event>> {
  const { data, errors } = await ask(boardCaller(number), number, variables);
  expect(errors).toBeUndefined();
  return data?._entities[0].mobilityEvents as TestPage<Event>;
}
const nodes = async (number: string, filter: object = {}) =>
  (await events(number, { filter })).edges.map(({ node }) => node);
const one = async (number: string, kind: string): Promise<Event> => {
  const [event] = await nodes(number, { kinds: [kind] });
  expect(event).toBeDefined();
  return event as Event;
};

describe("Board.mobilityEvents", () => {
  it("tells a board what happened to its people, latest first", async () => {
    const { edges, totalCount } = await events("11111");
    expect(edges.map(({ node }) => `${node.on} ${node.kind}`)).toEqual([
      expect.stringMatching("2026-01-01"),
      expect.stringMatching("2026-01-01"),
      "2025-09-09 PO_TO_VO",
    ]);
    expect(totalCount).toBe(3);
    expect((await nodes("22222")).map(({ kind }) => kind).sort()).toEqual([
      "PARTIAL_TRANSFER",
      "TRANSFER_INTRA_BOARD",
      "WTF_CHANGE",
    ]);
  });

  it("shows both boards of a move one event, each with its own person and its own side", async () => {
    const [left, came] = [await one("11111", "PO_TO_VO"), await one("44444", "PO_TO_VO")];
    const same = { on: "2025-09-09", gapDays: 40, fromBoard: { number: "11111" }, toBoard: { number: "44444" } };
    expect(left).toMatchObject({ ...same, fteBefore: "1.0000", fteAfter: null, schoolBefore: { brin: "11AA" } });
    expect(left).toMatchObject({ functionBefore: "TEACHING", functionAfter: null });
    expect(came).toMatchObject({ ...same, fteBefore: null, fteAfter: "0.8000", schoolBefore: null });
    expect(came).toMatchObject({ functionBefore: null, functionAfter: "MANAGEMENT" });
    expect(left.staffMember).not.toEqual(came.staffMember);
    expect(left.id).not.toBe(came.id);
  });

  it("tells of a part that moved how much of it did, and not what either board has", async () => {
    expect(await one("11111", "PARTIAL_TRANSFER")).toMatchObject({
      fteMoved: "0.3000",
      fteBefore: null,
      fteAfter: null,
    });
    expect(await one("22222", "TRANSFER_INTRA_BOARD")).toMatchObject({
      schoolBefore: { brin: "22AA" },
      schoolAfter: { brin: "22BB" },
    });
  });

  it("keeps what turned out to be otherwise, and says what is so in its place", async () => {
    const [before] = await nodes("11111", { superseded: true });
    expect(before).toMatchObject({ kind: "OUTFLOW", reason: "UNKNOWN", superseded: true });
    expect(before?.supersededBy).toMatchObject({ id: (await one("11111", "PO_TO_VO")).id, supersededBy: null });
    expect(await nodes("44444", { superseded: true })).toEqual([]);
  });

  it("picks days and kinds, and comes in pages", async () => {
    expect((await nodes("11111", { from: "2025-09-10" })).length).toBe(2);
    expect((await nodes("11111", { to: "2025-09-09" })).map(({ kind }) => kind)).toEqual(["PO_TO_VO"]);
    expect(await nodes("11111", { kinds: [] })).toEqual([]);
    const all = (await nodes("11111")).map(({ id }) => id);
    const walked: string[] = [];
    for (let after: string | null = null; walked.length < all.length; ) {
      const { edges, pageInfo } = await events("11111", { first: 1, after });
      walked.push(...edges.map(({ node }) => node.id));
      after = pageInfo.endCursor;
    }
    expect(walked).toEqual(all);
  });

  it.each([
    ["another board", boardCaller("22222")],
    ["a partner", partner],
    ["an adviser", adviser("ACTV")],
    ["the operator", operator],
  ])("refuses %s", async (_, caller) => {
    const { data, errors } = await ask(caller, "11111");
    expect(codesOf({ errors })).toEqual(["FORBIDDEN"]);
    expect(data?._entities[0].mobilityEvents).toBeNull();
  });
});

describe("Query.mobilityEvent", () => {
  const BY_ID = "query ($id: ID!) { mobilityEvent(id: $id) { kind toBoard { number } } }";
  const byId = async (caller: Caller, id: string) => {
    const { data, errors } = await hub.query<{ mobilityEvent: Event | null }>(BY_ID, { caller, variables: { id } });
    expect(errors).toBeUndefined();
    return data?.mobilityEvent;
  };

  it("gives an event to the board that its id was given to, and to no other, not even the other one of it", async () => {
    const { id } = await one("11111", "PO_TO_VO");
    expect(await byId(boardCaller("11111"), id)).toMatchObject({ kind: "PO_TO_VO", toBoard: { number: "44444" } });
    expect(await byId(boardCaller("44444"), id)).toBeNull();
    expect(await byId(boardCaller("22222"), id)).toBeNull();
  });

  it("knows no event by what is no id", async () => {
    for (const id of ["", "1", "1.abc", "MobilityEvent"]) expect(await byId(boardCaller("11111"), id)).toBeNull();
  });
});

it("no row of an event reaches a reader that is neither of its boards", async () => {
  const count = (boards: string) =>
    withClient(hub.url, async (client) => {
      await client.query("begin");
      await client.query("select set_config('hub.boards', $1, true)", [boards]);
      await client.query("set local role hub_mobility_read");
      const { rows } = await client.query<{ kind: string }>("select kind from mobility.event where kind = 'PO_TO_VO'");
      await client.query("rollback");
      return rows.length;
    });
  expect([await count("11111"), await count("44444"), await count("22222"), await count("")]).toEqual([1, 1, 0, 0]);
});

it("says to each board what is so at it in the place of a move that was corrected", async () => {
  await withClient(hub.url, (client) => forgetAll(client, SECTORS));
  const left = stay("11111 9", "2015-08-01..2026-07-31");
  const others = [stay("11111 7", "2015-08-01"), stay("11111 8", "2015-08-01")];
  const corrected = { ...left, endsOn: "2026-05-15" };
  await told(hub.url, [left, ...others], [stay("22222 9", "2026-08-01")], [corrected, ...others]);
  const inPlace = async (board: string) =>
    (await nodes(board, { superseded: true, kinds: ["TRANSFER_INTER_BOARD"] })).map(
      ({ supersededBy }) => supersededBy?.kind,
    );
  expect(await inPlace("11111")).toEqual(["OUTFLOW"]);
  expect(await inPlace("22222")).toEqual(["RE_ENTRY"]);
});
