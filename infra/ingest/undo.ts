import type { Client } from "pg";
import { HubError } from "../errors.js";

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
export function describeFault(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? ` ${String(cause.code)}` : "";
  const place =
    cause instanceof Error && "constraint" in cause && cause.constraint ? `, ${String(cause.constraint)}` : "";
  return `The delivery could not be applied (${cause instanceof Error ? cause.name : "error"}${code}${place}). Nothing of it landed.`;
}
