import { withClient } from "../db/connect.js";
import type { Hub } from "../hub.js";
import type { CalendarDate } from "../values.js";
import { concludeReports } from "./conclude.js";
import { openParcel, type ParcelOptions } from "./delivery.js";
import { deliveryJob } from "./delivery-job.js";
import type { PerformOptions } from "./job.js";
import { perform } from "./perform.js";
import { findProfile } from "./profile-store.js";
import { termsOf } from "./profile-terms.js";
import type { RunReport } from "./run.js";

export { listRejections } from "./list-rejections.js";
export type { Progress } from "./load.js";
export { getRun, listRuns, type Run, type RunReport } from "./run.js";

/** What to ingest, and where. */
export interface IngestOptions
  extends Omit<ParcelOptions, "adapters" | "profileInForce" | "terms">,
    Pick<PerformOptions, "url" | "home" | "dryRun" | "signal" | "progress" | "loaded"> {
  readonly hub: Pick<Hub, "adapters" | "subgraphs" | "records">;
  /** Day that the files speak of; today when not given. */
  readonly day?: CalendarDate | undefined;
}

/**
 * Brings files in: one run per source, each in one transaction, in the order of the hub's adapters. A run that is
 * refused, held or failed leaves nothing behind but its report, and the ones after it are not tried. Then it is concluded
 * what follows from them.
 * @returns the runs; the last one's `error` says whether it went well. What was loaded before the signal was aborted is
 *   among them, with `unconcluded`.
 * @throws USAGE, SOURCE_UNKNOWN, FILE_UNREADABLE, PROFILE_INVALID before any run; DATABASE_UNREACHABLE; the signal's
 *   reason when it is aborted: then the run that was under way is none.
 */
export const ingest = async (options: IngestOptions): Promise<RunReport[]> =>
  concludeReports(await loadFiles(options), { ...options, subgraphs: options.hub.subgraphs });

/** As `ingest`, but for what follows from the runs: that is still to be concluded. */
export async function loadFiles({ hub, ...options }: Omit<IngestOptions, "loaded">): Promise<RunReport[]> {
  const { url, board } = options;
  const profileInForce = async (source: string) =>
    board === null ? undefined : await withClient(url, (client) => findProfile(client, board, source));
  const terms = termsOf(hub);
  const parcel = await openParcel({ ...options, adapters: hub.adapters, terms, profileInForce });
  const reports: RunReport[] = [];
  for (const delivery of parcel.deliveries) {
    const job = deliveryJob(parcel, delivery, { ...options, terms });
    const report = await withClient(url, (client) => perform(client, job, { ...options, subgraphs: hub.subgraphs }));
    reports.push(report);
    if (report.error) break;
  }
  return reports;
}
