import { HubError } from "../errors.js";
import type { Rejection } from "../ingest/rejection.js";
import type { RunReport } from "../ingest/run.js";
import type { Look } from "./settle.js";

/** A delivery that is there to be taken. */
export interface Found {
  /** What tells it from others: of which it is a look, or the moment at which it was due. */
  readonly print: string;
  /**
   * Copies it, whole and as it was found.
   * @returns paths of its files within the folder.
   * @throws Unsettled
   */
  take(folder: string): Promise<readonly string[]>;
  /** Puts it away with what became of it; without it, the print is remembered instead. */
  fileAway?: ((report: RunReport, rejections: readonly Rejection[]) => Promise<void>) | undefined;
}

/** What a look brought to light. */
export interface Findings {
  /** By place; to be remembered. */
  readonly looks: Readonly<Record<string, Look>>;
  readonly found: readonly Found[];
  /** Ends what is open. */
  close?(): Promise<void>;
}

/** Files changed while they were copied: somebody is still at work, and nothing was taken. */
export class Unsettled extends Error {}

/** Codes of a database that is out of reach or stops, and of a network that is. Source: PostgreSQL, appendix A. */
const UNREACHABLE = /^(08...|57P..|53...|ECONN\w+|EPIPE|ETIMEDOUT)$/;

/** What went wrong, as an error of the hub's: one that is not says only its kind, for its words may hold anything. */
export function asHubError(cause: unknown): HubError {
  if (cause instanceof HubError) return cause;
  const code = (cause as { readonly code?: unknown } | undefined)?.code;
  if (typeof code === "string" && UNREACHABLE.test(code))
    return new HubError("DATABASE_UNREACHABLE", `Database: connection lost (${code}). Nothing was taken.`, { cause });
  const kind = cause instanceof Error ? cause.name : "error";
  return new HubError("INTERNAL", `Nothing was taken (${kind}${typeof code === "string" ? ` ${code}` : ""}).`, {
    cause,
  });
}
