import type { ClientBase } from "pg";
import type { BoardNumber, Instant } from "../values.js";
import { silentAfter } from "./settings.js";
import { findTargets } from "./targets.js";
import type { Work } from "./work.js";

/** A board and source of which nothing has come for longer than its rhythm. */
export interface Silence {
  readonly board: BoardNumber;
  readonly source: string;
  /** The last run that brought something in, or found it unchanged; null when there was none. */
  readonly lastRun: number | null;
  /** When that was; when the profile began to say so, if there was none. */
  readonly since: Instant;
  /** Whole hours since. */
  readonly hours: number;
  /** Hours that are still in the rhythm. */
  readonly allowedHours: number;
}

interface LastRun {
  readonly id: number;
  readonly at: Date;
}

const HOUR_MS = 3_600_000;

/**
 * Who is silent for longer than the profile in force says, by board and source. A delivery that was refused does not
 * break the silence: nothing has come in. A replay does not either: nobody delivered.
 */
export async function findSilences(
  client: ClientBase,
  { hub, clock }: Pick<Work, "hub" | "clock">,
): Promise<Silence[]> {
  const now = clock().getTime();
  const silences: Silence[] = [];
  for (const { board, source, settings, createdAt } of (await findTargets(client, hub)).targets) {
    if (!settings.rhythm) continue;
    const last = await lastRunOf(client, board, source);
    const since = last?.at ?? createdAt;
    const hours = Math.floor((now - since.getTime()) / HOUR_MS);
    const allowedHours = silentAfter(settings.rhythm);
    if (hours > allowedHours)
      silences.push({ board, source, lastRun: last?.id ?? null, since: since.toISOString(), hours, allowedHours });
  }
  return silences;
}

async function lastRunOf(client: ClientBase, board: BoardNumber, source: string): Promise<LastRun | undefined> {
  const { rows } = await client.query<LastRun>(
    `select id, finished_at as at from ingest.run
     where board = $1 and source = $2 and state in ('loaded', 'unchanged', 'held') and replay_of is null
     order by finished_at desc limit 1`,
    [board, source],
  );
  return rows[0];
}

/** Logs one line per silent board and source. */
export async function warnOfSilence(client: ClientBase, work: Pick<Work, "hub" | "clock" | "log">): Promise<void> {
  for (const { board, source, lastRun, since, hours, allowedHours } of await findSilences(client, work))
    work.log.warn("board is silent", { board, source, lastRun, since, hours, allowedHours });
}
