import { randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, lstatSync, mkdtempSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { withClient } from "../db/connect.js";
import { runningPid } from "../db/embedded/pid-file.js";
import { startEmbedded } from "../db/embedded.js";

/** Tests lose nothing in a power cut. */
const SETTINGS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_wal_size: "512MB",
  max_connections: "200",
};

/**
 * Where a server's home may be, best first, and how old one is that a killed run left behind. On ext4 every database
 * that is dropped leaves hundreds of deleted files, which are passed by one by one for minutes whenever a file is made:
 * a quarter of what a run took on a disk.
 */
const PLACES = [
  { folder: "/dev/shm", abandonedMs: 600_000 },
  { folder: "/tmp", abandonedMs: 86_400_000 },
] as const;
const HOME = "regiohub-test-";
/** Free memory below which a run takes the disk; it needs about a sixth of it. */
const ROOM_BYTES = 6 * 2 ** 30;

/** The PostgreSQL of a test run. */
export interface TestServer {
  /** Address of a database from which others can be made. */
  readonly url: string;
  /** Begins the names of all databases of this run. */
  readonly prefix: string;
  stop(): Promise<void>;
}

/**
 * The server of TEST_DATABASE_URL or DATABASE_URL when one is set; its user must be allowed to make databases and
 * roles, and finds it afterwards as it was, but for roles. Else an embedded one in a folder of its own.
 */
export async function startTestServer(env: NodeJS.ProcessEnv): Promise<TestServer> {
  const prefix = `hub_test_${randomBytes(4).toString("hex")}_`;
  const given = env.TEST_DATABASE_URL || env.DATABASE_URL;
  if (given) return { url: given, prefix, stop: () => dropAll(given, prefix) };
  removeAbandoned();
  const home = mkdtempSync(join(bestFolder(), HOME));
  const database = await startEmbedded({ home, settings: SETTINGS });
  return {
    url: database.url,
    prefix,
    async stop() {
      await database.release();
      rmSync(home, { recursive: true });
    },
  };
}

function bestFolder(): string {
  const [memory, disk] = PLACES;
  return hasRoom(memory.folder) ? memory.folder : disk.folder;
}

/** Whether a file system of memory is there that a run may fill, and as much memory is free. */
function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return Math.min(bavail * bsize, process.availableMemory()) >= ROOM_BYTES;
  } catch {
    return false;
  }
}

/** Homes of runs that were killed, and were ours, and have no server any more. */
function removeAbandoned(): void {
  for (const { folder, abandonedMs } of PLACES.filter(({ folder }) => existsSync(folder))) {
    for (const name of readdirSync(folder).filter((one) => one.startsWith(HOME))) {
      const home = join(folder, name);
      const stat = lstatSync(home, { throwIfNoEntry: false });
      const isOld = stat?.uid === process.geteuid?.() && Date.now() - (stat?.mtimeMs ?? 0) > abandonedMs;
      if (isOld && !runningPid(join(home, "pg"))) rmSync(home, { recursive: true, force: true });
    }
  }
}

function dropAll(url: string, prefix: string): Promise<void> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select quote_ident(datname) as name from pg_database where starts_with(datname, $1)",
      [prefix],
    );
    for (const { name } of rows) await client.query(`drop database ${name} with (force)`);
  });
}
