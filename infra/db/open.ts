import type { Config } from "../config.js";
import type { Log } from "../log.js";
import { startEmbedded } from "./embedded.js";
import { isInTheClear } from "./url.js";

/** A database that may be used until it is released. */
export interface Database {
  /** With the password: never shown, never logged. */
  readonly url: string;
  /** Whether the hub runs the server itself. */
  readonly embedded: boolean;
  /** Lets go; the embedded server stops with its last user. */
  release(): Promise<void>;
}

/**
 * The hub's database: `DATABASE_URL` when given, always; else the embedded server of `HUB_HOME`.
 * @throws DATABASE_START_FAILED when the embedded server does not start.
 */
export async function openDatabase({ databaseUrl, home }: Config, log: Log): Promise<Database> {
  if (databaseUrl) {
    warnInTheClear(databaseUrl, log);
    return { url: databaseUrl, embedded: false, release: async () => {} };
  }
  const { url, release } = await startEmbedded({ home, log });
  return { url, embedded: true, release };
}

/** Says that a database is asked in a way that others may read. */
export function warnInTheClear(address: string, log: Log): void {
  if (isInTheClear(address))
    log.warn("database on another machine without TLS: add sslmode=verify-full to its address");
}
