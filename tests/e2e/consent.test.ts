import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { loadAuditKeys, subjectOf } from "@regiohub/infra/audit/keys";
import { whoSaw } from "@regiohub/infra/audit/who-saw";
import type { Caller } from "@regiohub/infra/auth/caller";
import type { CommandInput } from "@regiohub/infra/cli/command";
import { withClient } from "@regiohub/infra/db/connect";
import type { RunningServer } from "@regiohub/infra/serving";
import { dayOf } from "@regiohub/infra/values";
import { consentCommand } from "@regiohub/mobility";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import { ask, type FilledHub, filledHub, hub, serveFilled } from "../hub.js";
import { runCommand } from "./support/run-command.js";

/** A consent counts on its only day. */
const TODAY = dayOf(new Date());

const hr: Caller = { ...boardCaller("99001"), scopes: [...hub.access.scopes.board] };
const portal: Caller = { ...partner, purpose: "MATCHING", scopes: [...hub.access.scopes.partner] };

let filled: FilledHub;
let server: RunningServer;
beforeAll(async () => {
  filled = await filledHub();
  server = await serveFilled(filled);
}, 120_000);
afterAll(async () => {
  await server.close();
  await filled.drop();
});

interface Profile {
  readonly functionWanted: string;
  readonly regions: readonly { readonly code: string; readonly name: string }[];
  readonly staffMember: { readonly id: string; readonly displayName: string | null };
}

/** The profiles that a caller sees, through the gateway and over two parts of the hub. */
async function profilesOf(caller: Caller): Promise<Profile[]> {
  const query = `{ mobilityProfiles(first: 100) { edges { node {
    functionWanted regions { code name } staffMember { id displayName } } } } }`;
  const { body } = await ask(server.url, query, await filled.bearer(caller));
  const page = body.data?.mobilityProfiles as { edges: { node: Profile }[] };
  return page.edges.map(({ node }) => node);
}

const record = async (staffMember: string, evidence: string) =>
  ask(
    server.url,
    `mutation { recordConsent(input: { clientMutationId: "${evidence}", staffMember: "${staffMember}", recipient: { partner: "portal" },
      purpose: MATCHING, givenOn: "${TODAY}", expiresOn: "${TODAY}", evidence: "${evidence}" }) {
      userErrors { field } consent { evidence recipientPartner } } }`,
    await filled.bearer(hr),
  );

/** Runs `hub consent`, and gives the lines that it prints. */
async function consent(positionals: readonly string[], values: CommandInput["values"] = {}): Promise<string[]> {
  return (await runCommand(consentCommand, positionals, values, { config: filled.config })).printed;
}

it("shows a board the profiles that it delivered, of people of its own, and partners none", async () => {
  const own = await profilesOf(hr);
  expect(own).toHaveLength(10);
  for (const { staffMember, regions } of own) {
    expect(staffMember.displayName).toEqual(expect.any(String));
    for (const region of regions)
      expect(region).toMatchObject({ code: expect.stringMatching(/^AM/), name: expect.any(String) });
  }
  expect(await profilesOf(portal)).toEqual([]);
});

it("shows a partner who agreed, without their name, until they withdraw it at the desk", async () => {
  const [profile] = (await profilesOf(hr)) as [Profile];
  const answer = await record(profile.staffMember.id, "dossier 17");
  expect(answer.body).toMatchObject({
    data: { recordConsent: { userErrors: [], consent: { evidence: "dossier 17", recipientPartner: "portal" } } },
  });
  const [seen, ...others] = await profilesOf(portal);
  expect(others).toEqual([]);
  expect(seen).toMatchObject({ functionWanted: profile.functionWanted, staffMember: { displayName: null } });
  expect(seen?.staffMember.id).not.toBe(profile.staffMember.id);

  const number = await numberOf("dossier 17");
  expect(await consent(["list", "99001", number])).toEqual([
    `counts   PARTNER portal  MATCHING  from ${TODAY}, until ${TODAY}  (dossier 17)`,
  ]);
  await consent(["withdraw", "99001", number], { "from-partner": "other" });
  expect(await profilesOf(portal)).toHaveLength(1);
  const [json] = await consent(["withdraw", "99001", number], { "from-partner": "portal", json: true });
  expect(JSON.parse(json ?? "")).toMatchObject({ recipient: "PARTNER portal", inForce: false });
  expect(await profilesOf(portal)).toEqual([]);

  expect(await commandsThatShowed(number)).toEqual([
    ["hub consent withdraw", ["PROFILE"]],
    ["hub consent withdraw", ["PROFILE"]],
    ["hub consent list", ["PROFILE"]],
  ]);
});

it("writes down nobody whom it did not show", async () => {
  expect(await consent(["list", "99001", "nobody"])).toEqual([]);
  expect(await commandsThatShowed("nobody")).toEqual([]);
});

it.each([
  [["list", "99001"], {}],
  [["list", "9900", "1"], {}],
  [["grant", "99001", "1"], {}],
  [["withdraw", "99001", "1"], { "from-board": "x" }],
  [["withdraw", "99001", "1"], { "from-board": "99002", "from-partner": "portal" }],
])("says how hub consent is used: %j %j", async (positionals, values) => {
  await expect(consent(positionals, values)).rejects.toMatchObject({ code: "USAGE" });
});

/** What the read log has of commands that showed somebody, newest first. */
async function commandsThatShowed(number: string) {
  const subject = subjectOf({ board: "99001", number }, await loadAuditKeys(filled.config.home));
  const sightings = await withClient(filled.url, (client) => whoSaw(client, subject, undefined));
  return sightings.filter(({ kind }) => kind === "machine").map(({ name, levels }) => [name, levels]);
}

/** Whose consent has this evidence: the graph never says. */
const numberOf = (evidence: string): Promise<string> =>
  withClient(filled.url, async (client) => {
    const sql = "select member_number as number from mobility.consent where evidence = $1";
    return (await client.query<{ number: string }>(sql, [evidence])).rows[0]?.number ?? "";
  });
