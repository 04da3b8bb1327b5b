import type { Progress } from "../ingest/load.js";
import type { Step } from "../steps.js";

/** Between two lines, ms: on a terminal a line is written over the one before. */
const EVERY = { terminal: 100, lines: 2_000 } as const;

/** Where progress goes: a terminal, or something that reads lines. */
export interface ProgressTarget {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** How far work is that goes step by step. */
export interface StepProgress extends Step {
  /** What does it: a subgraph, a command. */
  readonly source: string;
  readonly phase: "counting" | "giving out" | "asking";
}

/** Tells how far a piece of work is, until `done`. */
export interface ProgressTeller {
  tell(progress: Progress | StepProgress): void;
  /** Clears the terminal's line. */
  done(): void;
}

/**
 * Rows, rate and time left, or which step of how many: one line that renews itself on a terminal, a JSON line every two seconds elsewhere.
 * @param now milliseconds of a clock that never goes back
 */
export function progressTeller(target: ProgressTarget, now: () => number = () => performance.now()): ProgressTeller {
  const every = target.isTTY ? EVERY.terminal : EVERY.lines;
  const rateOf = rateMeter(now());
  let last = Number.NEGATIVE_INFINITY;
  let isOpen = false;
  return {
    tell(progress) {
      const at = now();
      const facts = "rows" in progress ? { ...progress, ...rateOf(progress, at) } : progress;
      if (at - last < every) return;
      last = at;
      isOpen = target.isTTY === true;
      target.write(
        target.isTTY
          ? `\r\u001b[K${"rows" in facts ? progressText(facts) : stepText(facts)}`
          : `${JSON.stringify({ progress: facts })}\n`,
      );
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

/** Rates since a kind of record was begun, and since its delivery was. */
function rateMeter(started: number): (progress: Progress, at: number) => Rate {
  const delivery = { source: "", since: started };
  const kind = { rows: 0, since: started };
  let before = started;
  return ({ source, rows, bytes, ofBytes }, at) => {
    if (source !== delivery.source) Object.assign(delivery, { source, since: before });
    if (rows < kind.rows || delivery.since > kind.since) kind.since = before;
    kind.rows = rows;
    before = at;
    const seconds = (since: number) => Math.max(at - since, 1) / 1000;
    const left = (seconds(delivery.since) * (ofBytes - bytes)) / bytes;
    return {
      rowsPerSecond: Math.round(rows / seconds(kind.since)),
      secondsLeft: bytes > 0 && ofBytes >= bytes ? Math.round(left) : null,
    };
  };
}

function progressText({ source, phase, name, rows, rowsPerSecond, secondsLeft }: Progress & Rate): string {
  if (phase === "waiting") return `${source}: waiting for another ingest`;
  if (phase === "concluding") return `${source}: loaded, concluding what follows`;
  const parts = [`${source}: ${phase} ${name}`, `${number(rows)} rows`];
  if (phase === "reading") parts.push(`${number(rowsPerSecond)}/s`);
  if (phase === "reading" && secondsLeft !== null) parts.push(`${duration(secondsLeft)} left`);
  return parts.join(", ");
}

const stepText = ({ source, phase, name, done, of }: StepProgress): string =>
  `${source}: ${phase} ${name}, ${number(done + 1)}${of === null ? "" : ` of ${number(of)}`}`;

const number = (value: number) => value.toLocaleString("en-GB");

const duration = (seconds: number) =>
  seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
