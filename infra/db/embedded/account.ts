import { readFileSync, statSync } from "node:fs";
import { HubError } from "../../errors.js";

/** A user of the machine. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * User that PostgreSQL runs as, because it refuses root: the owner of the data folder when there is one, else
 * `postgres`, else `nobody`. Undefined when the hub itself is an ordinary user: then the server runs as that user.
 * @throws DATABASE_START_FAILED when the data is another user's, or root has no user to change to.
 */
export function serverAccount(data: string): Account | undefined {
  const owner = statSync(data, { throwIfNoEntry: false });
  const self = process.geteuid?.();
  if (self !== 0) {
    if (!owner || owner.uid === self) return undefined;
    throw new HubError(
      "DATABASE_START_FAILED",
      `${data}: belongs to another user. Run the hub as the user that made it (root, if PostgreSQL runs as postgres).`,
    );
  }
  if (process.platform !== "linux") {
    throw new HubError(
      "DATABASE_START_FAILED",
      "Embedded PostgreSQL: does not start as root on this system. Run the hub as an ordinary user, or set DATABASE_URL.",
    );
  }
  if (owner?.uid === 0) {
    throw new HubError(
      "DATABASE_START_FAILED",
      `${data}: belongs to root. Expected the user that PostgreSQL ran as; give it back with chown -R.`,
    );
  }
  if (owner) return { name: `user ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  const accounts = readAccounts();
  const account = accounts.get("postgres") ?? accounts.get("nobody");
  if (account) return account;
  throw new HubError(
    "DATABASE_START_FAILED",
    "/etc/passwd: no user postgres and none nobody. Expected one to run PostgreSQL as: it refuses root.",
  );
}

function readAccounts(): Map<string, Account> {
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  return new Map(
    lines.map((line) => {
      const [name = "", , uid, gid] = line.split(":");
      return [name, { name, uid: Number(uid), gid: Number(gid) }];
    }),
  );
}
