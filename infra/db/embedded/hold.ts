import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, renameSync, statSync } from "node:fs";
import { createConnection, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { HubError } from "../../errors.js";
import { keeperSocket, placesIn, recordedRun } from "./places.js";
import { type Answer, BUSY, type KeeperOptions } from "./protocol.js";

/** A connection to the keeper: as long as it is open, the server runs. */
export interface Hold {
  /** Does not keep this process alive. */
  readonly socket: Socket;
  /** Folder of the server's socket. */
  readonly host: string;
  readonly adopted: boolean;
}

/** Longest a keeper may be out of reach, in start or in shutdown, before we give up. */
const UNREACHABLE_MS = 60_000;
const LOG_BYTES = 10_000_000;

/**
 * Asks the keeper of a home, and brings one when there is none, until one answers.
 * @throws CONFIG_INVALID, DATABASE_START_FAILED as the keeper says, or when none answers within a minute.
 */
export async function getHold(options: KeeperOptions): Promise<Hold> {
  const places = placesIn(options.home);
  const giveUpAt = Date.now() + UNREACHABLE_MS;
  let keeper: ChildProcess | undefined;
  while (Date.now() < giveUpAt) {
    const run = recordedRun(places);
    const hold = run && (await ask(keeperSocket(run)));
    if (hold) return hold;
    const isOver = keeper === undefined || keeper.exitCode !== null || keeper.signalCode !== null;
    // Busy: another keeper starts, or is leaving; it is asked again, and followed when it has left.
    if (keeper?.exitCode && keeper.exitCode !== BUSY) break;
    if (keeper?.exitCode === BUSY) await sleep(50);
    if (isOver) keeper = bringKeeper(options, places.log);
    await sleep(10);
  }
  throw new HubError("DATABASE_START_FAILED", `Embedded PostgreSQL: its keeper does not answer. See ${places.log}.`);
}

/** Ends a hold; returns when the keeper has taken note, which for the last one is when the server has stopped. */
export async function letGo(socket: Socket): Promise<void> {
  if (socket.closed) return;
  socket.ref();
  socket.end();
  await once(socket, "close");
}

/** Undefined: there is no keeper, or it is about to leave. */
async function ask(path: string): Promise<Hold | undefined> {
  const socket = createConnection(path);
  socket.on("error", () => {});
  const line = await firstLine(socket);
  if (line === undefined) return undefined;
  const answer = JSON.parse(line) as Answer;
  if ("host" in answer) {
    socket.unref();
    return { socket, ...answer };
  }
  socket.destroy();
  throw new HubError(answer.code, answer.message);
}

function firstLine(socket: Socket): Promise<string | undefined> {
  let text = "";
  return new Promise((resolve) => {
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      if (text.includes("\n")) resolve(text.split("\n")[0]);
    });
    socket.once("close", () => resolve(undefined));
  });
}

/** In a session of its own: neither our end nor a signal to our terminal takes it along. */
function bringKeeper(options: KeeperOptions, log: string): ChildProcess {
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES) renameSync(log, `${log}.1`);
  const output = openSync(log, "a", 0o600);
  const program = fileURLToPath(new URL("keeper.js", import.meta.url));
  const keeper = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program, JSON.stringify(options)], {
    detached: true,
    stdio: ["ignore", output, output],
    cwd: "/",
    env: {},
  });
  closeSync(output);
  keeper.on("error", () => {});
  keeper.unref();
  return keeper;
}
