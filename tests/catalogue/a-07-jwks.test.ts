import type { RequestListener } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { clientsOf } from "@regiohub/infra/auth/testing/access";
import { type TestIssuer, testIssuer } from "@regiohub/infra/auth/testing/issuer";
import { type Signing, signedText, type TestKey, testKey } from "@regiohub/infra/auth/testing/signing";
import { status } from "@regiohub/infra/http/testing/client";
import { size } from "@regiohub/infra/testing/size";
import { accessOf, goodClaims, NOW, verdict } from "./support/tokens.js";

const FLOOD = size("A-07", { commit: 2_000, long: 10_000 });
const MINUTE_MS = 60_000;
/** How long strangers keep it up. */
const FLOOD_MS = 3 * MINUTE_MS;

const [first, second] = [testKey("ES256", "first"), testKey("ES256", "second")];

let issuer: TestIssuer;
let at: number;
beforeEach(async () => {
  issuer = await testIssuer([first.jwk]);
  at = NOW.getTime();
});
afterEach(() => issuer.close());

/** A hub that is told by `keys` where the keys are, so that each request is one for keys. */
function hub(keys: object = {}) {
  const file = accessOf(issuer, { algorithms: ["ES256"], keys: { address: `${issuer.issuer}/keys`, ...keys } });
  const authenticate = clientsOf(file, { clock: () => new Date(at), timeoutMs: 300 });
  const ask = (kid: string, signing: Signing) => {
    const now = Math.floor(at / 1_000);
    const claims = { ...goodClaims(issuer), iat: now, nbf: now, exp: now + 600 };
    return verdict(authenticate, signedText({ alg: "ES256", typ: "at+jwt", kid }, claims, signing));
  };
  return {
    /** What becomes of a token that a key has signed. */
    ask: ({ kid, privateKey }: TestKey) => ask(kid, { algorithm: "ES256", key: privateKey }),
    /** What becomes of one that names a key, and is signed by nothing. */
    askFor: (kid: string) => ask(kid, { algorithm: "HS256", key: "nothing" }),
  };
}

const FAULTS: readonly (readonly [string, RequestListener | undefined])[] = [
  ["all is well with", undefined],
  ["500 comes from", status(500)],
  ["nothing comes from", () => {}],
  ["a redirect comes from", status(302, { location: "/keys" })],
  ["too much comes from", status(200, {}, " ".repeat(300_000))],
  ["no JSON comes from", status(200, {}, "<html>")],
];

describe.each(FAULTS)("a flood of keys that do not exist, while %s the issuer", (_, fault) => {
  it.each(["before it has ever answered", "after it has answered once"])(
    "has it asked twice a minute at most, %s",
    async (when) => {
      const { ask, askFor } = hub();
      if (when.startsWith("after")) {
        expect(await ask(first)).toBe("in");
        at += MINUTE_MS;
      }
      issuer.faults.keys = fault;
      const times: number[] = [];
      let asked = issuer.asked.length;
      for (let number = 0; number < FLOOD; number += 1) {
        const answer = await askFor(`stranger-${number}`);
        if (answer === "in") throw new Error(`token ${number} was taken`);
        for (; asked < issuer.asked.length; asked += 1) times.push(at);
        at += FLOOD_MS / FLOOD;
      }
      const most = Math.max(
        ...times.map((time) => times.filter((one) => one >= time && one < time + MINUTE_MS).length),
      );
      expect(most).toBeLessThanOrEqual(2);
      expect(times.length).toBeGreaterThanOrEqual(FLOOD_MS / MINUTE_MS);
    },
  );
});

describe("keys that change", () => {
  it("while a hundred tokens come in, let in who is signed by either", async () => {
    const { ask } = hub();
    expect(await ask(first)).toBe("in");
    at += 31_000;
    issuer.keys = [first.jwk, second.jwk];
    const keys = Array.from({ length: 100 }, (_, number) => (number % 2 === 0 ? first : second));
    expect(new Set(await Promise.all(keys.map((key) => ask(key))))).toEqual(new Set(["in"]));
    expect(issuer.asked).toHaveLength(2);
  });

  it.each([
    [0, 0, "TOKEN_INVALID"],
    [120, 119, "in"],
    [120, 120, "TOKEN_INVALID"],
  ])("leave the old one a grace of %i s: after %i s its tokens are %s", async (graceSeconds, seconds, answer) => {
    const { ask } = hub({ graceSeconds });
    await ask(first);
    issuer.keys = [second.jwk];
    at += 31_000;
    expect(await ask(second)).toBe("in");
    at += seconds * 1_000;
    expect(await ask(first)).toBe(answer);
  });
});

describe("an issuer that answers no more", () => {
  it.each([
    [300, 300, "in"],
    [300, 301, "ISSUER_UNAVAILABLE"],
    [600, 600, "in"],
    [600, 601, "ISSUER_UNAVAILABLE"],
  ])("is believed for %i s: after %i s its tokens are %s", async (maxAgeSeconds, seconds, answer) => {
    const { ask } = hub({ maxAgeSeconds });
    await ask(first);
    issuer.faults.keys = status(500);
    at += seconds * 1_000;
    expect(await ask(first)).toBe(answer);
  });
});
