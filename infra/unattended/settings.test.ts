import { describe, expect, it } from "@jest/globals";
import { readProfile } from "../ingest/profile.js";
import { unattendedOf } from "./settings.js";

const KEY = `SHA256:${"a".repeat(43)}`;
const sftp = (rest: string) => `sftp: { host: files.example.org, user: hub, hostKey: "${KEY}", ${rest} }`;

describe("a profile", () => {
  it("says how deliveries come, with what it leaves out filled in", () => {
    const { document } = readProfile(`drop: {}\n${sftp("key: sftp-key")}\nrhythm: {}\n`, []);
    expect(unattendedOf(document)).toEqual({
      drop: { settleSeconds: 30 },
      sftp: {
        host: "files.example.org",
        port: 22,
        user: "hub",
        hostKey: KEY,
        folder: ".",
        key: "sftp-key",
        settleSeconds: 60,
      },
      rhythm: { every: "day" },
    });
  });

  it.each([
    ['drop: { folder: "../99002" }', "drop.folder"],
    ["drop: { folder: /etc }", "drop.folder"],
    ["drop: { folder: a/../../b }", "drop.folder"],
    ["drop: { marker: a/klaar.txt }", "drop.marker"],
    ["drop: { settleSeconds: 0 }", "drop.settleSeconds"],
    [sftp("settleSeconds: 60"), "sftp"],
    [sftp("key: a, password: b"), "sftp"],
    [sftp("password: ../99002/b"), "sftp.password"],
    ["sftp: { host: a, user: b, password: c, hostKey: none }", "sftp.hostKey"],
    ['rhythm: { at: "25:00" }', "rhythm.at"],
    ["rhythm: { every: fortnight }", "rhythm.every"],
    ['rhythm: { every: "0 5 * * *" }', "rhythm.silentAfterHours"],
    ['rhythm: { every: "0 5 * * *", silentAfterHours: 30, at: "05:00" }', "rhythm.at"],
  ])("%s is refused at %s", (text, key) => {
    expect(() => readProfile(text, [])).toThrow(expect.objectContaining({ code: "PROFILE_INVALID" }));
    expect(() => readProfile(text, [])).toThrow(`key "${key}"`);
  });
});
