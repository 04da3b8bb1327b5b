import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { ProofRefused } from "@regiohub/infra/auth/dpop";
import { signedText, type TestKey, testKey } from "@regiohub/infra/auth/testing/signing";
import {
  GRAPH_URL,
  HUB,
  type IssuingHub,
  type IssuingProcess,
  issuingHub,
  proofOf,
  TOKEN_URL,
} from "@regiohub/infra/auth/testing/token-issuer";
import type { VerifyToken } from "@regiohub/infra/auth/verify";
import { boardCaller } from "@regiohub/infra/testing/callers";
import { size } from "@regiohub/infra/testing/size";
import { NOW, NOW_SECONDS } from "./support/tokens.js";

const ALGORITHMS = ["ES256", "ES384", "PS256", "EdDSA"];
/** A key of each algorithm; the proofs of most tests are by the first. */
const KEYS = ALGORITHMS.map((algorithm) => testKey(algorithm));
const [key] = KEYS as [TestKey];
const others = testKey("ES256", "others");
const OTHER = "https://other.example";
/** Another issuer, whose signatures hold: what its tokens are bound to is up to the hub all the same. */
const verifyOther: VerifyToken = async () => ({ caller: boardCaller("99001"), expiresAt: NOW.getTime() + 600_000 });
let now = NOW;
let hub: IssuingHub;
let one: IssuingProcess;
let two: IssuingProcess;
let secret: string;
let bound: string;
let bearer: string;
let nonce: string;

beforeAll(async () => {
  hub = await issuingHub({ clock: () => now, others: new Map([[OTHER, verifyOther]]) });
  [secret] = [await hub.client("prover", { sender: "dpop" })];
  const plain = await hub.client("plain");
  [one, two] = [await hub.open(), await hub.open()];
  const asked = await one.ask({ client_id: "prover", client_secret: secret }, { dpop: tokenProof({}) });
  nonce = String(asked.headers["dpop-nonce"]);
  bound = await boundTo();
  bearer = (await one.ask({ client_id: "plain", client_secret: plain })).body.access_token as string;
});
afterAll(() => hub.close());
beforeEach(() => {
  now = NOW;
});

const tokenProof = (claims: object, header: object = {}, by = key) =>
  proofOf(by, now, { htu: TOKEN_URL, ...claims }, header);

/** A token that is bound to a key. */
async function boundTo(by = key): Promise<string> {
  const form = { client_id: "prover", client_secret: secret };
  const { body } = await one.ask(form, { dpop: tokenProof({ nonce }, {}, by) });
  return body.access_token as string;
}

const digestOf = (text: string) => createHash("sha256").update(text).digest("base64url");

/** Source: RFC 7638, 3 */
const thumbprintOf = ({ jwk: { crv, kty, x, y } }: TestKey) => digestOf(JSON.stringify({ crv, kty, x, y }));

/** A proof for the graph with the bound token. */
const graphProof = (claims: object = {}, header: object = {}, by = key) =>
  proofOf(by, now, { ath: digestOf(bound), nonce, ...claims }, header);

/** What the graph says: `in`, or why not. */
const judged = (dpop: string | readonly string[] | undefined, more: object = {}, at = one) =>
  at.authenticate({ authorization: `DPoP ${bound}`, dpop, method: "POST", path: "/graphql", ...more }).then(
    ({ subject } = { subject: "nobody" } as never) => (subject === "prover" ? "in" : subject),
    (error) => (error instanceof ProofRefused ? error.oauthCode : error.code),
  );

describe("a token that is bound to a key", () => {
  it("says to which, and opens the graph with a proof of it", async () => {
    const { cnf } = JSON.parse(Buffer.from(bound.split(".")[1] as string, "base64url").toString());
    expect(cnf).toEqual({ jkt: thumbprintOf(key) });
    expect(await judged(graphProof())).toBe("in");
  });

  it.each(KEYS)("may be bound to a key for $kid", async (by) => {
    const token = await boundTo(by);
    const dpop = graphProof({ ath: digestOf(token) }, {}, by);
    expect(await judged(dpop, { authorization: `dpop ${token}` })).toBe("in");
  });

  it.each(["", "x", "Basic", "Token"])("opens nothing in scheme %p", async (scheme) => {
    expect(await judged(graphProof(), { authorization: `${scheme} ${bound}`.trim() })).toBe("TOKEN_INVALID");
  });

  it("does not pass for one that is not bound, with a proof or without", async () => {
    expect(await judged(undefined, { authorization: `Bearer ${bound}` })).toBe("TOKEN_INVALID");
    expect(await judged(graphProof(), { authorization: `Bearer ${bound}` })).toBe("TOKEN_INVALID");
  });

  it("is not what a token that is not bound passes for", async () => {
    const dpop = graphProof({ ath: digestOf(bearer) });
    expect(await judged(dpop, { authorization: `DPoP ${bearer}` })).toBe("TOKEN_INVALID");
    expect(await judged(undefined, { authorization: `Bearer ${bearer}` })).toBe("plain");
  });

  it("asks for a nonce of the hub's, and takes the one before as well", async () => {
    for (const wrong of [undefined, "", "x", 1, [nonce], `${nonce}x`])
      expect(await judged(graphProof({ nonce: wrong }))).toBe("use_dpop_nonce");
    now = new Date(NOW.getTime() + 120_000);
    expect(await judged(graphProof())).toBe("in");
    now = new Date(NOW.getTime() + 240_000);
    expect(await judged(graphProof())).toBe("use_dpop_nonce");
  });
});

/** Claims and headers that no proof may have. */
const WRONG: readonly (readonly [string, object, object?])[] = [
  ...["GET", "post", "PUT", "", "POST ", undefined, 1, ["POST"]].map((htm) => [`method ${htm}`, { htm }] as const),
  ...[
    ...["http://hub.example/graphql", "https://hub.example/", "https://hub.example/graphql/", `${GRAPH_URL}?a=1`],
    ...[`${GRAPH_URL}#a`, "https://hub.example:444/graphql", "https://hub.example.org/graphql", "/graphql", "", 1],
    ...["https://u@hub.example/graphql", "https://hub.example/GRAPHQL", TOKEN_URL, HUB, undefined, [GRAPH_URL]],
  ].map((htu) => [`address ${htu}`, { htu }] as const),
  ...[-61, -3_600, 61, 3_600].map((by) => [`${by} s`, { iat: NOW_SECONDS + by }] as const),
  ...["now", undefined, null, String(NOW_SECONDS)].map((iat) => [`time ${iat}`, { iat }] as const),
  ...["", "1234567", "x".repeat(129), undefined, 12_345_678].map((jti) => [`name ${jti}`, { jti }] as const),
  ...["", "x", undefined, 1].map((ath) => [`digest ${ath}`, { ath }] as const),
  ...["JWT", "at+jwt", "", undefined, 1].map((typ) => [`type ${typ}`, {}, { typ }] as const),
  ...["none", "HS256", "RS256", "ES384", "ES512", "EdDSA", undefined].map(
    (alg) => [`alg ${alg}`, {}, { alg }] as const,
  ),
  ...[undefined, {}, [], "x", null, { kty: "oct", k: "AAAA" }].map(
    (jwk) => [`key ${JSON.stringify(jwk)}`, {}, { jwk }] as const,
  ),
  ["another's key", {}, { jwk: others.jwk }],
  ["an address of keys", {}, { jku: "https://other.example/keys" }],
  ["what it does not know but must", {}, { crit: ["x"] }],
];

/** The proofs that a key could make, but for those that say of it what is so. */
const wrongOf = (by: TestKey): typeof WRONG => [
  ...WRONG.filter(([, , header]) => (header as { alg?: unknown } | undefined)?.alg !== by.kid),
  ["a private key", {}, { jwk: by.privateKey.export({ format: "jwk" }) }],
];

describe.each(KEYS)("a proof by a key for $kid is refused", (by) => {
  let token: string;
  beforeAll(async () => {
    now = NOW;
    token = await boundTo(by);
  });

  it.each(wrongOf(by))("with %s", async (_, ...[claims, header]) => {
    const dpop = graphProof({ ath: digestOf(token), ...claims }, header, by);
    expect(await judged(dpop, { authorization: `DPoP ${token}` })).toBe("invalid_dpop_proof");
    const { htu = TOKEN_URL, ...more } = claims as { htu?: unknown };
    if ("ath" in claims || ("htu" in claims && htu === TOKEN_URL)) return;
    const proof = tokenProof({ nonce, htu, ...more }, header, by);
    const { status, body } = await one.ask({ client_id: "prover", client_secret: secret }, { dpop: proof });
    expect([status, body.error]).toEqual([400, "invalid_dpop_proof"]);
  });
});

describe("a proof is refused", () => {
  it("of another key than the token's", async () => {
    expect(await judged(graphProof({}, {}, others))).toBe("invalid_dpop_proof");
  });

  it("for another token", async () => {
    expect(await judged(graphProof({ ath: digestOf(await boundTo()) }))).toBe("invalid_dpop_proof");
  });

  it("when there is none, or more than one", async () => {
    expect(await judged(undefined)).toBe("invalid_dpop_proof");
    expect(await judged([graphProof(), graphProof()])).toBe("invalid_dpop_proof");
    expect(await judged(`${graphProof()}, ${graphProof()}`)).toBe("invalid_dpop_proof");
  });

  it("when it is longer than a proof", async () => {
    expect(await judged(graphProof({ more: "x".repeat(4_096) }))).toBe("invalid_dpop_proof");
  });

  it("of a weak key", async () => {
    const weak = testKey("PS256", "weak", 1_024);
    const dpop = tokenProof({ nonce }, {}, weak);
    const { body } = await one.ask({ client_id: "prover", client_secret: secret }, { dpop });
    expect(body.error).toBe("invalid_dpop_proof");
  });

  it("when its text was changed after it was signed", async () => {
    const [header, payload, signature] = graphProof().split(".");
    const other = Buffer.from(
      JSON.stringify({ htm: "POST", htu: GRAPH_URL, iat: NOW_SECONDS, jti: "12345678", nonce, ath: digestOf(bound) }),
    ).toString("base64url");
    expect(await judged([header, other, signature].join("."))).toBe("invalid_dpop_proof");
    expect(await judged([header, payload].join("."))).toBe("invalid_dpop_proof");
  });
});

describe("a token of another issuer", () => {
  const boundIn = (cnf: unknown) =>
    signedText({ alg: "ES256" }, { iss: OTHER, cnf }, { algorithm: "ES256", key: others.privateKey });
  const said = (token: string, dpop?: string) =>
    judged(dpop, { authorization: `${dpop ? "DPoP" : "Bearer"} ${token}` });

  it("that is bound to a key is held to it", async () => {
    const token = boundIn({ jkt: thumbprintOf(key) });
    expect(await said(token)).toBe("TOKEN_INVALID");
    expect(await said(token, graphProof({ ath: digestOf(token) }, {}, others))).toBe("invalid_dpop_proof");
    expect(await said(token, graphProof({ ath: digestOf(token) }))).toBe("board-it");
  });

  it("that is bound in a way that the hub does not know is refused", async () => {
    const jkt = thumbprintOf(key);
    for (const cnf of [{}, null, "x", [], { jkt: 1 }, { jkt: "x" }, { "x5t#S256": jkt }, { jkt, "x5t#S256": jkt }]) {
      const token = boundIn(cnf);
      expect(await said(token)).toBe("TOKEN_INVALID");
      expect(await said(token, graphProof({ ath: digestOf(token) }))).toBe("TOKEN_INVALID");
    }
  });
});

it("an address is the same with other case and with the port that goes without saying", async () => {
  for (const htu of ["HTTPS://HUB.example/graphql", "https://hub.example:443/graphql"])
    expect(await judged(graphProof({ htu }))).toBe("in");
});

it("a client that has to prove its key gets no token without", async () => {
  const { status, body } = await one.ask({ client_id: "prover", client_secret: secret });
  expect([status, body.error]).toEqual([400, "invalid_dpop_proof"]);
});

it("one proof, sent to two processes at once and again, opens the graph once", async () => {
  const rounds = size("A-06", { commit: 5, long: 200 });
  for (let round = 0; round < rounds; round += 1) {
    const dpop = graphProof();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => judged(dpop, {}, at % 2 ? one : two)));
    expect(answers.filter((answer) => answer === "in")).toHaveLength(1);
    expect(answers.filter((answer) => answer === "invalid_dpop_proof")).toHaveLength(19);
    expect(await judged(dpop)).toBe("invalid_dpop_proof");
  }
});
