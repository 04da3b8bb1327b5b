import type { Client } from "pg";
import { HubError } from "../errors.js";

/** Times that something is tried when the database says that another one was in its way. */
export const ATTEMPTS = 3;

/**
 * Undoes what a transaction has done so far.
 * @throws the signal's reason when it is aborted; DATABASE_UNREACHABLE when the connection is lost: then it is undone too
 */
export async function undo(client: Client, signal: AbortSignal | undefined, cause: unknown): Promise<void> {
  const isUndone = await client.query("rollback").then(
    () => true,
    () => false,
  );
  signal?.throwIfAborted();
  if (isUndone) return;
  const message = "Database: the connection was lost. Deliver again: what has landed is not applied twice.";
  throw new HubError("DATABASE_UNREACHABLE", message, { cause });
}

/** Deadlock or serialization failure: another delivery was in the way, and is done by now. */
export const isInTheWay = (error: unknown) =>
  error instanceof Error && "code" in error && (error.code === "40P01" || error.code === "40001");

/** A fault without its details: those of a database name the values of cells. */
export const describeFault = (cause: unknown): string =>
  `The delivery could not be applied (${faultText(cause)}). Nothing of it landed.`;

/** What went wrong, in a few words: `error 23505, member_pkey`. Of our own errors it is the code. */
export function faultText(cause: unknown): string {
  if (!(cause instanceof Error)) return "error";
  const code = "code" in cause ? ` ${String(cause.code)}` : "";
  const place = "constraint" in cause && cause.constraint ? `, ${String(cause.constraint)}` : "";
  return `${cause.name}${code}${place}`;
}
