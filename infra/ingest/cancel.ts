import type { Client } from "pg";
import { withClient } from "../db/connect.js";

/**
 * Has the database break off what a connection is doing when the signal is aborted: a statement over millions of rows
 * does not look at the signal by itself.
 * @returns what ends the watch.
 */
export async function cancelOnAbort(client: Client, url: string, signal: AbortSignal | undefined): Promise<() => void> {
  if (!signal) return () => {};
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const pid = rows[0]?.pid;
  const cancel = () => {
    // The statement's own error says it; a database that is gone has ended it as well.
    withClient(url, (other) => other.query("select pg_cancel_backend($1)", [pid])).catch(() => {});
  };
  signal.addEventListener("abort", cancel, { once: true });
  return () => signal.removeEventListener("abort", cancel);
}
