import { join } from "node:path";
import type { Config } from "../config.js";
import type { Hub } from "../hub.js";
import { readLinkKeys, type TokenKey } from "../ingest/link-keys.js";
import type { PullContext } from "../ingest/pull.js";
import type { Log } from "../log.js";

/** What unattended work is done with. */
export interface Work {
  readonly hub: Pick<Hub, "adapters" | "subgraphs" | "records" | "retention">;
  readonly url: string;
  readonly log: Log;
  readonly clock: () => Date;
  /** Aborted when the worker is told to stop: what is under way then leaves nothing behind. */
  readonly signal: AbortSignal;
  /** Ends with the signal's reason as soon as it is aborted. */
  readonly wait: PullContext["wait"];
  /** HUB_HOME: where the keys are. */
  readonly home: string;
  /** Folder for what is fetched and copied, private and emptied. */
  readonly workFolder: string;
  /** HUB_DROP. */
  readonly dropFolder: string | undefined;
  /** HUB_SECRETS. */
  readonly secretsFolder: string | undefined;
  readonly tokenKeys: readonly TokenKey[];
}

/**
 * What the settings say of unattended work.
 * @throws CONFIG_INVALID for link keys that are none.
 */
export async function workOf({
  home,
  secrets,
  drop,
  linkKey,
}: Pick<Config, "home" | "secrets" | "drop" | "linkKey">): Promise<
  Pick<Work, "home" | "workFolder" | "secretsFolder" | "dropFolder" | "tokenKeys">
> {
  return {
    home,
    workFolder: join(home, "work"),
    secretsFolder: secrets,
    dropFolder: drop,
    tokenKeys: await readLinkKeys(linkKey),
  };
}
