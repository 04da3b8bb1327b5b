import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { SignJWT, UnsecuredJWT } from "jose";
import { boardCaller, partner } from "../testing/callers.js";
import { bearing } from "../testing/token-request.js";
import type { Caller } from "./caller.js";
import { type HubKeys, loadKeys } from "./keys.js";
import { relayedTo } from "./relay.js";
import { ACCESS, callerVerifier, signCaller } from "./tokens.js";
import { authenticator, tokenRequestOf } from "./verify.js";

const board = boardCaller("99001");
const now = new Date("2026-10-01T12:00:00Z");
const later = (seconds: number) => () => new Date(now.getTime() + seconds * 1_000);

let home: string;
let keys: HubKeys;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "hub-keys-"));
  keys = await loadKeys(home);
});
afterAll(() => rm(home, { recursive: true }));

const bearer = async (caller: Caller, kind = ACCESS, key = keys.issuer) =>
  bearing(`Bearer ${await signCaller(caller, kind, key, now)}`);

const clients = (clock?: () => Date) => authenticator(callerVerifier(ACCESS, keys.issuer.verifying), clock);

/** A token of the right form, with claims of any kind. */
const made = async (claims: object, header: object = {}) =>
  bearing(
    `Bearer ${await new SignJWT({ sub: "x", hub_caller: board, ...claims })
      .setProtectedHeader({ alg: "EdDSA", typ: ACCESS.type, kid: keys.issuer.signing.kid, ...header })
      .setIssuer(ACCESS.issuer)
      .setAudience(ACCESS.audience)
      .setExpirationTime(Math.floor(now.getTime() / 1_000) + 600)
      .sign(keys.issuer.signing.key)}`,
  );

describe("authenticator", () => {
  it("gives the caller that the token names", async () => {
    const authenticate = clients(later(1));
    expect(await authenticate(await bearer(board))).toEqual(board);
    expect(await authenticate(await bearer(partner))).toEqual(partner);
    expect(await authenticate(await made({}))).toEqual(board);
  });

  it("gives nobody without a header", async () => {
    expect(await clients()(bearing(undefined))).toBeUndefined();
  });

  it("takes a token until its expiry and the allowed skew, not longer", async () => {
    const token = await bearer(board);
    expect(await clients(later(ACCESS.lifetimeSeconds + 59))(token)).toEqual(board);
    await expect(clients(later(ACCESS.lifetimeSeconds + 60))(token)).rejects.toMatchObject({ code: "TOKEN_INVALID" });
  });

  it("verifies a token once a minute, and gives the very same caller meanwhile", async () => {
    let at = now;
    let times = 0;
    const verify = callerVerifier(ACCESS, keys.issuer.verifying);
    const authenticate = authenticator(
      (...token) => {
        times += 1;
        return verify(...token);
      },
      () => at,
    );
    const token = await bearer(board);
    const first = await authenticate(token);
    at = later(59)();
    expect(await authenticate(token)).toBe(first);
    expect(times).toBe(1);
    at = later(60)();
    expect(await authenticate(token)).toEqual(first);
    expect(times).toBe(2);
  });

  it("refuses a remembered token once it has expired", async () => {
    let at = now;
    const authenticate = clients(() => at);
    const token = await bearer(board);
    expect(await authenticate(token)).toEqual(board);
    at = later(ACCESS.lifetimeSeconds + 61)();
    await expect(authenticate(token)).rejects.toMatchObject({ code: "TOKEN_INVALID" });
  });

  it.each([
    ["another key", async () => bearer(board, ACCESS, keys.gateway)],
    ["another kind of token", async () => bearer(board, relayedTo("staff"), keys.issuer)],
    [
      "no signature",
      async () => bearing(`Bearer ${new UnsecuredJWT({ hub_kind: "operator" }).setSubject("x").encode()}`),
    ],
    ["no board number", async () => bearer(boardCaller())],
    ["a board number that is none", async () => bearer(boardCaller("9900A"))],
    ["a board number that is no text", async () => bearer({ ...board, boards: JSON.parse("[99001]") })],
    ["a list in place of a board number", async () => bearer({ ...board, boards: JSON.parse('[["99001"]]') })],
    ["a caller with something more", async () => made({ hub_caller: { ...board, admin: true } })],
    ["a key that it brings itself", async () => made({}, { jwk: { kty: "OKP" } })],
    ["no key's name", async () => made({}, { kid: undefined })],
    ["a proof that it needs and does not bring", async () => made({ cnf: { jkt: "x" } })],
    ["basic authentication", async () => bearing("Basic dXNlcjpwYXNz")],
    ["an endless token", async () => bearing(`Bearer ${"a".repeat(100_000)}`)],
    ["more after the token", async () => bearing(`${(await bearer(board)).authorization} x`)],
    [
      "the public key as a shared secret",
      async () =>
        bearing(
          `Bearer ${await new SignJWT({ hub_caller: board })
            .setProtectedHeader({ alg: "HS256", typ: ACCESS.type, kid: keys.issuer.signing.kid })
            .setSubject("x")
            .setIssuer(ACCESS.issuer)
            .setAudience(ACCESS.audience)
            .setExpirationTime("1h")
            .sign(generateKeyPairSync("ed25519").publicKey.export({ format: "der", type: "spki" }))}`,
        ),
    ],
  ])("refuses %s", async (_name, make) => {
    await expect(clients(later(1))(await make())).rejects.toMatchObject({ code: "TOKEN_INVALID" });
  });

  it("says why without showing the token", async () => {
    const token = await bearer({ ...board, boards: ["9900A"] });
    const error = (await clients(later(1))(token).catch((e: Error) => e)) as Error;
    expect(error.message).toContain("hub_caller");
    expect(error.message).not.toContain("9900A");
    expect(error.message).not.toContain(token.authorization?.slice(20, 60));
  });
});

it("a request is told by its headers, its method and its path without the query", () => {
  const headers = { authorization: "Bearer x", dpop: ["a", "b"] };
  expect(tokenRequestOf({ headers, method: "GET", url: "/graphql?query=secret" })).toEqual({
    authorization: "Bearer x",
    dpop: ["a", "b"],
    method: "GET",
    path: "/graphql",
  });
});
