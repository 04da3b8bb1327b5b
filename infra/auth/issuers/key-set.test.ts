import { expect, it } from "@jest/globals";
import { testKey } from "../testing/signing.js";
import { readKeySet } from "./key-set.js";

const named = ({ keys }: Awaited<ReturnType<typeof readKeySet>>) =>
  keys.map(({ kid, algorithm }) => `${kid} ${algorithm}`);

it("a key is there once per algorithm that it is for and that the issuer may use", async () => {
  const keys = [testKey("RS256", "a").jwk, { ...testKey("RS256", "b").jwk, alg: "PS256" }, testKey("EdDSA", "c").jwk];
  expect(named(await readKeySet({ keys }, ["RS256", "PS256", "ES256"]))).toEqual(["a RS256", "a PS256", "b PS256"]);
  expect(named(await readKeySet({ keys }, ["EdDSA"]))).toEqual(["c EdDSA"]);
});

it("a weak key, a private one and one that is broken are left out and counted", async () => {
  const [weak, good] = [testKey("RS256", "weak", 2_047), testKey("RS256", "good")];
  const secret = { ...good.privateKey.export({ format: "jwk" }), kid: "secret" };
  const set = await readKeySet({ keys: [weak.jwk, secret, { kty: "RSA", n: "AA", e: "AQAB" }, {}, good.jwk] }, [
    "RS256",
  ]);
  expect([named(set), set.unusable]).toEqual([["good RS256"], 4]);
});

it("what is no key set, or has more than a hundred keys, is refused as a whole", async () => {
  const { jwk } = testKey("ES256");
  for (const document of [null, [], {}, { keys: {} }, { keys: [1] }, { keys: Array(101).fill(jwk) }])
    await expect(readKeySet(document, ["ES256"])).rejects.toThrow("not a key set");
  expect((await readKeySet({ keys: Array(100).fill(jwk) }, ["ES256"])).keys).toHaveLength(100);
});
