import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createLocalJWKSet, jwtVerify } from "jose";
import { bearing } from "../../testing/token-request.js";
import { testKey } from "../testing/signing.js";
import {
  asserting,
  assertionOf,
  GRAPH_URL,
  HUB,
  type IssuingHub,
  type IssuingProcess,
  issuingHub,
  TOKEN_URL,
} from "../testing/token-issuer.js";

const key = testKey("EdDSA");
const now = new Date();
const FORM = { "content-type": "application/x-www-form-urlencoded" };
let hub: IssuingHub;
let one: IssuingProcess;
let secret: string;
let others: string;

beforeAll(async () => {
  hub = await issuingHub({ clock: () => now });
  secret = await hub.client("portal", { purposes: ["SHOW", "COUNT"], boards: ["99002", "99001"] });
  others = await hub.client("other", { scopes: [] });
  await hub.client("keyed", {}, key);
  one = await hub.open();
});
afterAll(() => hub.close());

const basic = (id: string, text: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${text}`).toString("base64")}`,
});
const post = () => ({ client_id: "portal", client_secret: secret, purpose: "SHOW" });

/** What a body of any kind is answered. */
const raw = (payload: string, headers: Record<string, string> = FORM, url = "/oauth/token") =>
  one.app.inject({ method: "POST", url, headers, payload });

describe("a client is known", () => {
  it.each([
    ["by a secret in the form", () => one.ask(post())],
    ["by a secret in the header", () => one.ask({ purpose: "SHOW" }, basic("portal", secret))],
    ["by an assertion", () => one.ask(asserting(assertionOf("keyed", key, now)))],
  ])("%s", async (_, ask) => {
    const { status, body, headers } = await ask();
    expect([status, headers["cache-control"]]).toEqual([200, "no-store"]);
    const { access_token: token, ...more } = body;
    expect(more).toEqual({ token_type: "Bearer", expires_in: 600, scope: "figures:read" });
    expect(await one.authenticate(bearing(`Bearer ${token}`))).toMatchObject({ kind: "partner", issuer: HUB });
  });
});

describe("nobody is known", () => {
  it.each<[string, () => Promise<{ status: number; body: { error?: string } }>]>([
    ["by nothing", () => one.ask({ purpose: "SHOW" })],
    ["by a name alone", () => one.ask({ client_id: "portal" })],
    ["by a wrong secret", () => one.ask({ ...post(), client_secret: `${secret}x` })],
    ["by the beginning of a secret", () => one.ask({ client_id: "portal", client_secret: secret.slice(0, -1) })],
    ["by the secret of another", () => one.ask({ client_id: "portal", client_secret: others })],
    ["by a secret where there is a key", () => one.ask({ client_id: "keyed", client_secret: secret })],
    ["by a name that nobody has", () => one.ask({ client_id: "nobody", client_secret: secret })],
    ["by a member of all objects", () => one.ask({ client_id: "constructor", client_secret: secret })],
    ["by a header that is not Basic", () => one.ask({}, { authorization: `Bearer ${secret}` })],
    ["by a header of another form", () => one.ask({}, { authorization: "Basic %%%" })],
    ["by a header with a wrong secret", () => one.ask({}, basic("portal", "x"))],
    ["by a header with a broken code", () => one.ask({}, basic("portal", "%zz"))],
    ["by an assertion of another type", () => one.ask({ ...asserting("x.y.z"), client_assertion_type: "saml" })],
    ["by an assertion that is none", () => one.ask(asserting("x"))],
  ])("%s", async (_, ask) => {
    const { status, body } = await ask();
    expect([status, body]).toEqual([401, { error: "invalid_client" }]);
  });
});

describe("a request is refused", () => {
  const assertion = () => asserting(assertionOf("keyed", key, now));
  it.each<[string, () => Record<string, string>, Record<string, string>?]>([
    ["with a secret and an assertion", () => ({ ...post(), ...assertion() })],
    ["with a secret in form and header", post, basic("portal", "x")],
    ["with an assertion and a header", assertion, basic("portal", "x")],
    ["with the type of an assertion beside a secret", () => ({ ...post(), client_assertion_type: "x" })],
    ["with another client's name", () => ({ ...assertion(), client_id: "portal" })],
    ["without its purpose, where there are two", () => ({ ...post(), purpose: "" })],
    ["with a purpose that is not the client's", () => ({ ...post(), purpose: "ADMINISTER" })],
    ["without saying what it wants", () => ({ ...post(), grant_type: "" })],
  ])("%s", async (_, ...[form, headers]) => {
    const { status, body } = await one.ask(form(), headers);
    expect([status, body]).toEqual([400, { error: "invalid_request" }]);
  });

  it.each<[string, Record<string, string>, string]>([
    ["for another grant", { grant_type: "authorization_code" }, "unsupported_grant_type"],
    ["for a scope that the client has not", { scope: "people:read" }, "invalid_scope"],
    ["for a scope beside those it has", { scope: "figures:read people:read" }, "invalid_scope"],
    ["for a scope that is no word", { scope: 'figures:read "' }, "invalid_scope"],
    ["for scopes parted by more than a space", { scope: "figures:read  figures:read" }, "invalid_scope"],
    ["for something else than the graph", { resource: "https://other.example/graphql" }, "invalid_target"],
    ["for the hub as a whole", { resource: HUB }, "invalid_target"],
  ])("%s", async (_, more, error) => {
    const { status, body } = await one.ask({ ...post(), ...more });
    expect([status, body]).toEqual([400, { error }]);
  });

  const text = () => new URLSearchParams({ ...post(), grant_type: "client_credentials" }).toString();
  it.each<[string, () => ReturnType<typeof raw>]>([
    ["with a parameter twice", () => raw(`${text()}&client_id=portal`)],
    ["with a parameter twice that it does not know", () => raw(`${text()}&a=1&a=2`)],
    ["with an empty parameter beside a full one", () => raw(`${text()}&client_secret=`)],
    ["with parameters in its address", () => raw(text(), FORM, "/oauth/token?purpose=SHOW")],
    ["as JSON", () => raw(JSON.stringify(post()), { "content-type": "application/json" })],
    ["as text", () => raw(text(), { "content-type": "text/plain" })],
    ["of more than 16 kB", () => raw(`${text()}&a=${"x".repeat(16_384)}`)],
    ["without a body", () => one.app.inject({ method: "POST", url: "/oauth/token" })],
  ])("%s", async (_, send) => {
    const response = await send();
    expect([response.statusCode, response.json()]).toEqual([400, { error: "invalid_request" }]);
    expect(response.headers["cache-control"]).toBe("no-store");
  });
});

it("a token says what it is for and nothing of what its client may see", async () => {
  const { body } = await one.ask({ ...post(), scope: "figures:read figures:read", resource: GRAPH_URL });
  const published = (await one.app.inject("/oauth/jwks")).json();
  const { protectedHeader, payload } = await jwtVerify(String(body.access_token), createLocalJWKSet(published));
  expect(protectedHeader).toEqual({ alg: "EdDSA", typ: "at+jwt", kid: expect.any(String) });
  const iat = Math.floor(now.getTime() / 1_000);
  expect(payload).toEqual({
    iss: HUB,
    aud: GRAPH_URL,
    sub: "portal",
    client_id: "portal",
    jti: expect.any(String),
    iat,
    exp: iat + 600,
    scope: "figures:read",
    purpose: "SHOW",
  });
});

it("a caller is its client, with its boards in order", async () => {
  const { body } = await one.ask(post());
  expect(await one.authenticate(bearing(`Bearer ${body.access_token}`))).toEqual({
    kind: "partner",
    subject: "portal",
    issuer: HUB,
    client: "portal",
    scopes: ["figures:read"],
    purpose: "SHOW",
    partner: "portal",
    pairwise: 1,
    boards: ["99001", "99002"],
  });
});

it("a client without scopes gets a token that opens nothing", async () => {
  const { body } = await one.ask({ client_id: "other", client_secret: others });
  expect(body.scope).toBe("");
  expect(await one.authenticate(bearing(`Bearer ${body.access_token}`))).toMatchObject({ scopes: [] });
});

it("the hub says where it is and what it can do", async () => {
  const { headers, ...response } = await one.app.inject("/.well-known/oauth-authorization-server");
  expect(headers["cache-control"]).toBe("public, max-age=300");
  expect(response.json()).toMatchObject({
    issuer: HUB,
    token_endpoint: TOKEN_URL,
    jwks_uri: `${HUB}/oauth/jwks`,
    grant_types_supported: ["client_credentials"],
  });
});
