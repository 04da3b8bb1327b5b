import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ask, hub } from "../hub.js";

let home: string;
const started: ChildProcess[] = [];

beforeAll(async () => {
  home = join(await mkdtemp(join(tmpdir(), "hub start ")), "home");
});
afterAll(async () => {
  for (const child of started) child.kill("SIGKILL");
  await until(async () => (await serversOf(home)).length === 0);
  await rm(join(home, ".."), { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  readonly text: string;
}

/** Runs `npm start` and waits until it says that it is ready. */
function start(folder = home): Promise<Started> {
  const { PATH, HOME } = process.env;
  const environment = { PATH, HOME, HUB_HOME: folder, PORT: "0", LOG_LEVEL: "warn" };
  const child = spawn("npm", ["start"], { cwd: hub.rootPath, env: environment });
  started.push(child);
  return new Promise((resolve, reject) => {
    let text = "";
    let messages = "";
    child.stdout?.on("data", (chunk) => {
      text += chunk;
      const url = /ready: (http:\S+)\/graphql/.exec(text)?.[1];
      if (url && text.includes("Ctrl-C")) resolve({ child, url, text });
    });
    child.stderr?.on("data", (chunk) => (messages += chunk));
    child.on("exit", (code) => reject(new Error(`npm start ended with ${code}: ${messages}`)));
  });
}

/** Postgres processes whose data lies under this home, as the process table shows them. */
async function serversOf(folder: string): Promise<string[]> {
  if (!existsSync("/proc")) return [];
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")));
  return commands.filter((command) => command.includes(folder));
}

async function until(condition: () => Promise<boolean>, withinMs = 10_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error("did not come true in time");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const exited = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.on("exit", (code) => resolve(code)));

describe("npm start", () => {
  it("fills an empty home, and what it prints can be pasted", async () => {
    const { child, url, text } = await start();
    const token = /board token[^\n]*\n(\S+)/.exec(text)?.[1];
    const { status, body } = await ask(url, "{ boards(filter: { delivers: true }) { totalCount } }", `Bearer ${token}`);
    expect({ status, body }).toMatchObject({ status: 200, body: { data: { boards: { totalCount: 4 } } } });
    const pasted = await paste(text.split("\n").find((line) => line.startsWith("curl ")) ?? "");
    expect(pasted).toMatchObject({ data: { boards: { edges: { length: 4 } } } });
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    child.kill("SIGINT");
    expect(await exited(child)).toBe(0);
    await until(async () => (await serversOf(home)).length === 0);
  }, 120_000);

  it("loads nothing twice", async () => {
    const { child } = await start();
    let messages = "";
    child.stderr?.on("data", (chunk) => (messages += chunk));
    child.kill("SIGINT");
    await exited(child);
    const runs = await hubCommand(["runs", "--json", "--limit", "100"]);
    const states = runs
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { state: string }).state);
    expect(states.filter((state) => state === "loaded").length).toBeGreaterThan(0);
    expect(states.filter((state) => state !== "loaded" && state !== "unchanged")).toEqual([]);
  }, 60_000);

  it.each(["SIGTERM", "SIGKILL"] as const)(
    "leaves no server behind when npm alone gets %s",
    async (signal) => {
      const { child, url } = await start();
      child.kill(signal);
      await until(async () => (await serversOf(home)).length === 0, 5_000);
      await expect(fetch(`${url}/health/live`)).rejects.toThrow();
    },
    60_000,
  );

  it("starts from a home that was moved", async () => {
    const moved = `${home} moved`;
    await rename(home, moved);
    const { child, url } = await start(moved);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    child.kill("SIGINT");
    await exited(child);
    await until(async () => (await serversOf(moved)).length === 0);
  }, 60_000);
});

/** What the shell makes of a `curl` line, on machines without curl too: its address, headers and body, sent. */
async function paste(line: string): Promise<unknown> {
  const quoted = await new Promise<string>((resolve, reject) => {
    const child = spawn("sh", ["-c", `curl() { printf '%s\\0' "$@"; }; ${line}`]);
    let text = "";
    child.stdout.on("data", (chunk) => (text += chunk));
    child.on("error", reject).on("exit", () => resolve(text));
  });
  const words = quoted.split("\0");
  const valuesOf = (flag: string) => words.filter((_, index) => words[index - 1] === flag);
  const headers = Object.fromEntries(valuesOf("-H").map((header) => header.split(/: (.*)/s).slice(0, 2)));
  const url = words.find((word) => word.startsWith("http://")) ?? "";
  return (await fetch(url, { method: "POST", headers, body: valuesOf("-d")[0] ?? "" })).json();
}

function hubCommand(args: readonly string[]): Promise<string> {
  const environment = { PATH: process.env.PATH, HOME: process.env.HOME, HUB_HOME: home };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["infra/setup.mjs", "hub", ...args], { cwd: hub.rootPath, env: environment });
    let text = "";
    child.stdout.on("data", (chunk) => (text += chunk));
    child
      .on("error", reject)
      .on("exit", (code) => (code === 0 ? resolve(text) : reject(new Error(`hub ended with ${code}`))));
  });
}
