import type { ClientBase } from "pg";
import { withClient } from "../db/connect.js";
import { openDatabase } from "../db/open.js";
import { prepareDatabase } from "../db/prepare.js";
import { HubError } from "../errors.js";
import type { CommandContext } from "./command.js";

/** Opens the hub's database for the length of a command, migrated and with its reference data. */
export async function withDatabase<T>(
  { hub, config, log }: Pick<CommandContext, "hub" | "config" | "log">,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(config, log);
  try {
    await withClient(database.url, (client) => prepareDatabase(client, hub.subgraphs));
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
