import { spawnSync } from "node:child_process";

/**
 * V8 collects the garbage of the whole heap for every 32 MB or so that is taken beside it: buffers of files and of
 * connections. A worker of jest holds hundreds of MB of modules, and that is most of what a small import costs there.
 */
const COUNT_OUTSIDE = "--external-memory-accounted-in-global-limit";

/** MB for what is young: every file makes all its modules anew, and most of that is rubbish soon. */
const YOUNG = "--max-semi-space-size=64";

/**
 * What Node is told when it starts a worker of jest, beside what jest itself was told: a worker of jest gets the flags
 * of its parent. Only time depends on it; a Node that does not know a flag goes without.
 */
export function workerFlags(): string[] {
  const { status } = spawnSync(process.execPath, [COUNT_OUTSIDE, "--eval", ""], { stdio: "ignore" });
  return [
    ...(status === 0 ? [COUNT_OUTSIDE] : []),
    YOUNG,
    "--import",
    new URL("./jest-worker.js", import.meta.url).href,
  ];
}
