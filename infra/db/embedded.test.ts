import { spawn } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from "node:fs";
import { release } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import type { TestHub } from "./embedded/test-hub.js";
import { ask, keeperState, openTestRoom, serverPid, type TestRoom, until } from "./embedded/test-room.js";

const ORDINARY = { name: "an ordinary user", user: undefined };
const users =
  process.geteuid?.() === 0
    ? [
        { name: "root", user: undefined },
        { ...ORDINARY, user: { uid: 65_534, gid: 65_534 } },
      ]
    : [ORDINARY];

let room: TestRoom;
beforeAll(() => {
  room = openTestRoom();
});
afterEach(() => room.clear());
afterAll(() => room.close());

describe.each(users)("as $name", ({ user }) => {
  let home: string;
  beforeAll(() => {
    home = room.newHome(user);
  });
  const start = (): Promise<TestHub> => room.start({ home, user, umask: 0o077 });

  it("starts under umask 077, deep in a closed home, and finds its data again", async () => {
    const first = await start();
    await ask(first.url, "create table kept as select 7 as id");
    await first.release();
    expect(serverPid(home)).toBeUndefined();

    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await ask(second.url, "select id from kept")).toEqual([{ id: 7 }]);
  });

  it("runs a server that is not root's, durable, with checksums, UTF-8 and SCRAM passwords", async () => {
    const { url } = await start();
    expect(statSync(join(home, "pg")).uid).not.toBe(0);
    expect(statSync(join(home, "pg")).mode & 0o777).toBe(0o700);
    expect(statSync(join(home, "pg.password")).mode & 0o777).toBe(0o600);
    const settings = await ask<{ name: string; setting: string }>(
      url,
      "select name, setting from pg_settings where name in ('data_checksums', 'server_encoding', 'fsync')",
    );
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      data_checksums: "on",
      server_encoding: "UTF8",
      fsync: "on",
    });
    const wrong = new URL(url);
    wrong.password = "wrong";
    await expect(ask(wrong.href, "select 1")).rejects.toMatchObject({ cause: { code: "28P01" } });
  });

  it("has its files made safe after a crash by one call, where Linux tells how that went", async () => {
    const { url } = await start();
    const [major = 0, minor = 0] = release().split(".").map(Number.parseFloat);
    const isTold = process.platform === "linux" && major * 1_000 + minor >= 5_008;
    const [answer] = await ask(url, "show recovery_init_sync_method");
    expect(answer).toEqual({ recovery_init_sync_method: isTold ? "syncfs" : "fsync" });
  });

  it("listens on its socket alone, never on a port", async () => {
    const { url } = await start();
    expect(await ask(url, "show listen_addresses")).toEqual([{ listen_addresses: "" }]);
    if (process.platform === "linux") expect(listeningPorts(serverPid(home) ?? 0)).toEqual([]);
  });

  it("leaves no server behind when the hub is killed", async () => {
    const hub = await start();
    expect(serverPid(home)).toBeDefined();
    await hub.end("SIGKILL");
    await until(() => serverPid(home) === undefined);
  });

  it("adopts the server that a killed keeper left over, and stops it in the end", async () => {
    const hub = await start();
    const pid = serverPid(home);
    process.kill(keeperState(home).keeper, "SIGKILL");
    await hub.end("SIGKILL");
    expect(serverPid(home)).toBe(pid);

    const next = await start();
    expect(next.adopted).toBe(true);
    expect(serverPid(home)).toBe(pid);
    expect(await ask(next.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await next.release();
    expect(serverPid(home)).toBeUndefined();
  });

  it("is not held up by a pid file that names another program of the server's user", async () => {
    const other = spawn("sleep", ["60"], { ...user });
    writeFileSync(join(home, "pg", "postmaster.pid"), `${other.pid}\n`);
    try {
      const { url, adopted } = await start();
      expect(adopted).toBe(false);
      expect(await ask(url, "select 1 as one")).toEqual([{ one: 1 }]);
      expect(other.exitCode ?? other.signalCode).toBeNull();
    } finally {
      other.kill();
    }
  });
});

/** Local addresses on which a process listens, from the kernel's tables. */
function listeningPorts(pid: number): string[] {
  const sockets = new Set(readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`)));
  expect(sockets.size).toBeGreaterThan(1);
  const LISTEN = "0A";
  return ["/proc/net/tcp", "/proc/net/tcp6"]
    .flatMap((table) => readFileSync(table, "utf8").split("\n").slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , state, , , , , , inode]) => state === LISTEN && sockets.has(`socket:[${inode}]`))
    .map(([, address = ""]) => address);
}
