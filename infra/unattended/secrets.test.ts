import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { secretsOf } from "./secrets.js";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-secrets-"));
  for (const board of ["99001", "99002"]) {
    await mkdir(join(folder, board));
    await writeFile(join(folder, board, "token"), `token of ${board}\n`, { mode: 0o600 });
  }
  await writeFile(join(folder, "99001", "open"), "x");
  await chmod(join(folder, "99001", "open"), 0o644);
  await writeFile(join(folder, "99001", "empty"), "\n", { mode: 0o600 });
  await symlink("../99002/token", join(folder, "99001", "link"));
});
afterAll(() => rm(folder, { recursive: true }));

it("gives a board its own secret, without the end of the line", () => {
  expect(secretsOf(folder, "99001")("token")).toBe("token of 99001");
});

it.each([
  ["none", "SECRET_MISSING"],
  ["empty", "SECRET_MISSING"],
  ["../99002/token", "SECRET_MISSING"],
  ["..", "SECRET_MISSING"],
  ["link", "SECRET_MISSING"],
  ["open", "CONFIG_INVALID"],
])("%s is refused with %s", (name, code) => {
  expect(() => secretsOf(folder, "99001")(name)).toThrow(expect.objectContaining({ code }));
});

it("has none without a folder", () => {
  expect(() => secretsOf(undefined, "99001")("token")).toThrow(expect.objectContaining({ code: "SECRET_MISSING" }));
});
