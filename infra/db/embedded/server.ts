import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import { release } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { HubError } from "../../errors.js";
import type { Account } from "./account.js";
import { dataAccess, makeOwnFolder } from "./data-access.js";
import { isAlive, isServerOf, pidFile, recordedPid, runningPid } from "./pid-file.js";

/** A PostgreSQL that is ready for connections. */
export interface Server {
  /** Folder of its socket: the `host` of a connection. */
  readonly host: string;
  /** It ran before we came. */
  readonly adopted: boolean;
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Fast shutdown: open transactions are rolled back, all that is committed is on disk. */
  stop(): Promise<void>;
}

/** What starting a server takes. */
export interface ServerOptions {
  readonly binaries: string;
  readonly data: string;
  /** Folder for its socket. */
  readonly socketFolder: string;
  readonly log: string;
  readonly account: Account | undefined;
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * Sound on 2 cores and 4 GB. Never a port. The log holds no statement, no error of a statement and no detail: these
 * quote cells, and cells are people.
 */
const SETTINGS = {
  listen_addresses: "",
  cluster_name: "regiohub",
  timezone: "UTC",
  log_timezone: "UTC",
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  max_wal_size: "2GB",
  random_page_cost: "1.1",
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_checkpoints: "off",
  ...quickRecovery(),
};

/** Pause before the data of a killed server is tried again. */
const ORPHANS_PAUSE_MS = 25;
/** Longest a killed server's last sessions may take to let go of the data. */
const ORPHANS_MS = 15_000;
/** Longest a fast shutdown may take before it becomes an immediate one; both lose nothing. */
const FAST_SHUTDOWN_MS = 30_000;

/** The server left over on this data folder, adopted; one that cannot be reached is stopped. Undefined: none runs. */
export async function adoptServer(data: string): Promise<Server | undefined> {
  const pid = runningPid(data);
  if (!pid) return undefined;
  const host = await readiness(data, pid, () => isServerOf(pid, data));
  const server = { host: host ?? "", adopted: true, ...watch(pid, () => isServerOf(pid, data)) };
  if (host && existsSync(join(host, ".s.PGSQL.5432"))) return server;
  await server.stop();
  return undefined;
}

/**
 * Starts a server on a data folder on which none seems to run. One that a killed keeper was just starting wins.
 * @throws DATABASE_START_FAILED with the last word of the server's log.
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const patience = Date.now() + ORPHANS_MS;
  for (;;) {
    makeOwnFolder(options.socketFolder, options.account);
    forgetStalePid(options.data);
    const before = statSync(options.log, { throwIfNoEntry: false })?.size ?? 0;
    const child = launch(options);
    const host = await readiness(options.data, child.pid, () => child.exitCode === null && child.signalCode === null);
    if (host) return { host, adopted: false, ...watchChild(child) };
    const reason = reasonIn(options.log, before);
    if (!/still in use|already exists/.test(reason) || Date.now() > patience) {
      throw new HubError("DATABASE_START_FAILED", `Embedded PostgreSQL: ${reason}. See ${options.log}.`);
    }
    await sleep(ORPHANS_PAUSE_MS);
    const other = await adoptServer(options.data);
    if (other) return other;
  }
}

function launch({ binaries, data, socketFolder, log, account, settings }: ServerOptions): ChildProcess {
  const access = dataAccess(data, account);
  const output = openSync(log, "a");
  const all = Object.entries({ ...SETTINGS, unix_socket_directories: socketFolder, ...settings });
  const child = spawn(
    join(binaries, "bin", "postgres"),
    ["-D", access.path, ...all.flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    {
      stdio: ["ignore", output, output, ...access.descriptors],
      detached: true,
      cwd: "/",
      env: { PATH: "/usr/bin:/bin", LC_ALL: "C" },
      ...(account && { uid: account.uid, gid: account.gid }),
    },
  );
  child.on("error", () => {});
  access.close();
  closeSync(output);
  return child;
}

/**
 * After a crash PostgreSQL first makes sure that all its files are on disk: one call to Linux for the whole file system,
 * instead of an fsync for each of thousands of files, which on a busy disk takes seconds. Before 5.8 that call does not
 * report a disk that fails. https://www.postgresql.org/docs/18/runtime-config-error-handling.html
 */
function quickRecovery(): Readonly<Record<string, string>> {
  const [major = 0, minor = 0] = release()
    .split(".")
    .map((part) => Number.parseInt(part, 10));
  const isTold = process.platform === "linux" && (major > 5 || (major === 5 && minor >= 8));
  return isTold ? { recovery_init_sync_method: "syncfs" } : {};
}

/** PostgreSQL refuses to start while the pid of its last server lives, though it be another program's by now. */
function forgetStalePid(data: string): void {
  const pid = recordedPid(data);
  if (pid && isAlive(pid)) rmSync(join(data, "postmaster.pid"));
}

/** Socket folder of a server once it takes connections; undefined when it ends before that. */
async function readiness(data: string, pid: number | undefined, isRunning: () => boolean): Promise<string | undefined> {
  while (pid && isRunning()) {
    const [first, , , , host, , , status] = pidFile(data);
    if (Number(first) === pid && status?.trim() === "ready") return host;
    await sleep(5);
  }
  return undefined;
}

function watchChild(child: ChildProcess): Pick<Server, "ended" | "stop"> {
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return { ended, stop: () => shutDown(ended, (signal) => child.kill(signal)) };
}

function watch(pid: number, isRunning: () => boolean): Pick<Server, "ended" | "stop"> {
  const ended = (async () => {
    while (isRunning()) await sleep(100);
  })();
  return { ended, stop: () => shutDown(ended, (signal) => isRunning() && process.kill(pid, signal)) };
}

async function shutDown(ended: Promise<void>, send: (signal: NodeJS.Signals) => void): Promise<void> {
  send("SIGINT");
  const timer = setTimeout(() => send("SIGQUIT"), FAST_SHUTDOWN_MS);
  await ended;
  clearTimeout(timer);
}

/** Why a start failed, from what the log gained since. */
function reasonIn(log: string, from: number): string {
  const lines = readFileSync(log).subarray(from).toString().trim().split("\n");
  const line = lines.findLast((one) => one.includes("FATAL:")) ?? lines.at(-1);
  return line?.replace(/^.*FATAL: +/, "") || "ended before it was ready";
}
