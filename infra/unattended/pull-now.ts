import { withClient } from "../db/connect.js";
import { HubError } from "../errors.js";
import type { Hub } from "../hub.js";
import { type IngestOptions, ingest } from "../ingest/ingest.js";
import type { PullContext } from "../ingest/pull.js";
import type { RunReport } from "../ingest/run.js";
import type { BoardNumber } from "../values.js";
import { words } from "../words.js";
import { keepFailure } from "./failed-run.js";
import { asHubError } from "./found.js";
import { askSource } from "./live.js";
import { privateFolder } from "./private-folder.js";
import { findTargets } from "./targets.js";
import type { Work } from "./work.js";

/** What is pulled, and how. */
export interface PullNowOptions
  extends Omit<Work, "dropFolder" | "home" | "hub">,
    Pick<IngestOptions, "home" | "dryRun" | "progress" | "loaded"> {
  readonly hub: Pick<Hub, "adapters" | "subgraphs" | "records">;
  readonly board: BoardNumber;
  readonly source: string;
  /** Rows of the source's answers so far. */
  readonly pulled?: PullContext["progress"];
}

/**
 * Asks a source's own system and brings in what it says. What was fetched is gone when this resolves, whatever happens.
 * @returns the run; one that did not come as far as a delivery too, but for a dry run.
 * @throws PROFILE_INVALID without a profile in force; what the pull throws, when it is a dry run
 */
export async function pullNow(options: PullNowOptions): Promise<RunReport> {
  const { hub, url, home, board, source, signal, tokenKeys, dryRun, progress, loaded } = options;
  const { targets, unreadable } = await withClient(url, (client) => findTargets(client, hub, { board, source }));
  if (unreadable[0]) throw unreadable[0].error;
  const [target] = targets;
  if (!target) {
    throw new HubError(
      "PROFILE_INVALID",
      words(
        `Profile: board ${board} has none for source ${source}. Expected one: \`hub profile put FILE --board ${board}\`.`,
        `Profiel: bestuur ${board} heeft er geen voor bron ${source}. Verwacht: \`hub profile put BESTAND --board ${board}\`.`,
      ),
    );
  }
  await using folder = await privateFolder(options.workFolder);
  try {
    const { secretsFolder: secrets, clock, pulled } = options;
    const files = await askSource({
      ...options,
      ...target,
      folder: folder.path,
      secrets,
      now: clock(),
      progress: pulled,
    });
    const [report] = await ingest({
      hub,
      url,
      home,
      files,
      board,
      source,
      tokenKeys,
      signal,
      dryRun,
      progress,
      loaded,
    });
    return report as RunReport;
  } catch (cause) {
    signal.throwIfAborted();
    if (dryRun || (cause instanceof HubError && cause.code === "USAGE")) throw cause;
    return await withClient(url, (client) => keepFailure(client, { board, source }, asHubError(cause)));
  }
}
