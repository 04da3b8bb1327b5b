import { HubError } from "../errors.js";
import { openHttp } from "../http/client.js";
import type { Adapter } from "../ingest/define.js";
import type { PullContext } from "../ingest/pull.js";
import type { Log } from "../log.js";
import { type BoardNumber, dayOf } from "../values.js";
import { secretsOf } from "./secrets.js";

/** What a source's own system is asked with. */
export interface LiveOptions {
  readonly adapter: Adapter;
  readonly board: BoardNumber;
  /** The board's profile, as a whole. */
  readonly document: object;
  /** An empty folder that only this process reads. */
  readonly folder: string;
  /** HUB_SECRETS. */
  readonly secrets: string | undefined;
  readonly signal: AbortSignal;
  readonly wait: PullContext["wait"];
  readonly now: Date;
  readonly log: Log;
  readonly progress?: PullContext["progress"] | undefined;
}

/**
 * Asks a source's own system for everything: all of it, or an error.
 * @returns paths of the files in the folder.
 * @throws USAGE when the source cannot be asked; what `LiveSource.pull` throws.
 */
export async function askSource(options: LiveOptions): Promise<readonly string[]> {
  const { adapter, board, document, folder, secrets, signal, wait, now, log, progress = () => {} } = options;
  if (!adapter.live)
    throw new HubError("USAGE", `${adapter.title.en}: cannot be asked. Expected a source with a system of its own.`);
  return adapter.live.pull({
    document,
    folder,
    secret: secretsOf(secrets, board),
    http: (origins) => openHttp({ origins, signal, wait }),
    signal,
    today: dayOf(now),
    wait,
    progress,
    warn: ({ en }) => log.warn("source warns", { board, source: adapter.name, what: en }),
  });
}
