import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { withClient } from "../db/connect.js";

/** Between two attempts, ms: the first one may come just before the statement that it is for. */
const AGAIN_MS = 200;

/**
 * Has the database break off what a connection is doing when the signal is aborted, and what it does after that: a
 * statement over millions of rows does not look at the signal by itself.
 * @returns what ends the watch.
 */
export async function cancelOnAbort(client: Client, url: string, signal: AbortSignal | undefined): Promise<() => void> {
  if (!signal) return () => {};
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const ended = new AbortController();
  const cancel = () => {
    // The statement's own error says it; a database that is gone has ended it as well.
    cancelUntil(ended.signal, url, rows[0]?.pid).catch(() => {});
  };
  signal.addEventListener("abort", cancel, { once: true });
  return () => {
    signal.removeEventListener("abort", cancel);
    ended.abort();
  };
}

const cancelUntil = (ended: AbortSignal, url: string, pid: number | undefined): Promise<void> =>
  withClient(url, async (other) => {
    while (!ended.aborted) {
      await other.query("select pg_cancel_backend($1)", [pid]);
      await sleep(AGAIN_MS, undefined, { signal: ended });
    }
  });
