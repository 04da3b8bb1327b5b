import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { profile } from "@regiohub/schema/records/index";
import { boardCaller, codesOf } from "@regiohub/schema/testing/callers";
import { inDays, matcher, profileRecord } from "@regiohub/schema/testing/profiles";
import { mobility } from "../index.js";
import { agree } from "../testing/profiles.js";

const hr = boardCaller("99001");
const CONSENT = "recipientBoard { number } recipientPartner purpose givenOn expiresOn withdrawnAt inForce evidence";
const RECORD = `mutation ($input: RecordConsentInput!) {
  recordConsent(input: $input) { clientMutationId userErrors { field message } consent { id ${CONSENT} } } }`;
const WITHDRAW = `mutation ($input: WithdrawConsentInput!) {
  withdrawConsent(input: $input) { clientMutationId userErrors { field message } consents { id ${CONSENT} } } }`;

interface Consent {
  id: string;
  recipientPartner: string | null;
  expiresOn: string;
  withdrawnAt: string | null;
  inForce: boolean;
}
interface Payload {
  clientMutationId: string;
  userErrors: { field: string[]; message: string }[];
  consent?: Consent | null;
  consents?: Consent[];
}

let hub: TestSubgraph;
let ann: string;
let bob: string;
beforeAll(async () => {
  hub = await testSubgraph(mobility);
  await hub.load(profile, [profileRecord("1")], { board: "99001" });
  await hub.load(profile, [profileRecord("2")], { board: "99002" });
  [ann] = (await people(hr)) as [string];
  [bob] = (await people(boardCaller("99002"))) as [string];
});
afterAll(() => hub.close());
beforeEach(() => withClient(hub.url, (client) => client.query("truncate mobility.consent, mobility.mutation")));

async function people(caller: Caller): Promise<string[]> {
  const page = await hub.query<{ mobilityProfiles: { edges: { node: { staffMember: { id: string } } }[] } }>(
    "{ mobilityProfiles { edges { node { staffMember { id } } } } }",
    { caller },
  );
  return page.data?.mobilityProfiles.edges.map(({ node }) => node.staffMember.id) ?? [];
}

const count = async (caller: Caller) => (await people(caller)).length;
let names = 0;
const input = (more: object = {}) => ({
  clientMutationId: `m-${++names}`,
  staffMember: ann,
  recipient: { partner: "portal" },
  purpose: "MATCHING",
  givenOn: inDays(0),
  evidence: "dossier 17",
  ...more,
});
const asking = async (document: string, asked: object, caller: Caller): Promise<Payload> => {
  const answer = await hub.query<Record<string, Payload>>(document, { caller, variables: { input: asked } });
  expect(answer.errors).toBeUndefined();
  return Object.values(answer.data ?? {})[0] as Payload;
};
const record = (more: object = {}, caller: Caller = hr) => asking(RECORD, input(more), caller);
const withdraw = ({ purpose: _, givenOn: __, evidence: ___, ...more }: ReturnType<typeof input>, caller: Caller = hr) =>
  asking(WITHDRAW, more, caller);
const rows = () =>
  withClient(
    hub.url,
    async (client) => (await client.query("select * from mobility.consent order by recorded_at")).rows,
  );

describe("recordConsent", () => {
  it("shows a person to whom they agreed, from the next question on", async () => {
    expect(await count(matcher("portal"))).toBe(0);
    expect(await record()).toMatchObject({ userErrors: [], consent: { recipientPartner: "portal", inForce: true } });
    expect(await count(matcher("portal"))).toBe(1);
    expect(await record({ recipient: { board: "99002" } })).toMatchObject({
      consent: { recipientBoard: { number: "99002" } },
    });
    expect(await count(boardCaller("99002"))).toBe(2);
  });

  it("keeps who wrote it down and where it is signed", async () => {
    await record({ evidence: " dossier 17 " });
    expect(await rows()).toMatchObject([
      { board_no: "99001", member_number: "1", evidence: "dossier 17", recorded_by: "https://issuer.example board-it" },
    ]);
  });

  it("lasts a year when nothing else is said", async () => {
    expect((await record({ givenOn: "2024-03-01" })).consent).toMatchObject({ expiresOn: "2025-02-28" });
    expect((await record({ givenOn: "2024-02-29" })).consent).toMatchObject({ expiresOn: "2025-02-27" });
  });

  it("does nothing more when it is asked again, and gives the same answer", async () => {
    const asked = input();
    const [first, ...others] = await Promise.all(Array.from({ length: 5 }, () => asking(RECORD, asked, hr)));
    for (const other of others) expect(other).toEqual(first);
    expect(await rows()).toHaveLength(1);
  });

  it("does not bring back what was withdrawn when it is asked again", async () => {
    const asked = input();
    await asking(RECORD, asked, hr);
    await withdraw(input());
    expect((await asking(RECORD, asked, hr)).consent).toMatchObject({ inForce: false });
    expect(await count(matcher("portal"))).toBe(0);
  });

  it("refuses a name that was another mutation's, but for another user", async () => {
    await record({ clientMutationId: "same" });
    const again = await hub.query(RECORD, {
      caller: hr,
      variables: { input: input({ clientMutationId: "same", evidence: "other" }) },
    });
    expect(codesOf(again)).toEqual(["ARGUMENT_INVALID"]);
    expect((await record({ clientMutationId: "same" }, { ...hr, subject: "another" })).userErrors).toEqual([]);
    expect(await rows()).toHaveLength(2);
  });

  it.each([
    ["staffMember", { staffMember: "1.x" }],
    ["clientMutationId", { clientMutationId: "" }],
    ["recipient", { recipient: {} }],
    ["recipient", { recipient: { board: "99002", partner: "portal" } }],
    ["recipient", { recipient: { board: "9900" } }],
    ["recipient", { recipient: { board: "99001" } }],
    ["recipient", { recipient: { partner: "a\nb" } }],
    ["givenOn", { givenOn: inDays(1) }],
    ["expiresOn", { givenOn: "2026-01-15", expiresOn: "2026-01-14" }],
    ["expiresOn", { givenOn: "2026-01-15", expiresOn: "2027-01-15" }],
    ["evidence", { evidence: "  " }],
    ["evidence", { evidence: "x".repeat(201) }],
    ["evidence", { evidence: "bsn 999990639" }],
  ])("writes nothing and says where the input is wrong: %s", async (field, more) => {
    const { userErrors, consent } = await record(more);
    expect([userErrors.map((error) => error.field), consent]).toEqual([[[field]], null]);
    expect(await rows()).toEqual([]);
  });

  it("answers as to an id of nobody when the person is another board's", async () => {
    const unknown = (await record({ staffMember: "1.x" })).userErrors;
    expect((await record({ staffMember: bob })).userErrors).toEqual(unknown);
  });

  it("brings nobody back who was erased, by an id of before", async () => {
    await hub.load(profile, [profileRecord("3")], { board: "99003" });
    const other = boardCaller("99003");
    const [id] = await people(other);
    await withClient(hub.url, (client) => client.query("delete from mobility.profile where board_no = '99003'"));
    const { userErrors, consent } = await record({ staffMember: id }, other);
    expect([userErrors.map((error) => error.field), consent]).toEqual([[["staffMember"]], null]);
    expect(await rows()).toEqual([]);
  });

  it("is for a board's users with the scope to write consents", async () => {
    for (const caller of [matcher("portal"), { ...hr, scopes: ["people:read", "profiles:read"] }]) {
      expect(codesOf(await hub.query(RECORD, { caller, variables: { input: input() } }))).toEqual(["FORBIDDEN"]);
    }
    expect(await rows()).toEqual([]);
  });
});

describe("withdrawConsent", () => {
  it("ends what was agreed with one recipient, prolonged or not, and leaves the others", async () => {
    await record();
    await record({ expiresOn: inDays(5) });
    await record({ recipient: { partner: "other" } });
    const { consents } = await withdraw(input());
    expect(consents?.map(({ recipientPartner, inForce }) => [recipientPartner, inForce])).toEqual([
      ["other", true],
      ["portal", false],
      ["portal", false],
    ]);
    expect([await count(matcher("portal")), await count(matcher("other"))]).toEqual([0, 1]);
  });

  it("ends everything when no recipient is named, also what would only begin to count", async () => {
    await agree(hub.url, { board: "99001", number: "1", recipient: "PARTNER later", givenOn: inDays(2) });
    await record({ recipient: { board: "99002" } });
    await withdraw({ ...input(), recipient: null } as never);
    expect((await rows()).map(({ withdrawn_at: at }) => at)).not.toContain(null);
    expect(await count(boardCaller("99002"))).toBe(1);
  });

  it("does nothing more when it is asked again: what was agreed since stands", async () => {
    const asked = input();
    await record();
    const first = await withdraw(asked);
    await record();
    expect(first.consents).toHaveLength(1);
    expect((await withdraw(asked)).consents?.map(({ inForce }) => inForce)).toEqual([true, false]);
  });

  it("leaves the moment of an earlier withdrawal as it is", async () => {
    await record();
    const [before] = (await withdraw(input())).consents ?? [];
    expect((await withdraw(input())).consents).toEqual([before]);
  });

  it("touches no other board's people", async () => {
    await agree(hub.url, { board: "99002", number: "2", recipient: "PARTNER portal" });
    expect((await withdraw(input({ staffMember: bob }))).userErrors.map(({ field }) => field)).toEqual([
      ["staffMember"],
    ]);
    expect(await count(matcher("portal"))).toBe(1);
  });
});

it("carries mutations of one document out in order, each answering what is there after it", async () => {
  const variables = { given: input(), ended: { clientMutationId: "w", staffMember: ann } };
  const answer = await hub.query<Record<string, Payload>>(
    `mutation ($given: RecordConsentInput!, $ended: WithdrawConsentInput!) {
      before: withdrawConsent(input: { clientMutationId: "v", staffMember: "${ann}" }) { consents { inForce } }
      recordConsent(input: $given) { consent { inForce } }
      withdrawConsent(input: $ended) { consents { inForce } } }`,
    { caller: hr, variables },
  );
  expect(answer.data).toEqual({
    before: { consents: [] },
    recordConsent: { consent: { inForce: true } },
    withdrawConsent: { consents: [{ inForce: false }] },
  });
});
