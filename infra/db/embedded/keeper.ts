// Keeps one PostgreSQL for one HUB_HOME, as long as a hub process holds on to it. A holder is a connection to the
// keeper's socket: killed in whatever way, a hub lets go; when the last one has, the server is shut down. Started by
// ../embedded.ts in a session of its own, so that a Ctrl-C meant for the hub reaches neither keeper nor server.
import { once } from "node:events";
import { rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { HubError } from "../../errors.js";
import { serverAccount } from "./account.js";
import { findBinaries } from "./binaries.js";
import { ensureCluster } from "./initdb.js";
import { takeLock } from "./lock.js";
import { keeperSocket, openRun, placesIn, recordRun, serverSocketFolder } from "./places.js";
import { type Answer, BUSY, type KeeperOptions } from "./protocol.js";
import { adoptServer, type Server, startServer } from "./server.js";

/** Longest the first holder may take to arrive. */
const FIRST_HOLDER_MS = 10_000;
/** Least from one start of a server to the next: one that dies as soon as it runs is not started in a busy loop. */
const RESTART_MS = 500;

process.umask(0o077);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});

const { home, settings } = JSON.parse(process.argv[2] ?? "") as KeeperOptions;
const places = placesIn(home);
const lock = takeLock(places.lock);
if (!lock) process.exit(BUSY);

const run = openRun(places);
const socketFolder = serverSocketFolder(run);
const holders = new Set<Socket>();
const deserted = new AbortController();
const lastLeft = once(deserted.signal, "abort");
setTimeout(() => holders.size > 0 || deserted.abort(), FIRST_HOLDER_MS).unref();
let answer: Answer | undefined;

rmSync(keeperSocket(run), { force: true });
const door = createServer({ allowHalfOpen: true }, welcome).listen(keeperSocket(run));
await once(door, "listening");
recordRun(places, run);
try {
  await keep();
} catch (error) {
  console.error(error);
  if (!answer) {
    const code = error instanceof HubError && error.code === "CONFIG_INVALID" ? error.code : "DATABASE_START_FAILED";
    tell({ code, message: error instanceof Error ? error.message : String(error) });
    await lastLeft;
  }
}
door.close();
rmSync(run, { recursive: true, force: true });
lock.close();
// The last holder waits for this: its connection ends with the process.
process.exit();

/** Serves until the last holder has left; a server that dies before that is started again, at once if it had run. */
async function keep(): Promise<void> {
  let server = await open({ mayCreate: true });
  let opened = performance.now();
  tell({ host: server.host, adopted: server.adopted });
  while (!deserted.signal.aborted) {
    await Promise.race([server.ended, lastLeft]);
    if (deserted.signal.aborted) break;
    await sleep(Math.max(0, opened + RESTART_MS - performance.now()));
    server = await open({ mayCreate: false });
    opened = performance.now();
  }
  await server.stop();
}

async function open({ mayCreate }: { mayCreate: boolean }): Promise<Server> {
  const adopted = await adoptServer(places.data);
  if (adopted) return adopted;
  const account = serverAccount(places.data);
  const binaries = findBinaries(account, home);
  if (mayCreate) ensureCluster(places, socketFolder, binaries, account);
  return startServer({ binaries, data: places.data, socketFolder, log: places.log, account, settings });
}

function tell(news: Answer): void {
  answer = news;
  for (const holder of holders) holder.write(`${JSON.stringify(news)}\n`);
}

function welcome(holder: Socket): void {
  if (deserted.signal.aborted) {
    holder.destroy();
    return;
  }
  holders.add(holder);
  if (answer) holder.write(`${JSON.stringify({ ...answer, adopted: true })}\n`);
  holder.on("error", () => {});
  holder.on("end", () => letGo(holder));
  holder.on("close", () => letGo(holder));
  holder.resume();
}

/** The last to leave hears no goodbye before the server has stopped. */
function letGo(holder: Socket): void {
  if (!holders.delete(holder)) return;
  if (holders.size > 0) {
    holder.end();
  } else {
    door.close();
    deserted.abort();
  }
}
