import type { RequestListener } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { status } from "../../http/testing/client.js";
import type { LogFacts } from "../../log.js";
import { bearing } from "../../testing/token-request.js";
import { clientsOf } from "../testing/access.js";
import { type TestIssuer, testIssuer } from "../testing/issuer.js";
import { signedText, type TestKey, testKey } from "../testing/signing.js";

const [one, two, three] = ["one", "two", "three"].map((kid) => testKey("ES256", kid)) as [TestKey, TestKey, TestKey];

let issuer: TestIssuer;
let at: number;
let warnings: (LogFacts & { message: string })[];

beforeEach(async () => {
  issuer = await testIssuer([one.jwk]);
  at = Date.parse("2026-10-01T12:00:00Z");
  warnings = [];
});
afterEach(() => issuer.close());

const pass = (seconds: number) => {
  at += seconds * 1_000;
};

/** A hub that knows the issuer, as its access file has it. */
function hub(keys: object = {}, more: object = {}) {
  const operator = { kind: "operator", scopes: ["none"] };
  const callers = [{ ...operator, scopes: { claim: "scope", prefix: "" } }];
  const file = {
    issuers: [{ issuer: issuer.issuer, audience: "hub", algorithms: ["ES256"], keys, callers, ...more }],
  };
  const warn = (message: string, facts?: LogFacts) => void warnings.push({ message, ...facts });
  const log = { debug() {}, info() {}, warn, error() {} };
  const authenticate = clientsOf(file, { clock: () => new Date(at), log, timeoutMs: 500 });
  let number = 0;
  /** The code that a new token of a key is answered with; `in` when it is taken. */
  return async (key: TestKey, kid: string | undefined = key.kid) => {
    const iat = Math.floor(at / 1_000);
    number += 1;
    const claims = { iss: issuer.issuer, aud: "hub", sub: `x${number}`, iat, exp: iat + 300 };
    const signing = { algorithm: "ES256", key: key.privateKey };
    const text = signedText({ alg: "ES256", typ: "at+jwt", ...(kid !== "" && { kid }) }, claims, signing);
    return authenticate(bearing(`Bearer ${text}`)).then(
      () => "in",
      (error: { code: string }) => error.code,
    );
  };
}

describe("keys of an issuer", () => {
  it("are asked for once, where its discovery document says", async () => {
    const ask = hub();
    expect([await ask(one), await ask(one), await ask(one)]).toEqual(["in", "in", "in"]);
    expect(issuer.asked).toEqual(["/.well-known/openid-configuration", "/keys"]);
  });

  it("are asked for once by a hundred tokens at once", async () => {
    const ask = hub({ address: `${issuer.issuer}/keys` });
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask(one)));
    expect(new Set(answers)).toEqual(new Set(["in"]));
    expect(issuer.asked).toEqual(["/keys"]);
  });

  it("are asked for again when a token names another, and not before the cooldown is over", async () => {
    const ask = hub();
    await ask(one);
    issuer.keys = [one.jwk, two.jwk];
    pass(29);
    expect(await ask(two)).toBe("TOKEN_INVALID");
    pass(1);
    expect([await ask(two), await ask(one)]).toEqual(["in", "in"]);
    expect(issuer.asked).toHaveLength(3);
  });

  it("hold no longer than the issuer gives them", async () => {
    const ask = hub();
    await ask(one);
    issuer.keys = [two.jwk];
    pass(31);
    expect([await ask(two), await ask(one)]).toEqual(["in", "TOKEN_INVALID"]);
  });

  it("hold for the grace that the access file gives, and then no longer", async () => {
    const ask = hub({ graceSeconds: 100 });
    await ask(one);
    issuer.keys = [two.jwk];
    pass(31);
    expect([await ask(two), await ask(one)]).toEqual(["in", "in"]);
    pass(100);
    expect([await ask(one), await ask(two)]).toEqual(["TOKEN_INVALID", "in"]);
  });

  it("are the new ones where a name is used again", async () => {
    const ask = hub({ graceSeconds: 600 });
    await ask(one);
    issuer.keys = [{ ...two.jwk, kid: "one" }];
    pass(301);
    await ask(one);
    await ask(three);
    expect([await ask(one), await ask(two, "one")]).toEqual(["TOKEN_INVALID", "in"]);
  });

  it("are asked for in the background once they are half as old as they may be", async () => {
    const ask = hub({ address: `${issuer.issuer}/keys` });
    await ask(one);
    pass(300);
    await ask(one);
    expect(issuer.asked).toHaveLength(1);
    pass(1);
    expect(await ask(one)).toBe("in");
    await ask(three);
    expect(issuer.asked).toHaveLength(2);
  });

  it("may be without a name where there is only one for the algorithm", async () => {
    const { kid: _, ...nameless } = one.jwk;
    issuer.keys = [nameless, testKey("ES384").jwk];
    const ask = hub();
    expect([await ask(one, ""), await ask(one)]).toEqual(["in", "TOKEN_INVALID"]);
    issuer.keys = [one.jwk, two.jwk];
    expect(await hub()(one, "")).toBe("TOKEN_INVALID");
  });

  it("hold although one of them cannot be read, and that is said once", async () => {
    const broken = [{ kty: "EC", crv: "P-256", x: "AA", y: "AA" }, { kty: 1 }, { ...three.jwk, d: "AA" }];
    issuer.keys = [...(broken as object[]), one.jwk];
    const ask = hub();
    expect(await ask(one)).toBe("in");
    pass(31);
    expect(await ask(three)).toBe("TOKEN_INVALID");
    expect(warnings).toEqual([{ message: "issuer has keys that cannot be used", issuer: issuer.issuer, keys: 3 }]);
  });

  it("are those for signatures only", async () => {
    issuer.keys = [
      { ...one.jwk, use: "enc" },
      { ...two.jwk, key_ops: ["encrypt"] },
      { ...three.jwk, alg: "ES384" },
    ];
    const ask = hub();
    expect([await ask(one), await ask(two), await ask(three)]).toEqual(Array(3).fill("TOKEN_INVALID"));
  });
});

const stalled: RequestListener = () => {};
const json =
  (value: unknown, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    void response.writeHead(200, headers).end(JSON.stringify(value));

/** What can be wrong with an answer, and the word for it in the log. */
const FAULTS: readonly (readonly [string, RequestListener, string])[] = [
  ["500", status(500), "status 500"],
  ["404", status(404), "status 404"],
  ["a redirect to another address", status(302, { location: "https://elsewhere.example/keys" }), "status 302"],
  ["a redirect to its own", status(307, { location: "/keys" }), "status 307"],
  ["nothing", stalled, "too slow"],
  ["half an answer", (_, response) => void response.writeHead(200).write("{"), "too slow"],
  ["no JSON", status(200, {}, "<html>"), "not JSON"],
  ["300 kB", status(200, {}, " ".repeat(300_000)), "too large"],
  ["a compressed answer", status(200, { "content-encoding": "gzip" }, "x"), "compressed"],
  ["a hang-up", (request) => void request.socket.destroy(), "UND_ERR_SOCKET"],
];

describe.each(["discovery", "keys"] as const)("an issuer that answers the question for its %s", (which) => {
  it.each(FAULTS)("with %s gives no keys, and is asked once per cooldown", async (_, fault, reason) => {
    issuer.faults[which] = fault;
    const ask = hub();
    expect([await ask(one), await ask(one)]).toEqual(["ISSUER_UNAVAILABLE", "ISSUER_UNAVAILABLE"]);
    const asked = issuer.asked.length;
    pass(29);
    await ask(one);
    expect(issuer.asked).toHaveLength(asked);
    expect(warnings).toEqual([{ message: "issuer gives no keys", issuer: issuer.issuer, reason }]);
    issuer.faults[which] = undefined;
    pass(1);
    expect(await ask(one)).toBe("in");
  });
});

describe("a discovery document", () => {
  it.each([
    ["names another issuer", () => ({ issuer: `${issuer.issuer}/`, jwks_uri: `${issuer.issuer}/keys` })],
    ["has keys elsewhere", () => ({ issuer: issuer.issuer, jwks_uri: "https://elsewhere.example/keys" })],
    ["has keys on another port", () => ({ issuer: issuer.issuer, jwks_uri: "http://127.0.0.1:1/keys" })],
    ["has keys in a file", () => ({ issuer: issuer.issuer, jwks_uri: "file:///etc/passwd" })],
    ["has no keys", () => ({ issuer: issuer.issuer })],
    ["is a list", () => []],
  ])("that %s is of no use", async (_, document) => {
    issuer.faults.discovery = json(document());
    expect(await hub()(one)).toBe("ISSUER_UNAVAILABLE");
    expect(issuer.asked).toEqual(["/.well-known/openid-configuration"]);
  });

  describe("with its keys at another origin", () => {
    let elsewhere: TestIssuer;
    beforeEach(async () => {
      elsewhere = await testIssuer([one.jwk]);
      issuer.faults.discovery = json({ issuer: issuer.issuer, jwks_uri: `${elsewhere.issuer}/keys` });
    });
    afterEach(() => elsewhere.close());

    it("is followed when the access file names that origin", async () => {
      expect(await hub({ origins: [elsewhere.issuer] })(one)).toBe("in");
    });

    it("is not when it does not", async () => {
      expect(await hub()(one)).toBe("ISSUER_UNAVAILABLE");
      expect(elsewhere.asked).toEqual([]);
    });
  });

  it("without encryption is not asked for beyond this machine", async () => {
    expect(await hub({ address: "http://issuer.example/keys" })(one)).toBe("ISSUER_UNAVAILABLE");
    expect(warnings.map(({ reason }) => reason)).toEqual(["not encrypted"]);
  });
});

describe("an issuer that falls silent", () => {
  it("is believed as long as its keys may be old, and not a second longer", async () => {
    const ask = hub();
    await ask(one);
    issuer.faults.keys = status(500);
    pass(600);
    expect(await ask(one)).toBe("in");
    pass(1);
    expect(await ask(one)).toBe("ISSUER_UNAVAILABLE");
    issuer.faults.keys = undefined;
    pass(30);
    expect(await ask(one)).toBe("in");
  });

  it("has unknown keys answered with patience, known ones taken", async () => {
    const ask = hub();
    await ask(one);
    issuer.faults.keys = status(503);
    pass(31);
    expect([await ask(two), await ask(one)]).toEqual(["ISSUER_UNAVAILABLE", "in"]);
  });

  it("is asked again by a clock that was put back", async () => {
    const ask = hub();
    await ask(one);
    issuer.keys = [two.jwk];
    pass(-86_400);
    expect([await ask(one), await ask(two)]).toEqual(["TOKEN_INVALID", "in"]);
  });
});
