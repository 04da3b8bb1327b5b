import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "@jest/globals";
import { writePrivateFile } from "./private-file.js";

const folder = mkdtempSync(join(tmpdir(), "hub-private-"));
afterAll(() => rmSync(folder, { recursive: true }));

const modeOf = (path: string) => statSync(path).mode & 0o777;

it("a new file is its owner's alone", async () => {
  const path = join(folder, "new.csv");
  await writePrivateFile(path, ["one", "two"]);
  expect([readFileSync(path, "utf8"), modeOf(path)]).toEqual(["one\ntwo\n", 0o600]);
});

it("a file that everybody could read is its owner's from then on, and holds nothing of before", async () => {
  const path = join(folder, "old.csv");
  writeFileSync(path, "what was here before", { mode: 0o644 });
  await writePrivateFile(path, ["one"]);
  expect([readFileSync(path, "utf8"), modeOf(path)]).toEqual(["one\n", 0o600]);
});

it("a pipe gets the lines and keeps its rights", async () => {
  const path = join(folder, "pipe");
  execFileSync("bash", ["-c", 'mkfifo -m 640 "$0"', path]);
  const reader = spawn("cat", [path], { stdio: ["ignore", "pipe", "inherit"] });
  const [[line]] = await Promise.all([once(reader.stdout, "data"), writePrivateFile(path, ["one"])]);
  expect([String(line), modeOf(path)]).toEqual(["one\n", 0o640]);
});
