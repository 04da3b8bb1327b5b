import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type AuditKeys, loadAuditKeys, loadSealKey, requireAuditKeys, requireSealKey, subjectOf } from "./keys.js";
import { auditKeys } from "./testing/log-room.js";

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "hub-keys-"));
});
afterAll(() => rm(home, { recursive: true }));

describe("keys of the read log", () => {
  it("are the same for processes that begin at once, in files of their owner alone", async () => {
    const keys = await Promise.all([loadAuditKeys(home), loadAuditKeys(home), loadAuditKeys(home)]);
    const seals = await Promise.all([loadSealKey(home), loadSealKey(home)]);
    const exported = ({ subjects }: AuditKeys) => subjects.export().toString("hex");
    expect(new Set(keys.map(exported)).size).toBe(1);
    expect(new Set(seals.map(({ publicKey }) => publicKey.export({ format: "pem", type: "spki" }))).size).toBe(1);
    expect((await readdir(join(home, "keys"))).sort()).toEqual(["audit-seal.jwk", "audit.key"]);
    for (const file of await readdir(join(home, "keys")))
      expect((await stat(join(home, "keys", file))).mode & 0o777).toBe(0o600);
  });

  it("are not made anew by who looks somebody up or verifies", async () => {
    const other = join(home, "other");
    await expect(requireAuditKeys(other)).rejects.toMatchObject({ code: "CONFIG_INVALID" });
    await expect(requireSealKey(other)).rejects.toMatchObject({ code: "CONFIG_INVALID" });
    expect(await readdir(join(other, "keys"))).toEqual([]);
    expect((await requireAuditKeys(home)).subjects.equals((await loadAuditKeys(home)).subjects)).toBe(true);
  });

  it("name a person the same each time, and each of two people otherwise", async () => {
    const own = await loadAuditKeys(home);
    const people = ["99001", "99002"].flatMap((board) => ["1", "01", "11"].map((number) => ({ board, number })));
    const subjects = people.map((person) => subjectOf(person, own).toString("hex"));
    expect(new Set(subjects).size).toBe(people.length);
    for (const subject of subjects) expect(subject).toMatch(/^[0-9a-f]{32}$/);
    expect(people.map((person) => subjectOf(person, own).toString("hex"))).toEqual(subjects);
    const others = people.map((person) => subjectOf(person, auditKeys).toString("hex"));
    expect(others.filter((other) => subjects.includes(other))).toEqual([]);
  });
});
