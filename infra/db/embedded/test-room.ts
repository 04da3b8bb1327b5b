import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { withClient } from "../connect.js";
import { runningPid } from "./pid-file.js";
import { installCopy, startHub, type TestHub, type TestHubOptions, type TestUser } from "./test-hub.js";

/** A folder with an installation and homes, for tests of the embedded database. */
export interface TestRoom {
  readonly install: string;
  /** A home deep below a folder of mode 700, with spaces in its path, too long for a socket's path. Not made yet. */
  newHome(user?: TestUser): string;
  start(options: Omit<TestHubOptions, "install">): Promise<TestHub>;
  /** Kills the hubs that still run, and returns when their servers have stopped. */
  clear(): Promise<void>;
  /** Takes the folder away. */
  close(): void;
}

export function openTestRoom(): TestRoom {
  const root = mkdtempSync("/tmp/regiohub-embedded-");
  chmodSync(root, 0o755);
  const install = join(root, "install");
  installCopy(install);
  const homes: string[] = [];
  const hubs: TestHub[] = [];
  return {
    install,
    newHome(user) {
      const folders = [`home ${homes.length}`, "a folder with spaces", "long ".repeat(25).trim()];
      let folder = root;
      for (const name of folders) {
        folder = join(folder, name);
        mkdirSync(folder, { mode: 0o700 });
        if (user) chownSync(folder, user.uid, user.gid);
      }
      const home = join(folder, "hub");
      homes.push(home);
      return home;
    },
    async start(options) {
      const hub = await startHub({ install, ...options });
      hubs.push(hub);
      return hub;
    },
    async clear() {
      for (const hub of hubs.splice(0)) await hub.end("SIGKILL");
      for (const home of homes) await until(() => serverPid(home) === undefined);
    },
    close: () => rmSync(root, { recursive: true }),
  };
}

/** Rows of one statement, on a connection of its own. */
export const ask = <Row>(url: string, sql: string): Promise<Row[]> =>
  withClient(url, async (client) => (await client.query(sql)).rows as Row[]);

/** Pid of the PostgreSQL that runs on a home; undefined when none does. */
export const serverPid = (home: string): number | undefined => runningPid(join(home, "pg"));

/** What the last keeper of a home wrote down. */
export const keeperState = (home: string): { keeper: number; run: string } =>
  JSON.parse(readFileSync(join(home, "pg.json"), "utf8"));

/** Polls until something is so. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + 5_000;
  while (!(await isTrue())) {
    if (Date.now() > giveUpAt) throw new Error(`still not so after 5 s: ${isTrue}`);
    await sleep(20);
  }
}
