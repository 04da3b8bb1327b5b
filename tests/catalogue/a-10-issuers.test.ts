import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { clientsOf } from "@regiohub/infra/auth/testing/access";
import { type TestIssuer, testIssuer } from "@regiohub/infra/auth/testing/issuer";
import { signedText, testKey } from "@regiohub/infra/auth/testing/signing";
import type { Authenticate } from "@regiohub/infra/auth/verify";
import { readYaml } from "@regiohub/infra/ingest/profile-yaml";
import { bearing } from "@regiohub/infra/testing/token-request";
import { hub } from "../hub.js";
import { entra } from "./support/issuers/entra.js";
import { keycloak } from "./support/issuers/keycloak.js";
import type { IssuerShape, ShapedCase } from "./support/issuers/shape.js";
import { surfconext } from "./support/issuers/surfconext.js";
import { NOW } from "./support/tokens.js";

const SHAPES = { Entra: entra, Keycloak: keycloak, SURFconext: surfconext };
const key = testKey("RS256", "vendor-1");
const foreign = testKey("RS256", "vendor-1");

let folder: string;
let server: TestIssuer;
let authenticate: Authenticate;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-issuers-"));
  await writeFile(join(folder, "secret"), "secret", { mode: 0o600 });
  server = await testIssuer([{ ...key.jwk, alg: "RS256" }]);
  authenticate = clientsOf(await exampleHere(), { policy: hub.access, clock });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** The access file that the hub publishes as an example; all it asks of issuers is asked here. */
async function exampleHere(): Promise<object> {
  const text = await readFile(new URL("schema/examples/access.yaml", hub.root), "utf8");
  const { issuers } = readYaml(text) as { issuers: { introspection?: object; keys?: object }[] };
  const introspection = { address: `${server.issuer}/introspect`, clientId: "hub", secretFile: join(folder, "secret") };
  return {
    issuers: issuers.map((one) => ({
      ...one,
      keys: { ...one.keys, address: `${server.issuer}/keys` },
      ...(one.introspection && { introspection }),
    })),
  };
}

let number = 0;
/** A second per token: an issuer is asked about ten a second at most. */
const clock = () => new Date(NOW.getTime() + number * 1_000);

/** What a token of this shape, with this about it, becomes. Each is new: by its own `jti`. */
function ask(shape: IssuerShape, { claims, header, said }: Omit<ShapedCase, "becomes" | "name">, signer = key) {
  number += 1;
  server.introspection = (_, response) => void response.end(JSON.stringify({ ...shape.said, ...said }));
  const signing = { algorithm: shape.algorithm, key: signer.privateKey };
  const all = { ...shape.claims, jti: `made-${number}`, ...claims };
  const text = signedText({ alg: shape.algorithm, kid: signer.kid, ...shape.header, ...header }, all, signing);
  return authenticate(bearing(`Bearer ${text}`)).then(
    (caller): Partial<Caller> => caller ?? {},
    (error: { code: string }) => error.code,
  );
}

describe.each(Object.entries(SHAPES))("a token as %s makes it", (_, shape) => {
  it.each(shape.cases)("$name", async (one) => {
    const answer = await ask(shape, one);
    if (typeof one.becomes === "string") expect(answer).toBe(one.becomes);
    else expect(answer).toMatchObject({ issuer: shape.issuer, ...one.becomes });
  });

  it("is refused when somebody else has signed it", async () => {
    expect(await ask(shape, {}, foreign)).toBe("TOKEN_INVALID");
  });

  it("has at least twenty forms", () => {
    expect(shape.cases.length).toBeGreaterThanOrEqual(20);
  });
});

it("a tenant's token is not another's, although all have the same keys", async () => {
  for (const one of Object.values(SHAPES)) {
    for (const other of Object.values(SHAPES)) {
      if (one === other) continue;
      expect(await ask(one, { claims: { iss: other.issuer } })).toBe("TOKEN_INVALID");
    }
  }
});
