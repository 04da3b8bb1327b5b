import { appendFile, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "@jest/globals";
import { addToErasedList, type ListedErasure, readErasedList } from "./erased-list.js";

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "hub-home-"));
});
afterEach(() => rm(home, { recursive: true }));

const erasure = (digest: string, isLifted = false): ListedErasure => ({
  board: "99001",
  digest: digest.repeat(64),
  at: "2026-10-01T12:00:00.000Z",
  reason: "asked for {it}",
  isLifted,
});
const path = () => join(home, "erased.jsonl");

it("is empty until somebody is erased, and has the last word about each", async () => {
  expect(await readErasedList(home)).toEqual([]);
  await addToErasedList(home, []);
  await expect(stat(path())).rejects.toThrow();
  await addToErasedList(home, [erasure("a"), erasure("b")]);
  await addToErasedList(home, [erasure("a", true)]);
  expect(await readErasedList(home)).toEqual([erasure("a", true), erasure("b")]);
  expect((await stat(path())).mode & 0o777).toBe(0o600);
});

it("passes over a line that a crash has cut off anywhere, and goes on behind it", async () => {
  await addToErasedList(home, [erasure("a")]);
  const whole = (await readFile(path(), "utf8")).trimEnd();
  for (let end = 1; end < whole.length; end += 19) {
    await rm(path());
    await addToErasedList(home, [erasure("b")]);
    await appendFile(path(), whole.slice(0, end));
    await addToErasedList(home, [erasure("c")]);
    expect(await readErasedList(home)).toEqual([erasure("b"), erasure("c")]);
  }
});

it("is not read when somebody else has written in it", async () => {
  await addToErasedList(home, [erasure("a")]);
  await appendFile(path(), "{not an erasure}\n");
  await expect(readErasedList(home)).rejects.toMatchObject({
    code: "CONFIG_INVALID",
    message: expect.stringContaining("line 2"),
  });
});
