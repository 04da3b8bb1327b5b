import type { ClientBase } from "pg";
import { dueSince } from "./look.js";
import { type Intake, mayTry, readStanding } from "./standing.js";
import { findTargets, waysOf } from "./targets.js";
import type { Work } from "./work.js";

/**
 * What is to be done now for the profiles in force: folders and servers are looked at each time, sources are asked when
 * they are due, and nothing before the pause after a failure is over.
 */
export async function plan(
  client: ClientBase,
  { hub, clock, log }: Pick<Work, "hub" | "clock" | "log">,
): Promise<Intake[]> {
  const now = clock();
  const { targets, unreadable } = await findTargets(client, hub);
  for (const { board, source, error } of unreadable)
    log.warn("profile cannot be read", { board, source, code: error.code, message: error.message });
  const due: Intake[] = [];
  for (const target of targets) {
    for (const way of waysOf(target)) {
      const intake = { board: target.board, source: target.source, way };
      const standing = await readStanding(client, intake, target.version);
      if (!mayTry(standing, now)) continue;
      if (way !== "pull" || dueSince(target, standing, now) !== undefined) due.push(intake);
    }
  }
  return due;
}
