import type { Client } from "pg";
import { withClient } from "../db/connect.js";
import { HubError } from "../errors.js";
import type { AnySubgraph, Hub } from "../hub.js";
import type { RecordDefinition } from "../record.js";
import { dayOf } from "../values.js";
import { words } from "../words.js";
import { bringWaiting, waitingProfile } from "./brought-profile.js";
import { concludeReports } from "./conclude.js";
import type { Adapter } from "./define.js";
import type { Job, OpenJob, PerformOptions } from "./job.js";
import { keptRecords } from "./kept-records.js";
import { forgetBesideTables, ownLinesOf } from "./own-lines.js";
import { perform } from "./perform.js";
import { profileFor } from "./profile-in-force.js";
import { termsOf } from "./profile-terms.js";
import { asIngest, getRun, type Run, type RunReport, SAYS_LAST } from "./run.js";
import { keyOfRun } from "./run-key.js";
import { RUN_STATES, releasedNote, withNote } from "./run-text.js";
import { shapedBy } from "./shape.js";

/** Which run to load again, and where. */
export interface ReleaseOptions
  extends Pick<PerformOptions, "url" | "home" | "dryRun" | "signal" | "progress" | "loaded"> {
  readonly hub: Pick<Hub, "adapters" | "subgraphs" | "records">;
  readonly runId: number;
}

/**
 * Loads a held run, whatever the guard says, and records who released it. What goes wrong is thrown, and leaves it held:
 * no run tells of it.
 * @throws RUN_UNKNOWN, RUN_NOT_HELD, RUN_SUPERSEDED when a later delivery was loaded, or a replay that changed something,
 *   RECORDS_GONE, INTERNAL
 */
export const approve = (options: ReleaseOptions & { readonly by: string }): Promise<RunReport> =>
  again(options, (run, adapter) => ({
    existing: run.id,
    async open(client) {
      const held = await asIngest(client, () => requireHeld(client, run.id));
      const waiting = await asIngest(client, () => waitingProfile(client, held));
      const reopened = await reopen(client, options, held, adapter, { counts: held.counts, profileText: waiting });
      await asIngest(client, () => forgetBesideTables(client, held));
      return {
        ...reopened,
        released: held.guard,
        keep: false,
        async finish() {
          await client.query("update ingest.run set approved_by = $2, approved_at = clock_timestamp() where id = $1", [
            held.id,
            options.by,
          ]);
          return { files: held.files, note: withNote(releasedNote(held.guard), await bringWaiting(client, held)) };
        },
      };
    },
  }));

/**
 * Loads the records of a run again, as a run of its own; the guard holds it as it would a delivery.
 * @throws RUN_UNKNOWN, RECORDS_GONE
 */
export const replay = (options: ReleaseOptions): Promise<RunReport> =>
  again(options, (run, adapter) => ({
    open: async (client) => ({
      ...(await reopen(client, options, run, adapter)),
      replayOf: run.id,
      keep: true,
      finish: () => Promise.resolve({ files: run.files }),
    }),
  }));

async function again(
  { hub, runId, ...options }: ReleaseOptions,
  jobOf: (run: Run, adapter: Adapter | undefined) => Pick<Job, "existing" | "open">,
): Promise<RunReport> {
  const subgraphs = hub.subgraphs as readonly AnySubgraph[];
  const report = await withClient(options.url, async (client) => {
    const run = await getRun(client, runId);
    const { board, source, files, startedAt } = run;
    const day = run.day ?? dayOf(new Date(startedAt));
    const adapter = hub.adapters.find(({ name }) => name === source);
    const job: Job = { board, source, files, day, ...jobOf(run, adapter) };
    return await perform(client, job, { ...options, subgraphs });
  });
  const [concluded] = await concludeReports([report], { ...options, subgraphs });
  return concluded as RunReport;
}

/**
 * How the records of a run are loaded again: with the coverage that they came with.
 * @param own of that run, when it goes on: counts of the rows that the records were made of, and the profile that it
 *   brought, if any; else the one in force counts
 */
async function reopen(
  client: Client,
  { hub, home }: ReleaseOptions,
  run: Run,
  adapter: Adapter | undefined,
  own: { readonly counts: Run["counts"]; readonly profileText: string | null } = { counts: {}, profileText: null },
): Promise<Omit<OpenJob, "finish" | "keep">> {
  const { board, source } = run;
  const profile = await profileFor(client, { adapter, source, board, terms: termsOf(hub), text: own.profileText });
  const key = await keyOfRun(client, run.id, home);
  const ownLines = await asIngest(client, () => ownLinesOf(client, run, home));
  return {
    sha256: run.sha256,
    ofBoard: adapter?.scope === "board",
    boardName: profile.name ?? null,
    coverage: run.coverage ?? "delta",
    historySince: profile.historySince ?? null,
    thresholds: profile.guard ?? {},
    records: () =>
      keptRecords(
        client,
        { ...run, counts: own.counts },
        adapter && shapedBy(adapter, profile),
        hub.records as readonly RecordDefinition[],
        { key, ownLines },
      ),
  };
}

async function requireHeld(client: Client, id: number): Promise<Run> {
  const run = await getRun(client, id);
  if (run.state !== "held") {
    const { en, nl } = RUN_STATES[run.state];
    throw new HubError(
      "RUN_NOT_HELD",
      words(
        `Run ${id}: its state is ${en}. Expected ${RUN_STATES.held.en}.`,
        `Run ${id}: zijn stand is ${nl}. Verwacht: ${RUN_STATES.held.nl}.`,
      ),
    );
  }
  const { rows } = await client.query<{ id: number }>(
    `select id from ingest.run
     where board is not distinct from $1 and source = $2 and state = 'loaded' and id > $3 and ${SAYS_LAST}
     order by id desc limit 1`,
    [run.board, run.source, id],
  );
  if (rows[0]) throw superseded(id, rows[0].id);
  return run;
}

const superseded = (id: number, later: number) =>
  new HubError(
    "RUN_SUPERSEDED",
    words(`Run ${id}: run ${later} has been loaded since.`, `Run ${id}: run ${later} is sindsdien verwerkt.`),
  );
