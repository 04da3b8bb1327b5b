import type { Progress } from "../ingest/load.js";

/** Between two lines, ms: on a terminal a line is written over the one before. */
const EVERY = { terminal: 100, lines: 2_000 } as const;

/** Where progress goes: a terminal, or something that reads lines. */
export interface ProgressTarget {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** Tells how far a piece of work is, until `done`. */
export interface ProgressTeller {
  tell(progress: Progress): void;
  /** Clears the terminal's line. */
  done(): void;
}

/**
 * Rows, rate and time left: one line that renews itself on a terminal, a JSON line every two seconds elsewhere.
 * @param now milliseconds of a clock that never goes back
 */
export function progressTeller(target: ProgressTarget, now: () => number = () => performance.now()): ProgressTeller {
  const started = now();
  let last = Number.NEGATIVE_INFINITY;
  let isOpen = false;
  return {
    tell(progress) {
      const every = target.isTTY ? EVERY.terminal : EVERY.lines;
      const at = now();
      if (at - last < (last === Number.NEGATIVE_INFINITY && !target.isTTY ? 0 : every)) return;
      last = at;
      const facts = { ...progress, ...rateOf(progress, at - started) };
      isOpen = target.isTTY === true;
      target.write(target.isTTY ? `\r\u001b[K${progressText(facts)}` : `${JSON.stringify({ progress: facts })}\n`);
    },
    done() {
      if (isOpen) target.write("\r\u001b[K");
      isOpen = false;
    },
  };
}

/** How fast it goes, and how long it will take; null where nobody can tell. */
interface Rate {
  readonly rowsPerSecond: number;
  readonly secondsLeft: number | null;
}

function rateOf({ rows, bytes, ofBytes }: Progress, elapsedMs: number): Rate {
  const seconds = Math.max(elapsedMs, 1) / 1000;
  const secondsLeft = bytes > 0 && ofBytes >= bytes ? Math.round((seconds * (ofBytes - bytes)) / bytes) : null;
  return { rowsPerSecond: Math.round(rows / seconds), secondsLeft };
}

function progressText({ source, phase, name, rows, rowsPerSecond, secondsLeft }: Progress & Rate): string {
  if (phase === "waiting") return `${source}: waiting for another ingest`;
  const parts = [`${source}: ${phase} ${name}`, `${number(rows)} rows`];
  if (phase === "reading") parts.push(`${number(rowsPerSecond)}/s`);
  if (phase === "reading" && secondsLeft !== null) parts.push(`${duration(secondsLeft)} left`);
  return parts.join(", ");
}

const number = (value: number) => value.toLocaleString("en-GB");

const duration = (seconds: number) =>
  seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
