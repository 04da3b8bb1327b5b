import { createHmac } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readLinkKeys } from "./link-keys.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub link keys "));
});
afterAll(() => rm(folder, { recursive: true }));

/** Bytes that no two tests share by accident: `count` times the letter. */
const bytes = (letter: string, count = 32) => Buffer.from(letter.repeat(count));
const line = (version: string, key: Buffer) => `${version} ${key.toString("base64")}`;

const digest = (key: Parameters<typeof createHmac>[1]) => createHmac("sha256", key).update("x").digest("hex");

describe("readLinkKeys", () => {
  it.each([[undefined], [""], ["  \n"]])("gives no keys when the setting is %j", async (setting) => {
    expect(await readLinkKeys(setting)).toEqual([]);
  });

  it("reads one line out of the setting itself", async () => {
    const keys = await readLinkKeys(`${line("2026", bytes("a"))}\n`);
    expect(keys.map(({ version }) => version)).toEqual(["2026"]);
    expect(keys.map(({ key }) => digest(key))).toEqual([digest(bytes("a"))]);
  });

  it("reads two lines while keys are rotated, in their order", async () => {
    const keys = await readLinkKeys(`${line("2026.b", bytes("b", 64))}\r\n\n  ${line("2026.a", bytes("a", 33))}  `);
    expect(keys.map(({ version }) => version)).toEqual(["2026.b", "2026.a"]);
    expect(keys.map(({ key }) => digest(key))).toEqual([digest(bytes("b", 64)), digest(bytes("a", 33))]);
  });

  it("reads a file by its path, also where there is a space in it", async () => {
    const path = join(folder, "keys");
    await writeFile(path, `${line("1", bytes("a"))}\n${line("2", bytes("b"))}\n`, { mode: 0o600 });
    expect((await readLinkKeys(path)).map(({ version }) => version)).toEqual(["1", "2"]);
  });

  it.each([
    ["three lines", [1, 2, 3].map((n) => line(String(n), bytes(String(n)))).join("\n"), "3 lines"],
    ["a version only", "2026\n", "neither lines nor a file"],
    ["three words", `${line("1", bytes("a"))} more`, "line 1 is not two words"],
    ["a second line of one word", `${line("1", bytes("a"))}\n2`, "line 2 is not two words"],
    ["a version with a slash", line("20/26", bytes("a")), "line 1, the version"],
    ["a version of 33 characters", line("v".repeat(33), bytes("a")), "line 1, the version"],
    ["a key of 31 bytes", line("1", bytes("a", 31)), "line 1, the key is shorter than 32 bytes"],
    ["a key without its padding", line("1", bytes("a")).replace(/=+$/, ""), "line 1, the key is not base64"],
    ["a key with a damaged character", line("1", bytes("a")).replace(/.=$/, "*="), "line 1, the key is not base64"],
    ["the same version twice", `${line("1", bytes("a"))}\n${line("1", bytes("b"))}`, "the same version"],
    ["the same key twice", `${line("1", bytes("a"))}\n${line("2", bytes("a"))}`, "the same key"],
    ["a path of no file", join(tmpdir(), "no-such-folder", "keys"), "ENOENT"],
  ])("refuses %s", async (_, setting, what) => {
    const error = await readLinkKeys(setting).catch((one: unknown) => one);
    expect(error).toMatchObject({ code: "CONFIG_INVALID", message: expect.stringContaining("HUB_LINK_KEY: ") });
    expect((error as Error).message).toContain(what);
  });

  it("refuses a file that others may read", async () => {
    const path = join(folder, "open");
    await writeFile(path, line("1", bytes("a")), { mode: 0o644 });
    await expect(readLinkKeys(path)).rejects.toThrow("HUB_LINK_KEY: a file that others may read");
  });

  it("refuses an empty file", async () => {
    const path = join(folder, "empty");
    await writeFile(path, "\n", { mode: 0o600 });
    await expect(readLinkKeys(path)).rejects.toMatchObject({ code: "CONFIG_INVALID" });
  });

  it("never repeats a key in an error, nor a word that could be one", async () => {
    const secret = bytes("s", 31).toString("base64");
    for (const setting of [secret, `1 ${secret}`, `${secret} 1`, `1 2 ${secret}`, `1 ${secret}\n1 ${secret}`]) {
      const error = await readLinkKeys(setting).catch((one: unknown) => one);
      expect(error).toBeInstanceOf(Error);
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(secret);
    }
  });

  it("gives keys that print as nothing", async () => {
    const key = bytes("s");
    const printed = inspect(await readLinkKeys(line("1", key)), { depth: 9, showHidden: true });
    for (const form of ["utf8", "base64", "hex"] as const) expect(printed).not.toContain(key.toString(form));
  });
});
