import type { Client } from "pg";
import { cancelOnAbort } from "./cancel.js";
import type { Job, PerformOptions } from "./job.js";
import type { RunReport } from "./run.js";
import { RunKey } from "./run-key.js";
import { Trial } from "./trial.js";
import { ATTEMPTS, isInTheWay, undo } from "./undo.js";

/**
 * Loads a job in one transaction: all of it counts, or nothing. When the guard holds it, it is undone and only its
 * records are kept. A run that is refused or failed leaves its report, unless it is one that was held: what goes wrong
 * then is thrown. What follows from a run that is loaded is still to be concluded.
 * @throws the signal's reason when it is aborted, within two seconds, and DATABASE_UNREACHABLE when the connection is
 *   lost: then there is no run, or, when that was at the very end, a whole one.
 */
export async function perform(client: Client, job: Job, options: PerformOptions): Promise<RunReport> {
  const key = new RunKey(options.home, options.dryRun !== undefined);
  const release = await cancelOnAbort(client, options.url, options.signal);
  try {
    for (let attempt = 1; ; attempt += 1) {
      const trial = new Trial(client, job, options, key);
      try {
        return await trial.run();
      } catch (error) {
        if (options.signal?.aborted) release();
        const goesOn = attempt < ATTEMPTS && isInTheWay(error) && !options.signal?.aborted;
        try {
          await undo(client, options.signal, error);
          if (!goesOn) return await trial.giveUp(error);
        } finally {
          if (!goesOn) await key.forget(client, job.board);
        }
      }
    }
  } finally {
    release();
  }
}
