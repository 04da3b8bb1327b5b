import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { signedText, testKey } from "@regiohub/infra/auth/testing/signing";
import {
  asserting,
  assertionOf,
  GRAPH_URL,
  HUB,
  type IssuingHub,
  type IssuingProcess,
  issuingHub,
  TOKEN_URL,
} from "@regiohub/infra/auth/testing/token-issuer";
import { size } from "@regiohub/infra/testing/size";
import { NOW, NOW_SECONDS } from "./support/tokens.js";

const key = testKey("ES256");
const others = testKey("ES256", "others");
let hub: IssuingHub;
let one: IssuingProcess;
let two: IssuingProcess;

beforeAll(async () => {
  hub = await issuingHub({ clock: () => NOW });
  await hub.client("portal", {}, key);
  await hub.client("other-portal", {}, others);
  await hub.client("by-secret");
  [one, two] = [await hub.open(), await hub.open()];
});
afterAll(() => hub.close());

/** What the token endpoint says to an assertion of the portal that is as it should be, but for this. */
const judged = async (claims: object, header: object = {}, signer = key) => {
  const { status, body } = await one.ask(asserting(assertionOf("portal", signer, NOW, claims, header)));
  return status === 200 ? "token" : body.error;
};

describe("a client's assertion", () => {
  it("gives a token when it is as it should be, up to the edges of its time", async () => {
    expect(await judged({})).toBe("token");
    expect(await judged({}, { typ: "JWT" })).toBe("token");
    expect(await judged({}, { typ: "client-authentication+jwt" })).toBe("token");
    expect(await judged({ iat: NOW_SECONDS - 119, exp: NOW_SECONDS - 59 })).toBe("token");
    expect(await judged({ iat: NOW_SECONDS + 60, exp: NOW_SECONDS + 120 })).toBe("token");
  });

  it.each<readonly [string, object, object?]>([
    ["the token endpoint as its audience", { aud: TOKEN_URL }],
    ["the graph as its audience", { aud: GRAPH_URL }],
    ["a list with the hub in it as its audience", { aud: [HUB] }],
    ["a list with the hub and another as its audience", { aud: [HUB, "https://other.example"] }],
    ["the hub with a slash as its audience", { aud: `${HUB}/` }],
    ["no audience", { aud: undefined }],
    ["an hour to live", { exp: NOW_SECONDS + 3_600 }],
    ["a second more than a minute to live", { exp: NOW_SECONDS + 61 }],
    ["a minute that is over", { iat: NOW_SECONDS - 120, exp: NOW_SECONDS - 60 }],
    ["a minute that is to come", { iat: NOW_SECONDS + 61, exp: NOW_SECONDS + 120 }],
    ["an end before its beginning", { iat: NOW_SECONDS + 50, exp: NOW_SECONDS + 40 }],
    ["a beginning that is to come", { nbf: NOW_SECONDS + 61 }],
    ["no end", { exp: undefined }],
    ["an end as text", { exp: String(NOW_SECONDS + 60) }],
    ["no beginning", { iat: undefined }],
    ["a beginning as text", { iat: String(NOW_SECONDS) }],
    ["another client as its subject", { sub: "other-portal" }],
    ["another client as its issuer", { iss: "other-portal" }],
    ["another client as both", { iss: "other-portal", sub: "other-portal" }],
    ["a client that does not exist", { iss: "nobody", sub: "nobody" }],
    ["a client that has no key", { iss: "by-secret", sub: "by-secret" }],
    ["a list of issuers", { iss: ["portal"], sub: ["portal"] }],
    ["no issuer and no subject", { iss: undefined, sub: undefined }],
    ["no name of its own", { jti: undefined }],
    ["a short name of its own", { jti: "1234567" }],
    ["a long name of its own", { jti: "x".repeat(129) }],
    ["a number for a name", { jti: 12_345_678 }],
    ["the type of an access token", {}, { typ: "at+jwt" }],
    ["the type of a proof", {}, { typ: "dpop+jwt" }],
    ["a type that is no text", {}, { typ: 1 }],
    ["a key that it brings itself", {}, { jwk: others.jwk }],
    ["an address of its keys", {}, { jku: "https://other.example/keys" }],
    ["no algorithm", {}, { alg: "none" }],
    ["another algorithm than it is signed by", {}, { alg: "ES384" }],
  ])("with %s is refused", async (_, ...wrong) => {
    expect(await judged(...wrong)).toBe("invalid_client");
  });

  it("that another client's key signed is refused", async () => {
    expect(await judged({}, {}, others)).toBe("invalid_client");
  });

  it("whose shared secret is the public key is refused", async () => {
    const claims = { iss: "portal", sub: "portal", aud: HUB, iat: NOW_SECONDS, exp: NOW_SECONDS + 60, jti: "12345678" };
    const text = signedText({ alg: "HS256" }, claims, { algorithm: "HS256", key: JSON.stringify(key.jwk) });
    expect((await one.ask(asserting(text))).body.error).toBe("invalid_client");
  });

  it("that does not hold uses up no name", async () => {
    const jti = "a name that two have";
    expect(await judged({ jti }, {}, others)).toBe("invalid_client");
    expect(await judged({ jti })).toBe("token");
    expect(await judged({ jti })).toBe("invalid_client");
  });

  it("of another client may have the same name", async () => {
    const jti = "a name of two clients";
    expect(await judged({ jti })).toBe("token");
    const { status } = await one.ask(asserting(assertionOf("other-portal", others, NOW, { jti })));
    expect(status).toBe(200);
  });
});

it("one assertion, sent to two processes at once and again, gives one token", async () => {
  const times = size("A-05", { commit: 200, long: 10_000 });
  const form = asserting(assertionOf("portal", key, NOW));
  const answers = await Promise.all(Array.from({ length: times }, (_, at) => (at % 2 ? one : two).ask(form)));
  const given = answers.filter(({ status }) => status === 200);
  const refused = answers.filter(({ status, body }) => status === 401 && body.error === "invalid_client");
  expect([given.length, refused.length]).toEqual([1, times - 1]);
  const later = await hub.open();
  expect((await later.ask(form)).status).toBe(401);
});
