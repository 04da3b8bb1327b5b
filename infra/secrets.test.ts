import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readConfig } from "./config.js";
import { addressOf } from "./db/login.js";
import { forgetSecrets } from "./secrets.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hub-secrets-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A file with a secret. */
function fileWith(name: string, text: string, mode = 0o600): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}
const read = (env: NodeJS.ProcessEnv) => readConfig(env, folder);
const URL = "postgres://hub:secret@db.example/hub";

describe("a secret", () => {
  it("is taken from the file that its name with _FILE names", () => {
    fileWith("address", `${URL}\n`);
    const token = fileWith("token", "board's token", 0o400);
    const keys = fileWith("keys", "v1 AAAA\nv2 BBBB\n");
    const env = { DATABASE_URL_FILE: "address", HUB_TOKEN_FILE: token, HUB_LINK_KEY_FILE: keys };
    expect(read({ ...env, HUB_STAFF_DATABASE_URL_FILE: "address", HUB_GATEWAY_DATABASE_URL: URL })).toMatchObject({
      databaseUrl: URL,
      gatewayDatabaseUrl: URL,
      partDatabaseUrls: new Map([["staff", URL]]),
      token: "board's token",
      linkKey: "v1 AAAA\nv2 BBBB",
    });
  });

  it.each<[string, () => NodeJS.ProcessEnv]>([
    ["a file that others may read", () => ({ HUB_TOKEN_FILE: fileWith("open", "canary", 0o644) })],
    ["a file that is not there", () => ({ DATABASE_URL_FILE: "nowhere" })],
    ["a folder", () => ({ HUB_TOKEN_FILE: folder })],
    ["a file with several lines", () => ({ HUB_TOKEN_FILE: fileWith("lines", "canary\ncanary") })],
    ["an empty file", () => ({ HUB_TOKEN_FILE: fileWith("empty", "\n") })],
    ["two places", () => ({ HUB_TOKEN: "canary", HUB_TOKEN_FILE: fileWith("twice", "canary") })],
  ])("is not taken from %s, and not told", (_what, env) => {
    const refusal = { code: "CONFIG_INVALID", message: expect.not.stringContaining("canary") };
    expect(() => read(env())).toThrow(expect.objectContaining(refusal));
  });

  it("is gone from the environment once it has been read, and nothing else is", () => {
    const plain = { PATH: "/bin", HUB_HOME: "/hub", PORT: "4000" };
    const env = {
      ...plain,
      DATABASE_URL: URL,
      HUB_STAFF_FIGURES_DATABASE_URL: URL,
      HUB_LINK_KEY: "x",
      PGPASSWORD: "x",
    };
    forgetSecrets(env);
    expect(env).toEqual(plain);
  });
});

describe("the address of a login", () => {
  const given = new Map([["staff_figures", "postgres://other"]]);
  it("is the one that was given for it, else follows from the administrator's", () => {
    expect(addressOf("hub_staff_figures", given, URL)).toBe("postgres://other");
    expect(addressOf("hub_staff_read", given, URL)).toMatch(/^postgres:\/\/hub_staff_read:[\w-]{43}@db.example\/hub$/);
  });

  it("is asked for when there is neither", () => {
    const refusal = { code: "CONFIG_INVALID", message: expect.stringContaining("HUB_STAFF_DATABASE_URL: missing") };
    expect(() => addressOf("hub_staff_read", given, undefined)).toThrow(expect.objectContaining(refusal));
  });
});
