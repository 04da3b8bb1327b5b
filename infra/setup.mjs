// First run: installs what the lock file names, builds what changed, then hands over to the repo's own Node.
// Runs on any Node >= 20, before anything is installed: built-in modules only.
import { spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(root, ...parts);
const say = (line) => process.stderr.write(`${line}\n`);
const modifiedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const TASKS = {
  start: [at("infra/dist/cli/main.js"), "start"],
  hub: [at("infra/dist/cli/main.js")],
  test: [at("tests/dist/run.js")],
  "test-long": [at("tests/dist/run-long.js")],
  bench: ["--expose-gc", at("tests/dist/bench/main.js")],
};
// Rows come and go: where they have little room they are cleared away sooner, and an import stays below 300 MB.
// A server answers faster with the room that Node gives it.
const SMALL_HEAP = ["--max-semi-space-size=8"];
const SERVING = ["serve", "worker", "start"];
const SOURCES = ["infra", "schema", "gateway", "subgraphs", "tests"];
const BUILT = at("node_modules/.regiohub-built");
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
const LOCK = at(".setup-lock");
// Whoever started npm's script: gone, nobody is left to stop us by Ctrl-C.
const parent = process.env.npm_lifecycle_event ? process.ppid : undefined;
const isDeserted = () => parent !== undefined && process.ppid !== parent;

const [task, ...args] = process.argv.slice(2);
if (!Object.hasOwn(TASKS, task ?? "")) stop(`no such task. Expected one of ${Object.keys(TASKS).join(", ")}.`);
if (!isInstalled() || !isBuilt()) {
  await lock();
  if (!isInstalled()) await install();
  if (!isBuilt()) await build();
  unlock();
}
const isServing = task !== "hub" || SERVING.includes(args[0]);
await run([...(isServing ? [] : SMALL_HEAP), ...TASKS[task], ...args]);

function stop(reason, status = 2) {
  say(`setup: ${reason}`);
  process.exit(status);
}

/** npm writes its own record last: an install that was interrupted has none. */
function isInstalled() {
  return modifiedAt(at("node_modules/.package-lock.json")) >= modifiedAt(at("package-lock.json"));
}

async function install() {
  say("installing what package-lock.json names …");
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ["npm", []];
  // All of it, and on this Node too, whatever NODE_ENV and the user's own npm settings say.
  const whole = ["--include=dev", "--include=optional", "--engine-strict=false", "--global=false"];
  await must(command, [...first, "ci", ...whole, "--no-audit", "--no-fund", "--loglevel=error"], "npm ci");
}

/** The mark holds how new the sources were: one that is written during a build is built the next time. */
function isBuilt() {
  return existsSync(BUILT) && readFileSync(BUILT, "utf8") === String(newestSource());
}

async function build() {
  say("building …");
  const newest = newestSource();
  await must(node(), [at("node_modules/typescript/bin/tsc"), "-b"], "The build");
  writeFileSync(BUILT, String(newest));
}

function newestSource() {
  const settings = ["tsconfig.base.json", "tsconfig.json", "hub.config.ts"].map((name) => modifiedAt(at(name)));
  return Math.max(...settings, ...SOURCES.map((name) => newestIn(at(name))));
}

function newestIn(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === "dist" || entry.name === "node_modules" || entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) newest = Math.max(newest, newestIn(path));
    else if (/\.tsx?$|^tsconfig\.json$/.test(entry.name)) newest = Math.max(newest, modifiedAt(path));
  }
  return newest;
}

async function must(command, commandArgs, what) {
  const { pid, ended } = follow(command, commandArgs, { cwd: root, stdio: ["ignore", 2, 2] });
  // Killed now, we leave it behind at its work: the next setup waits for it.
  if (pid) writeFileSync(join(LOCK, "pids"), `${process.pid} ${pid}`);
  const status = await ended;
  if (status > 128 || isDeserted()) process.exit(status);
  if (status !== 0) stop(`${what} did not finish. Read the lines above; then run the same command again.`, 1);
}

/** Starts a program that gets the signals we get; `ended` is the status to end with. */
function follow(command, commandArgs, options) {
  const child = spawn(command, commandArgs, options);
  const forward = (signal) => child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, forward);
  const ended = new Promise((resolve) => {
    child
      .on("exit", (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
      .on("error", () => resolve(127));
  }).finally(() => {
    for (const signal of SIGNALS) process.off(signal, forward);
  });
  return { pid: child.pid, ended };
}

/** One setup at a time: another waits for it and for what it started, unless they are gone. */
async function lock() {
  for (let turn = 0; ; turn++) {
    try {
      mkdirSync(LOCK);
      break;
    } catch (error) {
      if (error.code !== "EEXIST") stop(`${root} cannot be written. Expected a folder of your own for the first run.`);
    }
    const pids = existsSync(join(LOCK, "pids")) ? readFileSync(join(LOCK, "pids"), "utf8").split(" ").map(Number) : [];
    const isStale = pids.length > 0 ? !pids.some(worksHere) : Date.now() - modifiedAt(LOCK) > 10_000;
    if (isStale) unlock();
    else if (turn === 10) say("waiting for another setup in this folder …");
    await sleep(200);
  }
  writeFileSync(join(LOCK, "pids"), String(process.pid));
  process.on("exit", unlock);
}

function unlock() {
  rmSync(LOCK, { recursive: true, force: true });
  process.off("exit", unlock);
}

/** Whether a process lives and works in this folder: pids are used again, in a container soon. */
function worksHere(pid) {
  try {
    process.kill(pid, 0);
    return !existsSync("/proc/self/cwd") || readlinkSync(`/proc/${pid}/cwd`) === root;
  } catch (error) {
    return error.code === "EPERM" || error.code === "EACCES";
  }
}

/** The Node that the repo brings; where that does not run, the present one when it is new enough. */
function node() {
  const own = at("node_modules/.bin/node");
  if (spawnSync(own, ["--version"]).status === 0) return own;
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  stop("Node 24 for this machine is not in the lock file. Expected Linux (glibc) or macOS, or Node 24 on the PATH.");
}

async function run(commandArgs) {
  const env = {
    NODE_COMPILE_CACHE: at("node_modules/.cache/node"), // a command starts a fifth sooner
    ...process.env,
    PATH: `${at("node_modules/.bin")}:${process.env.PATH ?? ""}`,
  };
  const cwd = (task === "hub" && process.env.INIT_CWD) || root;
  const stdio = ["inherit", "inherit", "inherit", "ipc"];
  const { ended } = follow(node(), ["--disable-warning=ExperimentalWarning", ...commandArgs], { cwd, env, stdio });
  // It sees us go, as it sees it when we are killed, and stops.
  setInterval(() => isDeserted() && process.exit(1), 500).unref();
  process.exit(await ended);
}
