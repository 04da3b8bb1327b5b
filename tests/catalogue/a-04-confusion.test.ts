import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { loadKeys } from "@regiohub/infra/auth/keys";
import { relayedTo, relayVerifier } from "@regiohub/infra/auth/relay";
import { type TestIssuer, testIssuer } from "@regiohub/infra/auth/testing/issuer";
import { signedText, testKey } from "@regiohub/infra/auth/testing/signing";
import { asserting, assertionOf, HUB, proofOf } from "@regiohub/infra/auth/testing/token-issuer";
import { ACCESS, signCaller, type TokenKind } from "@regiohub/infra/auth/tokens";
import { authenticator } from "@regiohub/infra/auth/verify";
import { clientCommand } from "@regiohub/infra/cli/commands/client";
import { serveSubgraph } from "@regiohub/infra/graphql/serve";
import { openSubgraph } from "@regiohub/infra/graphql/subgraph";
import { testAuditKeys } from "@regiohub/infra/testing/audit-keys";
import { boardCaller } from "@regiohub/schema/testing/callers";
import { type FilledHub, filledHub, hub, quiet, serveFilled } from "../hub.js";
import { AUDIENCE } from "./support/tokens.js";

const key = testKey("ES256", "issuer-1");
const clientKey = testKey("ES256", "client-1");
const SUBGRAPH = "vacancies";
let filled: FilledHub;
let issuer: TestIssuer;
let gateway: string;
let subgraph: string;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  filled = await filledHub();
  issuer = await testIssuer([key.jwk]);
  const access = join(filled.config.home, "access.yaml");
  await writeFile(access, JSON.stringify(accessFile()));
  const config = { ...filled.config, access };
  await addPortal();
  const together = await serveFilled({ ...filled, config });
  const served = await serveApart();
  [gateway, subgraph] = [together.url, served.url];
  closing.push(together.close, served.close, issuer.close, filled.drop);
}, 120_000);
afterAll(async () => {
  for (const close of closing) await close();
});

/** An issuer that, as many do, gives its access tokens the type that all of its tokens have. */
const accessFile = () => ({
  publicUrl: HUB,
  issuers: [
    {
      issuer: issuer.issuer,
      audience: AUDIENCE,
      algorithms: ["ES256"],
      types: ["at+jwt", "JWT"],
      require: { typ: "Bearer" },
      absent: ["nonce", "at_hash", "events"],
      callers: [
        {
          when: { claim: "role", has: "hr" },
          kind: "board",
          boards: { claim: "board", prefix: "" },
          scopes: ["people:read", "deliveries:write"],
        },
        {
          when: { claim: "role", has: "portal" },
          kind: "partner",
          partner: "portal",
          purpose: "STATISTICS",
          scopes: ["figures:read"],
        },
      ],
    },
  ],
});

/** A client of the hub's own, that shows itself by a key. */
async function addPortal() {
  const file = join(filled.config.home, "portal.jwk");
  await writeFile(file, JSON.stringify(clientKey.jwk));
  const values = { name: "a portal", purpose: ["STATISTICS"], scopes: "figures:read", key: file };
  const context = {
    hub,
    config: filled.config,
    log: quiet,
    print() {},
    say() {},
    signal: new AbortController().signal,
  };
  await clientCommand.run({ positionals: ["add", "portal"], values }, context);
}

const ownAssertion = (claims: object = {}, header: object = {}) =>
  assertionOf("portal", clientKey, new Date(), claims, header);

/** Asks the hub for a token. */
const askForToken = (assertion: string, headers: Record<string, string> = {}) =>
  fetch(`${gateway}/oauth/token`, {
    method: "POST",
    headers,
    body: new URLSearchParams({ grant_type: "client_credentials", ...asserting(assertion) }),
  });

/** A token of the hub's own for its client. */
const issuedByHub = async (): Promise<string> =>
  ((await (await askForToken(ownAssertion())).json()) as { access_token: string }).access_token;

/** The same, bound to the client's key. */
async function boundByHub(): Promise<string> {
  const proof = (nonce?: string) => ({ dpop: proofOf(clientKey, new Date(), { htu: `${HUB}/oauth/token`, nonce }) });
  const nonce = (await askForToken(ownAssertion(), proof())).headers.get("dpop-nonce") ?? "";
  return ((await (await askForToken(ownAssertion(), proof(nonce))).json()) as { access_token: string }).access_token;
}

async function serveApart() {
  const part = hub.subgraphs.find(({ name }) => name === SUBGRAPH);
  if (!part) throw new Error(`no subgraph ${SUBGRAPH}`);
  const keys = await loadKeys(filled.config.home);
  const open = openSubgraph(part, {
    url: filled.url,
    seals: keys.seals,
    audit: testAuditKeys(),
    statementTimeoutMs: 10_000,
  });
  const authenticate = authenticator(relayVerifier(SUBGRAPH, keys.gateway.verifying));
  const server = await serveSubgraph(open, { port: 0, host: "127.0.0.1", authenticate, log: quiet });
  return { url: server.url, close: () => server.close().finally(() => open.close()) };
}

/** A token of the issuer. */
function issued(claims: object = {}, header: object = {}): string {
  const iat = Math.floor(Date.now() / 1_000);
  const common = { iss: issuer.issuer, aud: AUDIENCE, sub: "u-1", typ: "Bearer", iat, exp: iat + 300 };
  const all = { ...common, role: "hr", board: "99001", ...claims };
  const signing = { algorithm: "ES256", key: key.privateKey };
  return signedText({ alg: "ES256", typ: "JWT", kid: key.kid, ...header }, all, signing);
}

async function own(kind: TokenKind): Promise<string> {
  const keys = await loadKeys(filled.config.home);
  return signCaller(boardCaller("99001"), kind, kind === ACCESS ? keys.issuer : keys.gateway, new Date());
}

const INTROSPECTION = JSON.stringify({ query: "{ __typename }" });
const JSON_BODY = { "content-type": "application/json" };

/** The doors of a hub, and the status that each answers a token with. */
const DOORS: Readonly<Record<string, (authorization: string) => Promise<number>>> = {
  "the graph, by POST": (authorization) =>
    statusOf(`${gateway}/graphql`, { method: "POST", headers: { authorization, ...JSON_BODY }, body: INTROSPECTION }),
  "the graph, by GET": (authorization) =>
    statusOf(`${gateway}/graphql?query=${encodeURIComponent("{ __typename }")}`, {
      headers: { authorization, "apollo-require-preflight": "1" },
    }),
  "the deliveries of a board": (authorization) =>
    statusOf(`${gateway}/ingest/v1/99001/generic`, { headers: { authorization } }),
  "a subgraph apart": (authorization) =>
    statusOf(`${subgraph}/graphql`, { method: "POST", headers: { authorization, ...JSON_BODY }, body: INTROSPECTION }),
  "the token endpoint": async (authorization) => (await askForToken(authorization.slice("Bearer ".length))).status,
};

async function statusOf(url: string, init: RequestInit): Promise<number> {
  const response = await fetch(url, init);
  await response.text();
  return response.status;
}

const hour = () => Math.floor(Date.now() / 1_000) + 3_600;

/** Tokens that were made for something else, some by a key that the hub trusts. */
const OTHERS: Readonly<Record<string, () => string | Promise<string>>> = {
  "an ID token": () => issued({ typ: "ID", nonce: "n", at_hash: "h", aud: "client-1" }),
  "an ID token for the hub itself": () => issued({ nonce: "n", at_hash: "h" }),
  "a refresh token": () => issued({ typ: "Refresh", aud: issuer.issuer }),
  "a refresh token for the hub itself": () => issued({ typ: "Refresh" }),
  "a logout token": () =>
    issued({ events: { "http://schemas.openid.net/event/backchannel-logout": {} } }, { typ: "logout+jwt" }),
  "a client's assertion": () => issued({ iss: "client-1", sub: "client-1", aud: issuer.issuer, jti: "12345678" }),
  "a client's assertion by its new type": () => issued({}, { typ: "client-authentication+jwt" }),
  "an access token for another hub": () => issued({ aud: "otherhub" }),
  "an access token for another hub too": () => issued({ aud: [AUDIENCE, "otherhub"] }),
  "an access token of another issuer by the same key": () => issued({ iss: `${issuer.issuer}/realms/other` }),
  "an access token that is bound to a key": () =>
    issued({ cnf: { jkt: "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I" } }),
  "an access token of nobody whom the hub knows": () => issued({ role: "guest" }),
  "a proof of possession": () => issued({ htm: "POST", htu: `${gateway}/graphql` }, { typ: "dpop+jwt", jwk: key.jwk }),
  "a client's assertion to the hub, by the type of access tokens": () => ownAssertion({}, { typ: "at+jwt" }),
  "a client's assertion for the graph": () => ownAssertion({ aud: `${HUB}/graphql` }),
  "an access token that a client of the hub made itself": () =>
    ownAssertion({ iss: HUB, aud: `${HUB}/graphql`, client_id: "portal", scope: "" }, { typ: "at+jwt" }),
  "an access token of the hub's own that is bound to a key": boundByHub,
  "a caller signed for another subgraph": () => own(relayedTo("staff")),
  "a caller signed for all subgraphs": () => own({ ...relayedTo(SUBGRAPH), audience: "regiohub-subgraph" }),
  "a development token": () => own(ACCESS),
  "a caller that the issuer says it signed": () =>
    issued(
      { iss: relayedTo(SUBGRAPH).issuer, aud: relayedTo(SUBGRAPH).audience, exp: hour() },
      { typ: relayedTo(SUBGRAPH).type },
    ),
};

describe.each(Object.entries(OTHERS))("%s", (_, make) => {
  it.each(Object.entries(DOORS))("does not open %s", async (_door, knock) => {
    expect(await knock(`Bearer ${await make()}`)).toBe(401);
  });

  it("does not open anything in another scheme", async () => {
    for (const scheme of ["DPoP", "Basic", "Token", ""])
      expect(await DOORS["the graph, by POST"]?.(`${scheme} ${await make()}`.trim())).toBe(401);
  });
});

describe("an access token", () => {
  const statuses = async (text: string) => Promise.all(Object.values(DOORS).map((knock) => knock(`Bearer ${text}`)));

  it("opens what it is for, and no subgraph", async () => {
    expect(await statuses(issued())).toEqual([200, 200, 200, 401, 401]);
    expect(await statuses(issued({}, { typ: "at+jwt" }))).toEqual([200, 200, 200, 401, 401]);
  });

  it("of another board, or of a partner, does not open a board's deliveries", async () => {
    expect(await statuses(issued({ board: "99002" }))).toEqual([200, 200, 403, 401, 401]);
    expect(await statuses(issued({ role: "portal" }))).toEqual([200, 200, 403, 401, 401]);
  });

  it("of the hub's own, for a client, opens the graph alone", async () => {
    expect(await statuses(await issuedByHub())).toEqual([200, 200, 403, 401, 401]);
  });
});

it("a caller that the gateway signed opens the subgraph that it is for, and nothing else", async () => {
  const text = await own(relayedTo(SUBGRAPH));
  const answers = await Promise.all(Object.values(DOORS).map((knock) => knock(`Bearer ${text}`)));
  expect(answers).toEqual([401, 401, 401, 200, 401]);
});

it("a client's assertion opens the token endpoint, and nothing else", async () => {
  const answers = await Promise.all(Object.values(DOORS).map((knock) => knock(`Bearer ${ownAssertion()}`)));
  expect(answers).toEqual([401, 401, 401, 401, 200]);
});
