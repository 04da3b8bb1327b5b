// First run: installs what the lock file names, builds what changed, then hands over to the repo's own Node.
// Runs on any Node >= 20, before anything is installed: built-in modules only.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(root, ...parts);
const say = (line) => process.stderr.write(`${line}\n`);
const modifiedAt = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

const TASKS = {
  start: ["infra/dist/cli/main.js", "start"],
  hub: ["infra/dist/cli/main.js"],
  test: ["tests/dist/run.js"],
  "test-long": ["tests/dist/run-long.js"],
  bench: ["--expose-gc", "tests/dist/bench/main.js"],
};
const SOURCES = ["infra", "schema", "gateway", "subgraphs", "tests"];
const BUILT = at("node_modules", ".regiohub-built");

const [task, ...args] = process.argv.slice(2);
if (!Object.hasOwn(TASKS, task ?? "")) {
  say(`setup: no such task. Expected one of ${Object.keys(TASKS).join(", ")}.`);
  process.exit(2);
}
alone(() => {
  install();
  build();
});
run([...TASKS[task], ...args]);

/** One setup at a time: a second one waits for the first, unless that one died. */
function alone(work) {
  const lock = at(".setup-lock");
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const owner = Number(existsSync(join(lock, "pid")) && readFileSync(join(lock, "pid"), "utf8"));
      const stale = owner ? !alive(owner) : Date.now() - modifiedAt(lock) > 10_000;
      if (stale) rmSync(lock, { recursive: true, force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  const release = () => rmSync(lock, { recursive: true, force: true });
  process.once("exit", release);
  writeFileSync(join(lock, "pid"), String(process.pid));
  work();
  release();
  process.off("exit", release);
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function install() {
  if (modifiedAt(at("node_modules", ".package-lock.json")) >= modifiedAt(at("package-lock.json"))) return;
  say("installing what package-lock.json names …");
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ["npm", []];
  must(command, [...first, "ci", "--no-audit", "--no-fund", "--loglevel=error"], "npm ci did not finish.");
  rmSync(BUILT, { force: true });
}

function build() {
  const newest = Math.max(
    modifiedAt(at("tsconfig.base.json")),
    modifiedAt(at("hub.config.ts")),
    ...SOURCES.map(newestIn),
  );
  if (modifiedAt(BUILT) >= newest) return;
  say("building …");
  must(node(), [at("node_modules", "typescript", "bin", "tsc"), "-b"], "The build did not finish.");
  writeFileSync(BUILT, "");
}

function newestIn(folder) {
  let newest = 0;
  for (const entry of readdirSync(at(folder), { withFileTypes: true })) {
    if (entry.name === "dist" || entry.name === "node_modules" || entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) newest = Math.max(newest, newestIn(path));
    else if (/\.(ts|tsx)$|^tsconfig\.json$/.test(entry.name)) newest = Math.max(newest, modifiedAt(at(path)));
  }
  return newest;
}

function must(command, commandArgs, complaint) {
  const done = spawnSync(command, commandArgs, { cwd: root, stdio: ["ignore", 2, 2], env: process.env });
  if (done.status === 0) return;
  say(`setup: ${complaint} Read the lines above; then run the same command again.`);
  process.exit(done.status ?? 1);
}

/** The Node that the repo brings; without one for this platform, the present one when it is new enough. */
function node() {
  const own = at("node_modules", ".bin", "node");
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  say("setup: no Node 24 for this platform in the lock file. Expected Linux (glibc) or macOS, or Node 24 on the PATH.");
  process.exit(2);
}

function run(commandArgs) {
  const path = `${at("node_modules", ".bin")}:${process.env.PATH ?? ""}`;
  const child = spawn(node(), ["--disable-warning=ExperimentalWarning", ...commandArgs], {
    cwd: process.env.INIT_CWD && task === "hub" ? process.env.INIT_CWD : root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, PATH: path },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  const watch = process.env.npm_lifecycle_event ? setInterval(() => parentsGone() && process.exit(1), 500) : undefined;
  child.on("exit", (code, signal) => {
    clearInterval(watch);
    process.exit(code ?? (signal === "SIGINT" ? 130 : 143));
  });
}

/** Whether npm, or the shell between, was killed: then nobody is left to stop this by Ctrl-C. The child sees us go. */
function parentsGone() {
  parentsGone.first ??= { parent: process.ppid, above: parentOf(process.ppid) };
  const { parent, above } = parentsGone.first;
  return process.ppid !== parent || (above.shell && parentOf(parent).pid !== above.pid);
}

function parentOf(pid) {
  const shell = (name) => /(^|\/)(ba|da|z|k)?sh$/.test(name ?? "");
  const stat = `/proc/${pid}/stat`;
  if (existsSync(stat)) {
    const [, name, parent] = /\((.*)\) \S (\d+)/s.exec(readFileSync(stat, "utf8")) ?? [];
    return { pid: Number(parent), shell: shell(name) };
  }
  const { stdout } = spawnSync("ps", ["-o", "ppid=,comm=", "-p", String(pid)], { encoding: "utf8" });
  const [, parent, name] = /^\s*(\d+)\s+(\S+)/.exec(stdout ?? "") ?? [];
  return { pid: Number(parent), shell: shell(name) };
}
