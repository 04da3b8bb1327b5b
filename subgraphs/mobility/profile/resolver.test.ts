import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { countStatements } from "@regiohub/infra/testing/statements";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { profile } from "@regiohub/schema/records/index";
import { adviser, boardCaller, codesOf, operator } from "@regiohub/schema/testing/callers";
import { matcher, profileRecord } from "@regiohub/schema/testing/profiles";
import { mobility } from "../index.js";
import { agree } from "../testing/profiles.js";
import { PAGE, type TestPage } from "../testing/region.js";

const FIELDS = `id staffMember { id mobilityProfile { functionWanted } } functionWanted fteFrom fteTo
  regions { scheme code } availableFrom availableTo consents @include(if: $consents) { recipientPartner recipientBoard { number } }`;
const LIST = `query ($first: Int! = 20, $after: String, $filter: MobilityProfileFilter, $consents: Boolean! = false) {
  mobilityProfiles(first: $first, after: $after, filter: $filter) { ${PAGE(FIELDS)} } }`;

interface Profile {
  id: string;
  functionWanted: string;
  staffMember: { id: string; mobilityProfile: { functionWanted: string } | null };
  consents: { recipientPartner: string | null }[] | null;
}

const portal = matcher("portal");
const own = boardCaller("99001");

let hub: TestSubgraph;
/**
 * Board 99001 has Ann, who agreed to portal and to board 99002, in AM03 until the end of 2026, and Bob, who agreed to
 * nobody; board 99002 has Cis, who agreed to portal and other, anywhere, from 2027 on.
 */
beforeAll(async () => {
  hub = await testSubgraph(mobility);
  const ann = profileRecord("1", { functionWanted: "Ann", regions: "AM01 AM03", availableTo: "2026-12-31" });
  await hub.load(profile, [ann, profileRecord("2", { functionWanted: "Bob", regions: "AM02" })], { board: "99001" });
  await hub.load(profile, [profileRecord("1", { functionWanted: "Cis", availableFrom: "2027-01-01" })], {
    board: "99002",
  });
  const agreed = (board: string, number: string, ...recipients: string[]) =>
    agree(hub.url, ...recipients.map((recipient) => ({ board, number, recipient })));
  await agreed("99001", "1", "PARTNER portal", "BOARD 99002");
  await agreed("99002", "1", "PARTNER portal", "PARTNER other");
});
afterAll(() => hub.close());

async function list(caller: Caller, variables: object = {}): Promise<TestPage<Profile>> {
  const answer = await hub.query<{ mobilityProfiles: TestPage<Profile> }>(LIST, {
    caller,
    variables: { ...variables },
  });
  expect(answer.errors).toBeUndefined();
  return answer.data?.mobilityProfiles as TestPage<Profile>;
}
const wishes = ({ edges }: TestPage<Profile>) => edges.map(({ node }) => node.functionWanted).sort();
const profileOf = async (caller: Caller, name: string) =>
  (await list(caller)).edges.map(({ node }) => node).find(({ functionWanted }) => functionWanted === name) as Profile;

describe("Query.mobilityProfiles", () => {
  it("lists the own boards' people, and those who agreed, and counts no others", async () => {
    for (const [caller, seen] of [
      [own, ["Ann", "Bob"]],
      [boardCaller("99002"), ["Ann", "Cis"]],
      [portal, ["Ann", "Cis"]],
      [matcher("other"), ["Cis"]],
      [matcher("third"), []],
    ] as const) {
      const page = await list(caller);
      expect([wishes(page), page.totalCount]).toEqual([seen, seen.length]);
    }
  });

  it("is for no other purpose, and for no other kind of caller", async () => {
    for (const caller of [matcher("portal", { purpose: "STATISTICS" }), adviser("NOORD"), operator]) {
      expect(codesOf(await hub.query(LIST, { caller }))).toEqual(["FORBIDDEN"]);
    }
  });

  it.each([
    [{ own: true }, ["Cis"]],
    [{ own: false }, ["Ann"]],
    [{ region: { scheme: "ARBEIDSMARKTREGIO", code: "AM03" } }, ["Ann", "Cis"]],
    [{ region: { scheme: "ARBEIDSMARKTREGIO", code: "AM02" } }, ["Cis"]],
    [{ availableOn: "2026-12-31" }, ["Ann"]],
    [{ availableOn: "2027-01-01" }, ["Cis"]],
  ])("narrows what can be seen: %j", async (filter, seen) => {
    const page = await list(boardCaller("99002"), { filter });
    expect([wishes(page), page.totalCount]).toEqual([seen, seen.length]);
  });

  it("tells a partner nothing of whose people they are by the filter on own boards", async () => {
    expect(wishes(await list(portal, { filter: { own: true } }))).toEqual([]);
    expect(wishes(await list(portal, { filter: { own: false } }))).toEqual(["Ann", "Cis"]);
  });

  it("walks page by page, with cursors that are good for one caller alone", async () => {
    const first = await list(portal, { first: 1 });
    const second = await list(portal, { first: 1, after: first.pageInfo.endCursor });
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    expect([...wishes(first), ...wishes(second)].sort()).toEqual(["Ann", "Cis"]);
    const variables = { after: first.pageInfo.endCursor };
    expect(codesOf(await hub.query(LIST, { caller: matcher("other"), variables }))).toEqual(["CURSOR_INVALID"]);
  });

  it("asks for a page of 1 to 100", async () => {
    const tooMany = await hub.query("{ mobilityProfiles(first: 101) { totalCount } }", { caller: own });
    expect(codesOf(tooMany)).toEqual(["ARGUMENT_INVALID"]);
  });

  it("costs one statement per list, count and kind of thing below, whatever the number of people", async () => {
    const { result, statements } = await countStatements(mobility, hub.url, LIST, {
      caller: own,
      variables: { consents: true },
    });
    expect(result.errors).toBeUndefined();
    expect(statements).toHaveLength(4);
  });
});

describe("a profile", () => {
  it("says what the person offers and wants", async () => {
    expect(await profileOf(portal, "Ann")).toMatchObject({
      fteFrom: "0.4000",
      fteTo: "0.8000",
      regions: [
        { scheme: "ARBEIDSMARKTREGIO", code: "AM01" },
        { scheme: "ARBEIDSMARKTREGIO", code: "AM03" },
      ],
      availableFrom: "2026-01-01",
      availableTo: "2026-12-31",
      staffMember: { mobilityProfile: { functionWanted: "Ann" } },
    });
    expect(await profileOf(portal, "Cis")).toMatchObject({ regions: [], availableTo: null });
  });

  it("says to their employer alone whom they agreed to", async () => {
    const consentsOf = async (caller: Caller, name: string) => {
      const { edges } = await list(caller, { consents: true });
      return edges.map(({ node }) => node).find(({ functionWanted }) => functionWanted === name)?.consents;
    };
    expect(await consentsOf(own, "Ann")).toHaveLength(2);
    expect(await consentsOf(own, "Bob")).toEqual([]);
    expect(await consentsOf(boardCaller("99002"), "Ann")).toBeNull();
    const asked = await hub.query(LIST, { caller: portal, variables: { consents: true } });
    expect(codesOf(asked)).toEqual(["FORBIDDEN", "FORBIDDEN"]);
  });

  it("has ids that differ per partner", async () => {
    const ids = async (caller: Caller) => {
      const { id, staffMember } = await profileOf(caller, "Cis");
      return [id, staffMember.id];
    };
    const all = [...(await ids(portal)), ...(await ids(matcher("other")))];
    expect(new Set(all).size).toBe(4);
    expect(await ids(portal)).toEqual(all.slice(0, 2));
  });
});

describe("Query.mobilityProfile", () => {
  const ask = async (id: string, caller: Caller) =>
    (
      await hub.query<{ mobilityProfile: Profile | null }>(
        "query ($id: ID!) { mobilityProfile(id: $id) { functionWanted } }",
        { caller, variables: { id } },
      )
    ).data?.mobilityProfile;

  it("gives one that the caller may see, and null for any other id", async () => {
    const { id, staffMember } = await profileOf(own, "Ann");
    expect(await ask(id, own)).toEqual({ functionWanted: "Ann" });
    expect(await ask(id, boardCaller("99002"))).toEqual({ functionWanted: "Ann" });
    expect(await ask(id, boardCaller("99003"))).toBeNull();
    for (const other of [staffMember.id, "1.x", ""]) expect(await ask(other, own)).toBeNull();
    // Another's id names nothing here, also when its person is one that the caller may see.
    expect(await ask(id, portal)).toBeNull();
  });
});

describe("a reference to a person", () => {
  const ENTITIES = `query ($refs: [_Any!]!) { _entities(representations: $refs) {
    ... on StaffMember { id mobilityProfile { functionWanted } } } }`;
  const ask = async (ids: readonly string[], caller: Caller) => {
    const variables = { refs: ids.map((id) => ({ __typename: "StaffMember", id })) };
    return (await hub.query<{ _entities: object[] }>(ENTITIES, { caller, variables })).data?._entities;
  };

  it("has a profile where the caller may see it", async () => {
    const [ann, bob] = await Promise.all(
      ["Ann", "Bob"].map(async (name) => (await profileOf(own, name)).staffMember.id),
    );
    const ids = [ann, bob] as [string, string];
    expect(await ask(ids, own)).toEqual([
      { id: ann, mobilityProfile: { functionWanted: "Ann" } },
      { id: bob, mobilityProfile: { functionWanted: "Bob" } },
    ]);
    expect(await ask(ids, boardCaller("99002"))).toEqual([
      { id: ann, mobilityProfile: { functionWanted: "Ann" } },
      null, // there as somebody who is nobody
    ]);
  });

  it("is null where the id names nobody", async () => {
    expect(await ask(["1.x", (await profileOf(own, "Ann")).id], own)).toEqual([null, null]);
  });
});
