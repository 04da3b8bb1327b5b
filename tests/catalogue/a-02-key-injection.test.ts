import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type TestIssuer, testIssuer } from "@regiohub/infra/auth/testing/issuer";
import { signedText, testKey } from "@regiohub/infra/auth/testing/signing";
import { type TokenHub, tokenHub } from "./support/tokens.js";

const stranger = testKey("ES256", "stranger");
let hub: TokenHub;
/** Where an attacker waits for somebody to come and fetch a key. */
let listener: TestIssuer;

beforeAll(async () => {
  hub = await tokenHub();
  listener = await testIssuer([stranger.jwk]);
  expect(await hub.judge(hub.token(hub.claims()))).toBe("in");
});
afterAll(async () => {
  await hub.issuer.close();
  await listener.close();
});

/** Headers that bring a key, or say where one is, or what to leave out. */
const HEADERS: readonly (readonly [string, () => Record<string, unknown>])[] = [
  ["jwk", () => ({ jwk: stranger.jwk })],
  ["jwk of the issuer itself", () => ({ jwk: hub.key.jwk })],
  ["jwk that is null", () => ({ jwk: null })],
  ["jwk without a kid", () => ({ jwk: stranger.jwk, kid: undefined })],
  ["jku", () => ({ jku: `${listener.issuer}/keys` })],
  ["jku of the issuer itself", () => ({ jku: `${hub.issuer.issuer}/keys` })],
  ["jku of a file", () => ({ jku: "file:///etc/passwd" })],
  ["jku of the cloud's own address", () => ({ jku: "http://169.254.169.254/latest/meta-data" })],
  ["x5u", () => ({ x5u: `${listener.issuer}/chain.pem` })],
  ["x5c", () => ({ x5c: ["MIIB"] })],
  ["x5c that is empty", () => ({ x5c: [] })],
  ["x5u and x5t", () => ({ x5u: `${listener.issuer}/chain.pem`, x5t: "AAAA" })],
  ["crit of what nobody knows", () => ({ crit: ["http://example.org/must"], "http://example.org/must": true })],
  ["crit of exp", () => ({ crit: ["exp"], exp: 4_102_444_800 })],
  ["crit that is empty", () => ({ crit: [] })],
  ["b64", () => ({ crit: ["b64"], b64: false })],
  ["b64 without crit", () => ({ b64: false })],
  ["zip", () => ({ zip: "DEF" })],
  ["a kid that is a path", () => ({ kid: "../../../../dev/null" })],
  ["a kid that is a path in Windows", () => ({ kid: "..\\..\\nul" })],
  ["a kid that is an address", () => ({ kid: "http://127.0.0.1/keys" })],
  ["a kid that is SQL", () => ({ kid: "x' union select 'AAAA" })],
  ["a kid that is a command", () => ({ kid: "x|sleep 10" })],
  ["a kid with a null byte", () => ({ kid: "issuer-1\u0000" })],
  ["a kid of every object", () => ({ kid: "__proto__" })],
  ["a kid that is a list", () => ({ kid: ["issuer-1"] })],
  ["a kid that is an object", () => ({ kid: { toString: "issuer-1" } })],
  ["a kid of 1 MB", () => ({ kid: "k".repeat(1_000_000) })],
];

describe.each(HEADERS)("a token with %s", (_, header) => {
  it.each([
    ["the attacker's key", () => stranger],
    ["the issuer's own key", () => hub.key],
  ])("is refused when it is signed by %s, and nobody is asked for anything", async (_signer, signer) => {
    const before = hub.issuer.asked.length;
    const { privateKey, kid } = signer();
    const text = signedText({ alg: "ES256", typ: "at+jwt", kid, ...header() }, hub.claims(), {
      algorithm: "ES256",
      key: privateKey,
    });
    expect(await hub.judge(text)).toBe("TOKEN_INVALID");
    expect([hub.issuer.asked.length - before, listener.asked.length]).toEqual([0, 0]);
  });
});

it("there are at least fifty of them", () => {
  expect(HEADERS.length * 2).toBeGreaterThanOrEqual(50);
});
