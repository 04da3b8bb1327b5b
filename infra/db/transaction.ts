import type { ClientBase } from "pg";

/**
 * Does a piece of work in a transaction of its own: all of it counts, or nothing.
 * @param counts whether it is to count, by what came of it; always, unless it fails
 */
export async function inTransaction<T>(
  client: ClientBase,
  work: () => Promise<T>,
  counts: (result: T) => boolean = () => true,
): Promise<T> {
  await client.query("begin");
  try {
    const result = await work();
    await client.query(counts(result) ? "commit" : "rollback");
    return result;
  } catch (error) {
    // On a connection that is lost it fails too, and says nothing of why.
    await client.query("rollback").catch(() => {});
    throw error;
  }
}
