import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { testKey } from "../testing/signing.js";
import { readClientKey } from "./key-file.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-key-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(text: string): Promise<object> {
  const path = join(folder, "key");
  await writeFile(path, text);
  return readClientKey(path);
}

const pem = (algorithm: string, bits?: number) =>
  testKey(algorithm, algorithm, bits).privateKey.export({ type: "pkcs8", format: "pem" }).toString();
const rsa = generateKeyPairSync("rsa", { modulusLength: 2_048 }).publicKey;

describe("the key of a client", () => {
  it.each(["ES256", "EdDSA"])("may be a JWK for %s", async (alg) => {
    const { jwk } = testKey(alg);
    expect(await read(JSON.stringify(jwk))).toEqual({ ...jwk, alg });
  });

  it("may be a PEM, and is for PS256 when it is an RSA key that says nothing else", async () => {
    const jwk = rsa.export({ format: "jwk" });
    expect(await read(rsa.export({ type: "spki", format: "pem" }).toString())).toEqual({ ...jwk, alg: "PS256" });
    expect(await read(JSON.stringify({ ...jwk, alg: "RS256" }))).toEqual({ ...jwk, alg: "RS256" });
  });

  it.each([
    ["a private key as a PEM", () => pem("ES256")],
    ["a private key as a JWK", () => JSON.stringify(testKey("ES256").privateKey.export({ format: "jwk" }))],
    ["a weak key", () => JSON.stringify(testKey("PS256", "weak", 1_024).jwk)],
    ["a key on another curve", () => JSON.stringify(testKey("ES512").jwk)],
    ["a shared secret", () => JSON.stringify({ kty: "oct", k: "AAAA", alg: "HS256" })],
    ["a key for another algorithm", () => JSON.stringify({ ...testKey("ES256").jwk, alg: "ES384" })],
    ["a set of keys", () => JSON.stringify({ keys: [testKey("ES256").jwk] })],
    ["broken JSON", () => "{"],
    ["a PEM of nothing", () => "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"],
    ["nothing", () => ""],
  ])("is not %s", async (_, make) => {
    await expect(read(make())).rejects.toMatchObject({ code: "USAGE" });
  });

  it("is not a file that cannot be read", async () => {
    await expect(readClientKey(join(folder, "none"))).rejects.toMatchObject({ code: "FILE_UNREADABLE" });
  });
});
