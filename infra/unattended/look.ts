import { lookForDrops } from "./drop.js";
import type { Findings } from "./found.js";
import { askSource } from "./live.js";
import { lastDue } from "./schedule.js";
import { secretsOf } from "./secrets.js";
import { scheduleOf } from "./settings.js";
import { lookOnServer } from "./sftp.js";
import type { Standing, Way } from "./standing.js";
import type { Target } from "./targets.js";
import type { Work } from "./work.js";

const NOTHING: Findings = { looks: {}, found: [] };

/** Looks for deliveries of a target in one way. */
export function lookFor(way: Way, target: Target, standing: Standing, work: Work): Findings | Promise<Findings> {
  const { board, source, adapter, settings } = target;
  const { signal, wait, clock } = work;
  const common = { files: adapter.files, looks: standing.looks, now: clock(), signal };
  if (way === "drop")
    return settings.drop
      ? lookForDrops({ ...common, board, source, root: work.dropFolder, settings: settings.drop })
      : NOTHING;
  if (way === "sftp") {
    const secret = secretsOf(work.secretsFolder, board);
    return settings.sftp
      ? lookOnServer({ ...common, done: standing.done, secret, wait, settings: settings.sftp })
      : NOTHING;
  }
  return lookAtClock(target, standing, work);
}

/** When a source was due to be asked since it was asked last, as the text that is remembered; undefined: it was not. */
export function dueSince(
  { settings: { rhythm }, createdAt }: Target,
  { done }: Standing,
  now: Date,
): string | undefined {
  const due = rhythm && lastDue(scheduleOf(rhythm), now);
  if (!due || due < createdAt || due.toISOString() === done) return undefined;
  return due.toISOString();
}

function lookAtClock(target: Target, standing: Standing, work: Work): Findings {
  const due = dueSince(target, standing, work.clock());
  if (due === undefined) return NOTHING;
  const { secretsFolder: secrets, signal, wait, log, clock } = work;
  const take = (folder: string) => askSource({ ...target, folder, secrets, signal, wait, log, now: clock() });
  return { looks: {}, found: [{ print: due, take }] };
}
