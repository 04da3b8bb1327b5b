import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { SignJWT, UnsecuredJWT } from "jose";
import { boardCaller, partner } from "../testing/callers.js";
import type { Caller } from "./caller.js";
import { type HubKeys, loadKeys } from "./keys.js";
import { ACCESS, RELAYED, signCaller } from "./tokens.js";
import { authenticator, callerSigner } from "./verify.js";

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
  `Bearer ${await signCaller(caller, kind, key, now)}`;

describe("authenticator", () => {
  it("gives the caller that the token names", async () => {
    const authenticate = authenticator(ACCESS, keys.issuer, later(1));
    expect(await authenticate(await bearer(board))).toEqual(board);
    expect(await authenticate(await bearer(partner))).toEqual(partner);
  });

  it("gives nobody without a header", async () => {
    expect(await authenticator(ACCESS, keys.issuer)(undefined)).toBeUndefined();
  });

  it("takes a token until its expiry and the allowed skew, not longer", async () => {
    const token = await bearer(board);
    expect(await authenticator(ACCESS, keys.issuer, later(ACCESS.lifetimeSeconds + 59))(token)).toEqual(board);
    const late = authenticator(ACCESS, keys.issuer, later(ACCESS.lifetimeSeconds + 61))(token);
    await expect(late).rejects.toMatchObject({ code: "TOKEN_INVALID" });
  });

  it("refuses a remembered token once it has expired", async () => {
    let at = later(0)();
    const authenticate = authenticator(RELAYED, keys.gateway, () => at);
    const token = await bearer(board, RELAYED, keys.gateway);
    expect(await authenticate(token)).toEqual(board);
    at = later(RELAYED.lifetimeSeconds + 61)();
    await expect(authenticate(token)).rejects.toMatchObject({ code: "TOKEN_INVALID" });
  });

  it.each([
    ["another key", async () => bearer(board, ACCESS, keys.gateway)],
    ["another kind of token", async () => bearer(board, RELAYED, keys.issuer)],
    ["no signature", async () => `Bearer ${new UnsecuredJWT({ hub_kind: "operator" }).setSubject("x").encode()}`],
    ["no board number", async () => bearer(boardCaller())],
    ["a board number that is none", async () => bearer(boardCaller("9900A"))],
    ["a board number that is no text", async () => bearer({ ...board, boards: JSON.parse("[99001]") })],
    ["a list in place of a board number", async () => bearer({ ...board, boards: JSON.parse('[["99001"]]') })],
    ["basic authentication", async () => "Basic dXNlcjpwYXNz"],
    ["an endless token", async () => `Bearer ${"a".repeat(100_000)}`],
    [
      "a shared secret in place of the key",
      async () =>
        `Bearer ${await new SignJWT({ hub_kind: "operator" })
          .setProtectedHeader({ alg: "HS256", typ: ACCESS.type })
          .setSubject("x")
          .setIssuer(ACCESS.issuer)
          .setAudience(ACCESS.audience)
          .setExpirationTime("1h")
          .sign(new Uint8Array(32))}`,
    ],
  ])("refuses %s", async (_name, make) => {
    const refusal = authenticator(ACCESS, keys.issuer, later(1))(await make());
    await expect(refusal).rejects.toMatchObject({ code: "TOKEN_INVALID" });
  });

  it("says why without showing the token", async () => {
    const token = await bearer(board, ACCESS, keys.gateway);
    const error = await authenticator(ACCESS, keys.issuer, later(1))(token).catch((e: Error) => e);
    expect((error as Error).message).toContain("ERR_JWS_SIGNATURE_VERIFICATION_FAILED");
    expect((error as Error).message).not.toContain(token.slice(20, 60));
  });
});

describe("callerSigner", () => {
  it("signs what subgraphs verify, and renews it at half its life", async () => {
    let at = now;
    const sign = callerSigner(RELAYED, keys.gateway, () => at);
    const first = await sign(board);
    expect(await authenticator(RELAYED, keys.gateway, () => at)(`Bearer ${first}`)).toEqual(board);
    expect(await sign({ ...board })).toBe(first);
    at = later(RELAYED.lifetimeSeconds / 2 + 1)();
    expect(await sign(board)).not.toBe(first);
  });

  it("signs callers that differ apart", async () => {
    const sign = callerSigner(RELAYED, keys.gateway, () => now);
    expect(await sign(board)).not.toBe(await sign({ ...board, boards: ["99002"] }));
  });
});

describe("loadKeys", () => {
  it("keeps the keys of a home, readable by their owner only", async () => {
    const again = await loadKeys(home);
    expect(again.cursor).toEqual(keys.cursor);
    expect(await authenticator(ACCESS, again.issuer, later(1))(await bearer(board))).toEqual(board);
    expect((await stat(join(home, "keys", "gateway.jwk"))).mode & 0o077).toBe(0);
  });

  it("gives two processes at once the same keys", async () => {
    const shared = await mkdtemp(join(tmpdir(), "hub-keys-"));
    const [one, two, three] = await Promise.all([loadKeys(shared), loadKeys(shared), loadKeys(shared)]);
    expect(two.cursor).toEqual(one.cursor);
    expect(three.cursor).toEqual(one.cursor);
    await rm(shared, { recursive: true });
  });
});
