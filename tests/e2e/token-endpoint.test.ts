import { createHash, createPublicKey, randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openRing } from "@regiohub/infra/auth/key-ring";
import { signedText, testKey } from "@regiohub/infra/auth/testing/signing";
import { accessCommand } from "@regiohub/infra/cli/commands/access";
import { clientCommand } from "@regiohub/infra/cli/commands/client";
import type { Log } from "@regiohub/infra/log";
import type { RunningServer } from "@regiohub/infra/serving";
import { ask, type FilledHub, filledHub, hub, serveFilled } from "../hub.js";
import { runCommand } from "./support/run-command.js";

/** Where clients think that the hub is: a proxy stands between. */
const PUBLIC = "https://hub.example";
const FORM = { "content-type": "application/x-www-form-urlencoded" };
const written: string[] = [];
const write = (message: string, facts?: object) => void written.push(JSON.stringify([message, facts]));
const log: Log = { debug: write, info: write, warn: write, error: write };
let filled: FilledHub;
let server: RunningServer;

beforeAll(async () => {
  filled = await filledHub();
  const access = join(filled.config.home, "access.yaml");
  await writeFile(access, `publicUrl: ${PUBLIC}\n`);
  server = await serveFilled({ ...filled, config: { ...filled.config, access } }, log);
}, 120_000);
afterAll(async () => {
  await server.close();
  await filled.drop();
});

/** Runs `hub client`, and gives what it printed and what it said. */
const client = (positionals: string[], values: Record<string, string | boolean | string[]> = {}) =>
  runCommand(clientCommand, positionals, values, { config: filled.config, log });

const TERMS = { name: "a portal", purpose: ["VACANCY_EXCHANGE"], scopes: "vacancies:read,schema:read" };

const tokenFor = async (form: Record<string, string>, headers: Record<string, string> = {}) => {
  const body = new URLSearchParams({ grant_type: "client_credentials", ...form }).toString();
  const response = await fetch(`${server.url}/oauth/token`, { method: "POST", headers: { ...FORM, ...headers }, body });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, string>,
  };
};

/** Waits until the servers have found out; who may come in is asked for every two seconds. */
async function eventually<T>(read: () => Promise<T>, is: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await read();
    if (is(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe("a portal with a secret", () => {
  it("gets it once, and a token for it that opens the graph until it is revoked", async () => {
    const { printed, said } = await client(["add", "portal"], { ...TERMS, secret: true });
    const [secret = ""] = printed;
    expect(printed).toEqual([expect.stringMatching(/^rhs_[\w-]{43}$/)]);
    expect(said.join()).not.toContain(secret);
    const form = { client_id: "portal", client_secret: secret };
    const { body } = await eventually(
      () => tokenFor(form),
      ({ status }) => status === 200,
    );
    const authorization = `Bearer ${body.access_token}`;
    expect((await ask(server.url, "{ __typename }", authorization)).body.data).toEqual({ __typename: "Query" });

    const { printed: listed } = await client(["list"], { json: true });
    expect(JSON.parse(listed.join())).toMatchObject([{ id: "portal", credentials: 1, boards: null, revokedAt: null }]);
    expect([...listed, ...(await client(["list"])).printed].join()).not.toContain(secret);
    await client(["revoke", "portal"]);
    const after = await eventually(
      () => ask(server.url, "{ __typename }", authorization),
      ({ status }) => status !== 200,
    );
    expect([after.status, after.body.errors?.[0]?.extensions?.code]).toEqual([401, "TOKEN_INVALID"]);
    expect((await tokenFor(form)).body).toEqual({ error: "invalid_client" });
    expect(written.join()).not.toContain(secret);
    expect(written.join()).not.toContain(body.access_token);
  });

  it("gets another one, and has both until the first ends", async () => {
    const [first = ""] = (await client(["add", "rotated"], { ...TERMS, secret: true })).printed;
    const [second = ""] = (await client(["rotate", "rotated"], { secret: true })).printed;
    const status = async (secret: string) => (await tokenFor({ client_id: "rotated", client_secret: secret })).status;
    expect(
      await eventually(
        () => status(second),
        (is) => is === 200,
      ),
    ).toBe(200);
    expect(await status(first)).toBe(200);
    const [third = ""] = (await client(["rotate", "rotated"], { secret: true, overlap: "0h" })).printed;
    expect(
      await eventually(
        () => status(third),
        (is) => is === 200,
      ),
    ).toBe(200);
    expect([await status(first), await status(second)]).toEqual([401, 401]);
  });
});

describe("a portal with a key that it has to prove", () => {
  it("asks for a nonce, then for a token, then the graph", async () => {
    const { privateKey } = testKey("ES256");
    const jwk = createPublicKey(privateKey).export({ format: "jwk" });
    const file = join(filled.config.home, "public.jwk");
    await writeFile(file, JSON.stringify(jwk));
    await client(["add", "prover"], { ...TERMS, key: file, sender: "dpop" });
    const signed = (header: object, claims: object) => {
      const iat = Math.floor(Date.now() / 1_000);
      const all = { iat, jti: randomUUID(), ...claims };
      return signedText({ alg: "ES256", ...header }, all, { algorithm: "ES256", key: privateKey });
    };
    const assertion = () =>
      signed({}, { iss: "prover", sub: "prover", aud: PUBLIC, exp: Math.floor(Date.now() / 1_000) + 30 });
    const proof = (path: string, claims: object) =>
      signed({ typ: "dpop+jwt", jwk }, { htm: "POST", htu: `${PUBLIC}${path}`, ...claims });
    const asked = async (claims: object) =>
      tokenFor(
        {
          client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
          client_assertion: assertion(),
        },
        { dpop: proof("/oauth/token", claims) },
      );
    const refused = await eventually(
      () => asked({}),
      ({ body }) => body.error !== "invalid_client",
    );
    expect([refused.status, refused.body.error]).toEqual([400, "use_dpop_nonce"]);
    const nonce = refused.headers.get("dpop-nonce");
    const { status, body } = await asked({ nonce });
    expect([status, body.token_type]).toEqual([200, "DPoP"]);

    const token = body.access_token as string;
    const ath = createHash("sha256").update(token).digest("base64url");
    const graph = async (claims: object) =>
      fetch(`${server.url}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          authorization: `DPoP ${token}`,
          dpop: proof("/graphql", { ath, ...claims }),
        },
        body: JSON.stringify({ query: "{ __typename }" }),
      });
    const challenged = await graph({});
    expect([challenged.status, challenged.headers.get("www-authenticate")]).toEqual([
      401,
      'DPoP error="use_dpop_nonce", algs="ES256 ES384 PS256 EdDSA"',
    ]);
    expect((await graph({ nonce: challenged.headers.get("dpop-nonce") })).status).toBe(200);
    expect((await ask(server.url, "{ __typename }", `Bearer ${token}`)).status).toBe(401);
  });
});

describe("hub access", () => {
  const access = (positionals: string[], values: Record<string, string> = {}) => {
    const { signal } = new AbortController();
    const output = { print: (line: string) => void written.push(line), say() {} };
    return accessCommand.run({ positionals, values }, { hub, config: filled.config, log, signal, ...output });
  };

  it("block keeps somebody out whose token still holds", async () => {
    const [secret = ""] = (await client(["add", "blocked"], { ...TERMS, secret: true })).printed;
    const form = { client_id: "blocked", client_secret: secret };
    const { body } = await eventually(
      () => tokenFor(form),
      ({ status }) => status === 200,
    );
    const status = async () => (await ask(server.url, "{ __typename }", `Bearer ${body.access_token}`)).status;
    expect(await status()).toBe(200);
    await access(["block", PUBLIC, "blocked"], { until: "2999-12-31" });
    expect(await eventually(status, (is) => is !== 200)).toBe(401);
    await access(["block", PUBLIC, "blocked"], { until: "2000-01-01" });
    expect(await eventually(status, (is) => is !== 401)).toBe(200);
    await expect(access(["block", PUBLIC, "blocked"], { until: "tomorrow" })).rejects.toMatchObject({ code: "USAGE" });
  });

  it("rotate-key gives tokens a new key, and publishes it beside the one before", async () => {
    const published = async () => {
      const { keys } = (await (await fetch(`${server.url}/oauth/jwks`)).json()) as { keys: { kid: string }[] };
      return keys.map(({ kid }) => kid);
    };
    const [before] = await published();
    await access(["rotate-key", "tokens"]);
    const made = written.at(-1);
    const ring = await openRing(join(filled.config.home, "keys", "token-issuer"));
    expect([...ring.verifying.keys()]).toEqual([before, made]);
    expect(ring.signing.kid).toBe(made);
  });
});
