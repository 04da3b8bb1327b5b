import { readFileSync } from "node:fs";

/**
 * Most memory that this process held at any time so far, in MB. Read where Linux tells it of this program alone: the
 * usual count begins with what the parent held when it started the process.
 */
export function peakMegabytes(): number {
  return (statusPeak() ?? process.resourceUsage().maxRSS) / 1024;
}

function statusPeak(): number | undefined {
  try {
    return (
      Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? Number.NaN) || undefined
    );
  } catch {
    return undefined; // no Linux
  }
}
