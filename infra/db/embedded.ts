import { accessSync, constants, mkdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { HubError } from "../errors.js";
import type { Log } from "../log.js";
import { serverAccount } from "./embedded/account.js";
import { getHold, type Hold, letGo } from "./embedded/hold.js";
import { DATABASE_USER } from "./embedded/initdb.js";
import { placesIn } from "./embedded/places.js";

/** How to start the embedded database. */
export interface EmbeddedOptions {
  /** HUB_HOME, absolute. Made when missing, mode 700. */
  readonly home: string;
  readonly log?: Log;
  /** PostgreSQL settings over the hub's own; without effect on a server that runs already. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A hold on a running PostgreSQL. It lasts until `release`, or until this process ends in whatever way. */
export interface EmbeddedDatabase {
  /** `postgres://` address with password, through a unix socket. */
  readonly url: string;
  /** The same in pieces, as `pg` takes them. */
  readonly connection: { host: string; user: string; password: string; database: string };
  /** The server ran already: for another process, or left over. */
  readonly adopted: boolean;
  /** Lets go. The last to let go shuts the server down and returns when it has stopped. */
  release(): Promise<void>;
}

/** Pause before the server is asked for again after a failure while it was held. */
const AGAIN_MS = 5_000;

/**
 * PostgreSQL on the data in HUB_HOME, started when it does not run yet. Any number of processes may hold it at once;
 * it is shut down when the last of them lets go. It does not keep this process alive.
 * @throws CONFIG_INVALID when the home cannot be written or no binaries are made for this machine,
 * DATABASE_START_FAILED with the server's reason.
 */
export async function startEmbedded({ home, log, settings = {} }: EmbeddedOptions): Promise<EmbeddedDatabase> {
  checkMachine(home);
  const started = performance.now();
  const first = await getHold({ home, settings });
  const { host, adopted } = first;
  log?.debug("database ready", { adopted, ms: Math.round(performance.now() - started) });
  const password = readFileSync(placesIn(home).password, "utf8");
  const release = keepHold(first, () => getHold({ home, settings }), log);
  return {
    url: `postgres://${DATABASE_USER}:${password}@localhost/postgres?host=${encodeURIComponent(host)}`,
    connection: { host, user: DATABASE_USER, password, database: "postgres" },
    adopted,
    release,
  };
}

/**
 * Takes a new hold whenever one is lost: a keeper that was killed leaves its server running, and the next keeper
 * adopts it. Returns how to let go.
 */
function keepHold(first: Hold, again: () => Promise<Hold>, log: Log | undefined): () => Promise<void> {
  const over = new AbortController();
  let hold = first;
  let recovery = Promise.resolve();
  const onLoss = () => {
    if (!over.signal.aborted) recovery = recover();
  };
  hold.socket.once("close", onLoss);

  async function recover(): Promise<void> {
    log?.warn("database keeper lost");
    while (!over.signal.aborted) {
      try {
        hold = await again();
        if (hold.host !== first.host) log?.error("database moved: restart this process");
        hold.socket.once("close", onLoss);
        return;
      } catch (error) {
        log?.error("database does not start", { reason: error instanceof Error ? error.message : String(error) });
        await sleep(AGAIN_MS, undefined, { ref: false, signal: over.signal }).catch(() => {});
      }
    }
  }

  return async () => {
    over.abort();
    await recovery;
    await letGo(hold.socket);
  };
}

/** Says at once, in this process, what cannot work. */
function checkMachine(home: string): void {
  if (process.platform === "win32") {
    throw new HubError(
      "CONFIG_INVALID",
      "Embedded PostgreSQL: not on Windows. Run the hub in WSL, or set DATABASE_URL.",
    );
  }
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    accessSync(home, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new HubError("CONFIG_INVALID", `HUB_HOME: ${home} cannot be written. Expected a folder of your own.`, {
      cause,
    });
  }
  serverAccount(placesIn(home).data);
}
