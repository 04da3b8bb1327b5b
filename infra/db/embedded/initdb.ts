import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { HubError } from "../../errors.js";
import type { Account } from "./account.js";
import { dataAccess, makeOwnFolder } from "./data-access.js";
import type { Places } from "./places.js";

/** User that owns the embedded database. */
export const DATABASE_USER = "hub";

/**
 * Makes the data folder when there is none: UTF-8, sorted by code point on every platform alike, page checksums,
 * SCRAM passwords. Made aside and renamed: killed half-way, the next start begins again. `scratch` is a folder for a
 * password file that the account can reach; what is in it goes.
 * @throws DATABASE_START_FAILED with what initdb said.
 */
export function ensureCluster(places: Places, scratch: string, binaries: string, account: Account | undefined): void {
  removeHalfMade(places.data);
  if (existsSync(places.data)) {
    if (existsSync(places.password)) return;
    throw new HubError(
      "DATABASE_START_FAILED",
      `${places.password}: missing. Expected the password of ${places.data}; put it back, or remove both to start empty.`,
    );
  }
  const password = randomBytes(24).toString("base64url");
  writeFileSync(places.password, password, { mode: 0o600 });
  const aside = `${places.data}.new-${randomBytes(4).toString("hex")}`;
  makeOwnFolder(aside, account);
  makeOwnFolder(scratch, account);
  const passwordFile = join(scratch, "password");
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  initialize(aside, passwordFile, binaries, account, places.log);
  rmSync(passwordFile);
  renameSync(aside, places.data);
}

/**
 * Each attempt has a name of its own, because an initdb whose keeper was killed may write on for a moment. It may also
 * take a file away under our hands, which `rmSync` takes for the end of its work: hence the turns.
 */
function removeHalfMade(data: string): void {
  for (const name of readdirSync(dirname(data))) {
    if (!name.startsWith(`${basename(data)}.new-`)) continue;
    const folder = join(dirname(data), name);
    for (let turn = 0; turn < 100 && existsSync(folder); turn++) {
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    }
  }
}

function initialize(
  data: string,
  passwordFile: string,
  binaries: string,
  account: Account | undefined,
  log: string,
): void {
  const access = dataAccess(data, account);
  const options = [
    `--username=${DATABASE_USER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--data-checksums",
    "--encoding=UTF8",
    "--no-locale",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
  ];
  const { status, stderr } = spawnSync(join(binaries, "bin", "initdb"), ["-D", access.path, ...options], {
    // Its words go into a pipe, so that it ends with us: the first word after that is its last.
    stdio: ["ignore", "pipe", "pipe", ...access.descriptors],
    cwd: "/",
    env: { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" },
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  access.close();
  if (status === 0) return;
  const said = stderr?.toString().trim() ?? "";
  writeFileSync(log, `${said}\n`, { flag: "a" });
  throw new HubError("DATABASE_START_FAILED", `initdb: ${said.split("\n")[0] || "did not run"}. See ${log}.`);
}
