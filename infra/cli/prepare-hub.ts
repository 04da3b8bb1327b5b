import { withClient } from "../db/connect.js";
import { type Prepared, prepareDatabase } from "../db/prepare.js";
import { eraseAgain } from "../privacy/erase-again.js";
import type { CommandContext } from "./command.js";

/**
 * Brings a database to where the code is, and takes out of it whom the hub has erased before anything is served: it may
 * be a backup of before.
 */
export const prepareHub = (
  url: string,
  { hub, config, log }: Pick<CommandContext, "hub" | "config" | "log">,
): Promise<Prepared> =>
  withClient(url, async (client) => {
    const prepared = await prepareDatabase(client, hub.subgraphs);
    const erased = await eraseAgain(client, hub, config.home);
    if (erased > 0) log.warn("people erased again: this is a database of before", { erased });
    return prepared;
  });
