import { chmodSync, lstatSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where the embedded database keeps what, inside HUB_HOME. */
export interface Places {
  /** PostgreSQL's data folder. Kept between starts; all else may go. */
  readonly data: string;
  /** Password of the user `hub`, mode 600. */
  readonly password: string;
  /** Lock of the one keeper of this home: an empty SQLite file, for its portable file lock. */
  readonly lock: string;
  /** Run folder of the last keeper, as JSON. */
  readonly state: string;
  /** What the server and its keeper say. */
  readonly log: string;
}

export const placesIn = (home: string): Places => ({
  data: join(home, "pg"),
  password: join(home, "pg.password"),
  lock: join(home, "pg.lock"),
  state: join(home, "pg.json"),
  log: join(home, "pg.log"),
});

/** Socket on which a keeper meets its holders. */
export const keeperSocket = (run: string): string => join(run, "keeper");

/** Folder of PostgreSQL's own socket: the `host` of a connection. */
export const serverSocketFolder = (run: string): string => join(run, "pg");

/**
 * Run folder that the last keeper of this home recorded. Undefined when there is none, or when somebody else put a
 * folder in its place: then nothing in it is to be trusted.
 */
export function recordedRun({ state }: Places): string | undefined {
  try {
    const { run } = JSON.parse(readFileSync(state, "utf8")) as { run: string };
    const folder = lstatSync(run);
    const trusted = folder.isDirectory() && folder.uid === lstatSync(state).uid && (folder.mode & 0o022) === 0;
    return trusted ? run : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The run folder: the recorded one, else a new one. It lies in /tmp because a socket's path may have 104 characters
 * at most, and HUB_HOME may be longer. Others may pass through it, to the folder inside that is the server user's.
 */
export function openRun(places: Places): string {
  const recorded = recordedRun(places);
  if (recorded) return recorded;
  const run = mkdtempSync("/tmp/regiohub-");
  chmodSync(run, 0o711);
  return run;
}

/** Tells holders where the keeper is, at once and as a whole. */
export function recordRun({ state }: Places, run: string): void {
  writeFileSync(`${state}.new`, JSON.stringify({ run, keeper: process.pid }));
  renameSync(`${state}.new`, state);
}
