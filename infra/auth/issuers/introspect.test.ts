import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { status } from "../../http/testing/client.js";
import { bearing } from "../../testing/token-request.js";
import { clientsOf } from "../testing/access.js";
import { type TestIssuer, testIssuer } from "../testing/issuer.js";
import { signedText, testKey } from "../testing/signing.js";
import type { Authenticate } from "../verify.js";

const key = testKey("RS256");
const SECRET = "a secret: 100%";
let folder: string;
let issuer: TestIssuer;
let at: number;
/** What was asked: who, and by which form. */
let asked: { authorization: string | undefined; form: URLSearchParams }[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-introspect-"));
  await writeFile(join(folder, "secret"), `${SECRET}\n`, { mode: 0o600 });
  await writeFile(join(folder, "open"), SECRET, { mode: 0o644 });
  await writeFile(join(folder, "empty"), "\n", { mode: 0o600 });
});
beforeEach(async () => {
  issuer = await testIssuer([key.jwk]);
  asked = [];
  at = Date.parse("2026-10-01T12:00:00Z");
});
afterEach(() => issuer.close());
afterAll(() => rm(folder, { recursive: true }));

/** An issuer that answers so, and writes down what it was asked. */
const says =
  (answer: unknown): RequestListener =>
  async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const form = new URLSearchParams(Buffer.concat(parts).toString());
    asked.push({ authorization: request.headers.authorization, form });
    response.end(JSON.stringify(answer));
  };

function hub(secret = "secret"): Authenticate {
  const introspection = { address: `${issuer.issuer}/introspect`, clientId: "hub:1", secretFile: join(folder, secret) };
  const boards = { claim: "home", values: { "board.example": ["99001"] } };
  const callers = [{ kind: "board", boards, scopes: ["people:read"] }];
  const one = { issuer: issuer.issuer, audience: "hub", types: ["JWT"], absent: ["nonce"], introspection, callers };
  return clientsOf({ issuers: [one] }, { clock: () => new Date(at), timeoutMs: 500 });
}

function token(sub = "u-1", claims: object = {}): string {
  const iat = at / 1_000;
  const all = { iss: issuer.issuer, aud: "hub", sub, iat, exp: iat + 600, ...claims };
  return signedText({ alg: "RS256", typ: "JWT", kid: key.kid }, all, { algorithm: "RS256", key: key.privateKey });
}

const outcome = (authenticate: Authenticate, text = token()): Promise<unknown> =>
  authenticate(bearing(`Bearer ${text}`)).then(
    (caller) => caller?.kind === "board" && caller.boards,
    (error: { code: string }) => error.code,
  );

const ACTIVE = { active: true, home: "board.example" };

describe("a token whose issuer is asked about it", () => {
  it("is whose the issuer says, who is told who asks", async () => {
    issuer.introspection = says(ACTIVE);
    const text = token();
    expect(await outcome(hub(), text)).toEqual(["99001"]);
    const [{ authorization, form } = { authorization: "", form: new URLSearchParams() }] = asked;
    expect(Buffer.from(authorization?.slice(6) ?? "", "base64").toString()).toBe("hub%3A1:a+secret%3A+100%25");
    expect(Object.fromEntries(form)).toEqual({ token: text, token_type_hint: "access_token" });
  });

  it.each([
    ["it holds no longer", { active: false }, "TOKEN_INVALID"],
    ["it is somebody else's", { ...ACTIVE, sub: "u-2" }, "TOKEN_INVALID"],
    ["it is another issuer's", { ...ACTIVE, iss: "https://elsewhere.example" }, "TOKEN_INVALID"],
    ["it has what access tokens have not", { ...ACTIVE, nonce: "n" }, "TOKEN_INVALID"],
    ["it is of no board that is known", { active: true, home: "other.example" }, "TOKEN_INVALID"],
    ["nothing of it", {}, "ISSUER_UNAVAILABLE"],
    ["that it is active, as text", { ...ACTIVE, active: "true" }, "ISSUER_UNAVAILABLE"],
    ["a list", [ACTIVE], "ISSUER_UNAVAILABLE"],
  ])("is refused when the issuer says %s", async (_, answer, code) => {
    issuer.introspection = says(answer);
    expect(await outcome(hub())).toBe(code);
  });

  it.each([
    ["does not know the hub", undefined],
    ["fails", status(500)],
    ["sends it elsewhere", status(307, { location: "https://elsewhere.example" })],
    ["is silent", () => {}],
  ])("may be tried again when the issuer %s", async (_, answer) => {
    const authenticate = hub();
    issuer.introspection = answer;
    expect(await outcome(authenticate)).toBe("ISSUER_UNAVAILABLE");
    issuer.introspection = says(ACTIVE);
    expect(await outcome(authenticate)).toEqual(["99001"]);
  });

  it("is not asked about when its signature does not hold, or its time is over", async () => {
    issuer.introspection = says(ACTIVE);
    const authenticate = hub();
    expect(await outcome(authenticate, `${token().slice(0, -8)}AAAAAAAA`)).toBe("TOKEN_INVALID");
    expect(await outcome(authenticate, token("u-1", { exp: at / 1_000 - 60, iat: at / 1_000 - 120 }))).toBe(
      "TOKEN_INVALID",
    );
    expect(asked).toEqual([]);
  });

  it("is asked about once a minute, and once in ten seconds when it does not hold", async () => {
    const authenticate = hub();
    issuer.introspection = says(ACTIVE);
    const [good, bad] = [token("u-1"), token("u-2")];
    await Promise.all(Array.from({ length: 20 }, () => outcome(authenticate, good)));
    issuer.introspection = says({ active: false });
    for (const seconds of [0, 9]) {
      at += seconds * 1_000;
      expect(await outcome(authenticate, bad)).toBe("TOKEN_INVALID");
    }
    expect(asked).toHaveLength(2);
    at += 1_000;
    await outcome(authenticate, bad);
    expect(asked).toHaveLength(3);
    at += 60_000;
    expect(await outcome(authenticate, good)).toBe("TOKEN_INVALID");
  });

  it("is not asked about when ten others were within the second", async () => {
    const authenticate = hub();
    issuer.introspection = says(ACTIVE);
    const all = Array.from({ length: 15 }, (_, number) => outcome(authenticate, token(`u-${number}`)));
    const outcomes = await Promise.all(all);
    expect(outcomes.filter((one) => one === "ISSUER_UNAVAILABLE")).toHaveLength(5);
    expect(asked).toHaveLength(10);
    at += 1_000;
    expect(await outcome(authenticate, token("u-99"))).toEqual(["99001"]);
  });
});

it.each(["open", "empty", "none", "."])("a secret in the file %s stops the start", (name) => {
  expect(() => hub(name)).toThrow(expect.objectContaining({ code: "CONFIG_INVALID" }));
  expect(() => hub(name)).toThrow(expect.not.objectContaining({ message: expect.stringContaining(SECRET) }));
});
