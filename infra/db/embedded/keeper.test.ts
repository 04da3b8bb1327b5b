import { existsSync, readdirSync, rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { ask, keeperState, openTestRoom, serverPid, type TestRoom, until } from "./test-room.js";

let room: TestRoom;
let home: string;
beforeAll(() => {
  room = openTestRoom();
  home = room.newHome();
});
afterEach(() => room.clear());
afterAll(() => room.close());

const isUp = (url: string) =>
  ask(url, "select 1").then(
    () => true,
    () => false,
  );

describe("several processes", () => {
  it("share one server when they start at once on one home; the last one stops it", async () => {
    const hubs = await Promise.all([1, 2, 3, 4, 5].map(() => room.start({ home })));
    const starts = hubs.map(({ url }) => ask<{ at: string }>(url, "select pg_postmaster_start_time()::text as at"));
    expect(new Set((await Promise.all(starts)).map(([row]) => row?.at)).size).toBe(1);
    const [last, ...others] = hubs;
    await Promise.all(others.map((hub) => hub.release()));
    expect(await isUp(last?.url ?? "")).toBe(true);
    await last?.release();
    expect(serverPid(home)).toBeUndefined();
  });

  it("each get a server that works, also when one arrives as another leaves", async () => {
    let hub = await room.start({ home });
    for (let turn = 0; turn < 10; turn++) {
      const leaving = sleep(turn * 10).then(hub.release);
      hub = await room.start({ home });
      await leaving;
      expect(await ask(hub.url, "select 1 as one")).toEqual([{ one: 1 }]);
    }
  });

  it("run apart on different homes", async () => {
    const [one, other] = await Promise.all([room.start({ home }), room.start({ home: room.newHome() })]);
    await ask(one.url, "create table mine (id int)");
    await expect(ask(other.url, "select from mine")).rejects.toMatchObject({ code: "42P01" });
    await one.end("SIGKILL");
    await until(() => serverPid(home) === undefined);
    expect(await isUp(other.url)).toBe(true);
  });
});

describe("when something dies", () => {
  it("keeps the server through Ctrl-C, until the hub has finished", async () => {
    const hub = await room.start({ home });
    const ended = hub.end("SIGINT");
    await sleep(100);
    expect(await isUp(hub.url)).toBe(true);
    await ended;
    expect(serverPid(home)).toBeUndefined();
  });

  it("brings a running hub another keeper, which stops the server with it", async () => {
    const hub = await room.start({ home });
    const pid = serverPid(home);
    const { keeper } = keeperState(home);
    process.kill(keeper, "SIGKILL");
    await until(() => keeperState(home).keeper !== keeper);
    expect(serverPid(home)).toBe(pid);
    expect(await isUp(hub.url)).toBe(true);
    await hub.end("SIGKILL");
    await until(() => serverPid(home) === undefined);
  });

  it("starts a killed server again, on the same address, with all that was committed", async () => {
    const { url } = await room.start({ home });
    await ask(url, "create table committed as select 1 as id");
    const killed = serverPid(home) as number;
    process.kill(killed, "SIGKILL");
    await until(async () => serverPid(home) !== killed && (await isUp(url)));
    expect(await ask(url, "select id from committed")).toEqual([{ id: 1 }]);
  });

  it("replaces a left-over server that cannot be reached", async () => {
    const hub = await room.start({ home });
    const pid = serverPid(home);
    process.kill(keeperState(home).keeper, "SIGKILL");
    await hub.end("SIGKILL");
    rmSync(keeperState(home).run, { recursive: true });

    const next = await room.start({ home });
    expect(next.adopted).toBe(false);
    expect(serverPid(home)).not.toBe(pid);
    expect(await isUp(next.url)).toBe(true);
  });

  it("begins again when the first start was killed half-way", async () => {
    const fresh = room.newHome();
    const halfMade = () => (existsSync(fresh) ? readdirSync(fresh) : []).filter((name) => name.startsWith("pg.new"));
    const starting = room.start({ home: fresh });
    await until(() => halfMade().length > 0);
    const [killed] = halfMade();
    process.kill(keeperState(fresh).keeper, "SIGKILL");
    const { url } = await starting;
    expect(await isUp(url)).toBe(true);
    expect(halfMade()).not.toContain(killed);
  });
});
