import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type FilledHub, filledHub, hub } from "../hub.js";
import { type TypedHub, typedHub } from "./support/typed-hub.js";

const BOARD = "99003";
const SOURCE = "afas";

let filled: FilledHub;
let typed: TypedHub;
let folder: string;
let files: readonly string[];

beforeAll(async () => {
  [filled, typed] = await Promise.all([filledHub(), typedHub()]);
  folder = await mkdtemp(join(tmpdir(), "hub-unattended-"));
  const deliveries = await hub.demo.write(join(folder, "demo"));
  files = deliveries.find(({ board }) => board === BOARD)?.files.filter((path) => path.endsWith(".json")) ?? [];
}, 120_000);
afterAll(async () => {
  await typed[Symbol.asyncDispose]();
  await filled.drop();
  await rm(folder, { recursive: true });
});

/** What a line is typed in: the test's database. */
const environment = () => ({
  PATH: process.env.PATH,
  DATABASE_URL: filled.url,
  HUB_HOME: filled.config.home,
  HUB_DROP: join(folder, "drop"),
  LOG_LEVEL: "silent",
});

/** Begins a command that goes on until it is told to stop. */
const begin = (...args: readonly string[]): ChildProcess =>
  spawn(process.execPath, ["infra/dist/cli/main.js", ...args], {
    cwd: hub.rootPath,
    env: environment(),
    stdio: "ignore",
  });

/** Runs a command; what it answers and what it says come together. */
async function run(...args: readonly string[]): Promise<{ readonly status: number | null; readonly out: string }> {
  const { status, out, err } = await typed.run(args, environment());
  return { status, out: out + err };
}

async function put(text: string) {
  const path = join(folder, "new-profile.yaml");
  await writeFile(path, text);
  return run("profile", "put", path, "--board", BOARD, "--source", SOURCE);
}

describe("hub profile", () => {
  it("puts a profile into force, and tells what changed", async () => {
    const { status, out } = await run("profile", "show", "--board", BOARD, "--source", SOURCE);
    expect(status).toBe(0);
    const text = `${out}drop: { marker: klaar.txt }\nrhythm: { every: week }\n`;
    expect(await put(text)).toEqual({
      status: 0,
      out: `${BOARD} ${SOURCE}: now version 2\n  drop.marker: – → "klaar.txt"\n  rhythm.every: – → "week"\n`,
    });
    expect((await put(text)).out).toBe(`${BOARD} ${SOURCE}: nothing changed, still version 2\n`);
    expect((await run("profile", "list")).out).toMatch(new RegExp(`^${BOARD} +${SOURCE} +2 `, "m"));
  });

  it("refuses one that says what is not known, and changes nothing", async () => {
    expect(await put("drop: { marken: klaar.txt }\n")).toMatchObject({
      status: 3,
      out: expect.stringContaining('PROFILE_INVALID: Profile, key "drop"'),
    });
    expect((await run("profile", "list")).out).toMatch(new RegExp(`^${BOARD} +${SOURCE} +2 `, "m"));
  });
});

describe("hub worker", () => {
  it("takes what is put into the drop folder, and stops when it is told", async () => {
    const drop = join(folder, "drop", BOARD, SOURCE);
    await mkdir(drop, { recursive: true });
    for (const path of files) await copyFile(path, join(drop, basename(path)));
    await writeFile(join(drop, "klaar.txt"), "");
    const worker = begin("worker");
    const filed = () => readdir(join(drop, "verwerkt"), { recursive: true }).catch(() => []);
    while (!(await filed()).some((path) => path.endsWith("verslag.txt"))) await sleep(100);
    worker.kill("SIGTERM");
    const [status] = (await once(worker, "close")) as [number];
    expect(status).toBe(0);
    expect(await readdir(drop)).toEqual(["geweigerd", "verwerkt"]);
    const runs = (await run("runs", "--json", "--limit", "1")).out;
    expect(JSON.parse(runs)).toMatchObject({ board: BOARD, source: SOURCE, state: "loaded" });
  });
});

describe("hub pull", () => {
  it.each([
    [["--board", BOARD], 2, "USAGE"],
    [["--board", BOARD, "--source", SOURCE], 3, "PROFILE_INVALID"],
    [["--board", "99002", "--source", SOURCE], 3, "PROFILE_INVALID"],
    [["--board", "99002", "--source", "hr-core"], 2, "USAGE"],
  ])("%j ends with %i and says %s", async (args, status, code) => {
    expect(await run("pull", ...args)).toMatchObject({ status, out: expect.stringContaining(code) });
  });
});

describe("hub runs --silent", () => {
  it("lists who has not delivered for longer than the profile says", async () => {
    expect((await run("runs", "--silent")).out).toBe("nobody is silent\n");
  });
});
