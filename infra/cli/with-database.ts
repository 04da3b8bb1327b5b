import type { ClientBase } from "pg";
import { withClient } from "../db/connect.js";
import { openDatabase } from "../db/open.js";
import { HubError } from "../errors.js";
import type { CommandContext } from "./command.js";
import { prepareHub } from "./prepare-hub.js";

/** Opens the hub's database for the length of a command, migrated and with its reference data. */
export async function withDatabase<T>(
  context: Pick<CommandContext, "hub" | "config" | "log">,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(context.config, context.log);
  try {
    await prepareHub(database.url, context);
    return await work(database.url);
  } finally {
    await database.release();
  }
}

/** As `withDatabase`, over one connection. */
export const withConnection = <T>(
  context: Pick<CommandContext, "hub" | "config" | "log">,
  work: (client: ClientBase) => Promise<T>,
): Promise<T> => withDatabase(context, (url) => withClient(url, work));

/**
 * The number of a run, as it was typed.
 * @throws USAGE
 */
export function readRunId(command: string, [text = ""]: readonly string[]): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new HubError("USAGE", `hub ${command}: no run. Expected the number of a run.`);
}
