import type { Client } from "pg";
import type { AnySubgraph } from "../hub.js";
import type { BoardNumber, CalendarDate } from "../values.js";
import type { Words } from "../words.js";
import type { Coverage } from "./define.js";
import type { GuardFinding, Thresholds } from "./guard.js";
import type { Progress } from "./load.js";
import type { RecordSource } from "./records.js";
import type { RejectionWriter } from "./rejections.js";
import type { RunFile, RunReport } from "./run.js";

/** A delivery, or what an earlier one brought, to be loaded in one transaction. */
export interface Job {
  readonly board: BoardNumber | null;
  readonly source: string;
  readonly files: readonly RunFile[];
  /** Day that the files speak of; today when not given. */
  readonly day?: CalendarDate | undefined;
  /** Held run that is released, and stays as it is when that goes wrong; else a run begins. */
  readonly existing?: number | undefined;
  /** Settles how it is loaded; asked under the lock of board and source, anew at each attempt. */
  open(client: Client): Promise<OpenJob | Settled>;
}

/** Nothing is to be done: an earlier run says it all. */
export interface Settled {
  readonly settled: {
    readonly sha256: string;
    readonly by: number;
    readonly held: boolean;
    /** Whether it is that run which is asked for, because the answer got lost: then there is no other one. */
    readonly isAskedAgain?: boolean;
  };
}

/** How a job is loaded. */
export interface OpenJob {
  readonly sha256: string;
  readonly replayOf?: number | undefined;
  readonly ofBoard: boolean;
  readonly boardName: string | null;
  readonly coverage: Coverage;
  /** First day from which on the board vouches that what ended is delivered; null where it does not. */
  readonly historySince: CalendarDate | null;
  readonly thresholds: Thresholds;
  /** What a run was held for that is released: nothing is measured anew, and nothing holds it. */
  readonly released?: readonly GuardFinding[] | undefined;
  /** Whether the records are to be kept: they are not there yet. */
  readonly keep: boolean;
  records(rejections: RejectionWriter): RecordSource;
  /** What else is written when it is loaded or held: the profile, who released it. */
  finish(client: Client, runId: number, state: "loaded" | "held"): Promise<Finished>;
}

/** What was written beside the records of a run. */
export interface Finished {
  /** As they are kept. */
  readonly files: readonly RunFile[];
  /** What people are to be told of it too. */
  readonly note?: Words | undefined;
}

/** How a job is performed. */
export interface PerformOptions {
  readonly subgraphs: readonly AnySubgraph[];
  readonly url: string;
  /**
   * Where the keys are: HUB_HOME. Without it what is kept is not encrypted, and a board of which people were erased
   * delivers nothing.
   */
  readonly home?: string | undefined;
  /** Does everything and undoes it, and tells what it would have changed: this many, after so many. */
  readonly dryRun?: { readonly first: number; readonly after: number } | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((progress: Progress) => void) | undefined;
  /** Told of each run as soon as it counts, before it is concluded what follows from it. */
  readonly loaded?: ((report: RunReport) => void) | undefined;
}
