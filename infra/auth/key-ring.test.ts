import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openRing, publicSet, readPublicSet, rotateRing } from "./key-ring.js";
import { gatewayRing, loadKeys } from "./keys.js";

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "hub-keys-"));
});
afterAll(() => rm(home, { recursive: true }));

describe("the keys of a home", () => {
  it("stay the same, and are their owner's only", async () => {
    const [first, again] = [await loadKeys(home), await loadKeys(home)];
    expect(again.seals).toEqual(first.seals);
    expect([...again.issuer.verifying.keys()]).toEqual([...first.issuer.verifying.keys()]);
    expect(again.gateway.signing.kid).not.toBe(again.issuer.signing.kid);
    for (const name of [
      "",
      "gateway",
      "gateway/1.jwk",
      "development-issuer/1.jwk",
      "cursor.key",
      "pseudonyms",
      "pseudonyms/1.key",
    ])
      expect((await stat(join(home, "keys", name))).mode & 0o077).toBe(0);
  });

  it("are the same for processes that start at once", async () => {
    const shared = await mkdtemp(join(tmpdir(), "hub-keys-"));
    const all = await Promise.all([1, 2, 3, 4].map(() => loadKeys(shared)));
    expect(new Set(all.map(({ gateway }) => gateway.signing.kid)).size).toBe(1);
    expect(new Set(all.map(({ seals }) => JSON.stringify([seals.cursors, ...seals.people]))).size).toBe(1);
    expect(await readdir(gatewayRing(shared))).toEqual(["1.jwk"]);
    await rm(shared, { recursive: true });
  });
});

describe("a ring", () => {
  it("signs by its newest key and keeps the one before it, beyond the ninth too", async () => {
    const folder = join(home, "turned");
    const rings = [await openRing(folder)];
    for (let turn = 0; turn < 10; turn += 1) rings.push(await rotateRing(folder));
    const [before, last] = rings.slice(-2);
    expect([...(last?.verifying.keys() ?? [])]).toEqual([before?.signing.kid, last?.signing.kid]);
    expect((await readdir(folder)).sort()).toEqual(["10.jwk", "11.jwk"]);
  });

  it("is given to other machines without what it signs with", async () => {
    const ring = await openRing(join(home, "given"));
    const path = join(home, "given.json");
    const set = await publicSet(ring.verifying);
    await writeFile(path, JSON.stringify(set));
    expect([...(await readPublicSet(path)).keys()]).toEqual([ring.signing.kid]);
    expect(JSON.stringify(set)).not.toContain('"d"');
  });

  it.each([
    [
      "a private key",
      '{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","d":"x"}]}',
    ],
    ["a shared secret", '{"keys":[{"kty":"oct","k":"c2VjcmV0"}]}'],
    ["no keys", '{"keys":[]}'],
    ["something else", "secret"],
  ])("is not read from a file with %s", async (_, text) => {
    const path = join(home, "wrong.json");
    await writeFile(path, text);
    await expect(readPublicSet(path)).rejects.toMatchObject({
      code: "CONFIG_INVALID",
      message: expect.not.stringContaining("c2VjcmV0"),
    });
  });
});
