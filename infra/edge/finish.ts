import type { Client } from "pg";
import { withClient } from "../db/connect.js";
import { HubError } from "../errors.js";
import type { Hub } from "../hub.js";
import { bringProfile, keepWaiting } from "../ingest/brought-profile.js";
import type { OpenJob, Settled } from "../ingest/job.js";
import { perform } from "../ingest/perform.js";
import { type Profile, readProfileOf } from "../ingest/profile.js";
import { profileFault } from "../ingest/profile-fault.js";
import { profileFor } from "../ingest/profile-in-force.js";
import { termsOf } from "../ingest/profile-terms.js";
import { asIngest, lastRun, type Run } from "../ingest/run.js";
import { shapedBy } from "../ingest/shape.js";
import type { BoardNumber } from "../values.js";
import { words } from "../words.js";
import type { Finish } from "./protocol.js";
import { withinReach } from "./reach.js";
import { uploadedRecords } from "./uploaded-records.js";
import { closeUpload, getUpload, type Upload } from "./uploads.js";

/** Which upload is finished, and where. */
export interface FinishOptions {
  readonly hub: Pick<Hub, "adapters" | "subgraphs" | "records">;
  readonly url: string;
  /** Where the keys are: HUB_HOME. */
  readonly home?: string | undefined;
  readonly id: string;
  /** Boards of the caller. */
  readonly boards: readonly BoardNumber[];
  readonly finish: Finish;
}

/** A run as it is told to the sender. */
export type FinishedRun = Run & {
  /** With what it says in Dutch; a hub of before says it in English alone. */
  readonly error: { readonly code: string; readonly message: string; readonly dutch?: string | null } | null;
};

/**
 * Loads what was sent, as a delivery of files would be; what follows from it is still to be concluded. Who asks again
 * after a lost answer hears of the same run.
 * @throws UPLOAD_UNKNOWN
 */
export async function finishUpload(options: FinishOptions): Promise<FinishedRun> {
  const { hub, url, home, id, boards } = options;
  return withClient(url, async (client) => {
    const upload = await withinReach(client, boards, () => getUpload(client, id, boards));
    // Parts are read over a connection of their own: the other one takes the records in meanwhile.
    const { board, source, manifest } = upload;
    return withClient(url, (parts) =>
      withinReach(parts, [board], async () => {
        const open = (own: Client) => openUpload(own, parts, upload, options);
        const job = { board, source, files: manifest.files, open };
        const { error, ...run } = await perform(client, job, { subgraphs: hub.subgraphs, url, home });
        if (error?.code === "INTERNAL") throw error;
        return { ...run, error: error && { code: error.code, message: error.message, dutch: error.dutch } };
      }),
    );
  });
}

/** Keys by which the hub goes somewhere by itself: the operator says them, no token does. */
const REACH = ["drop", "sftp", "pull"];

function refuseReach({ document }: Profile): void {
  const found = REACH.find((key) => key in document);
  if (!found) return;
  throw profileFault(
    found,
    words("not from here. Expected the operator to put it.", "niet vanaf hier. Verwacht: dat de beheerder hem zet."),
  );
}

async function openUpload(
  client: Client,
  parts: Client,
  { id, board, source, sha256, manifest }: Upload,
  { hub, finish }: FinishOptions,
): Promise<OpenJob | Settled> {
  const adapter = hub.adapters.find(({ name }) => name === source);
  if (!adapter)
    throw new HubError(
      "SOURCE_UNKNOWN",
      words(`${source}: no source of this hub.`, `${source}: geen bron van deze hub.`),
    );
  const last = await asIngest(client, () => lastRun(client, { board, source, sha256 }));
  if (last?.same) return { settled: { sha256, by: last.id, held: last.held, isAskedAgain: true } };
  const profile = await profileFor(client, { adapter, source, board, terms: termsOf(hub), text: manifest.profile });
  if (manifest.profile !== null) refuseReach(readProfileOf(manifest.profile, [adapter], termsOf(hub)));
  return {
    sha256,
    ofBoard: adapter.scope === "board",
    boardName: manifest.boardName,
    coverage: manifest.coverage,
    historySince: profile.historySince ?? null,
    thresholds: profile.guard ?? {},
    keep: true,
    records: (rejections) =>
      uploadedRecords({
        client: parts,
        upload: id,
        manifest,
        finish,
        adapter: shapedBy(adapter, profile),
        definitions: hub.records,
        reject: (rejection) => rejections.add(rejection),
      }),
    async finish(_client, runId, state) {
      const { profile: document, files } = manifest;
      const bring = state === "loaded" ? bringProfile : keepWaiting;
      const note = document === null ? undefined : await bring(client, { board, source, document, runId });
      await closeUpload(client, id);
      return { files, note };
    },
  };
}
