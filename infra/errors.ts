import type { Words } from "./words.js";

/** Whose move it is: `config` stop and tell the administrator; `input` reject and go on; `transient` retry; `bug` fail loudly. */
export type Fault = "config" | "input" | "transient" | "bug";

/** Every error code of the hub, with its fault and what to do. ERRORS.md is written from this table. */
export const CODES = {
  USAGE: { fault: "input", help: "Run `hub help` for the commands and their options." },
  CONFIG_INVALID: { fault: "config", help: "Correct the setting that the message names." },
  DATABASE_UNREACHABLE: { fault: "transient", help: "Check DATABASE_URL, or remove it to use the embedded database." },
  DATABASE_TOO_OLD: { fault: "config", help: "Use PostgreSQL 15 or newer." },
  DATABASE_START_FAILED: { fault: "config", help: "Read the server's own log, named in the message." },
  MIGRATION_CHANGED: { fault: "bug", help: "A released migration is never edited: restore it and add a new one." },
  BOARD_UNKNOWN: { fault: "input", help: "Deliver the board's register file first (`hub ingest` with source duo)." },
  SOURCE_UNKNOWN: {
    fault: "input",
    help: "Name the source with --source, or check the file names against the adapter's README.",
  },
  FILE_UNREADABLE: { fault: "input", help: "Check that the file exists and may be read." },
  FILE_MISSING: { fault: "input", help: "Make the whole export again and deliver all of its files together." },
  FILE_EMPTY: { fault: "input", help: "Make the export again: an empty file is never taken as nobody left." },
  FILE_MALFORMED: { fault: "input", help: "Make the export again in the form that the adapter's README describes." },
  ROWS_REFUSED: {
    fault: "input",
    help: "`hub rejections` lists why, row by row: correct the rows or the profile, and deliver again.",
  },
  ENCODING_WRONG: { fault: "input", help: "Set the encoding in the profile to the one the file really has." },
  COLUMN_MISSING: { fault: "input", help: "Add the column to the export, or name its header in the profile." },
  COLUMN_FORBIDDEN: { fault: "input", help: "Take the column out of the export: the hub refuses it." },
  PROFILE_INVALID: { fault: "input", help: "Correct the profile at the place that the message names." },
  CELL_INVALID: {
    fault: "input",
    help: "Correct the cell in the HR system, or in the register's file, and deliver again.",
  },
  KEY_CONFLICT: {
    fault: "input",
    help: "Two rows contradict each other: correct one in the HR system, or in the register's file.",
  },
  COLUMN_DRIFT: {
    fault: "input",
    help: "Put the columns back as they were, or have the difference taken with `drift: evolve` in the profile.",
  },
  RUN_HELD: {
    fault: "input",
    help: "Look at the difference (`hub approve RUN --dry-run`); `hub approve RUN` releases the run.",
  },
  RUN_NOT_HELD: { fault: "input", help: "`hub runs` lists the runs: only one whose state is held can be approved." },
  RUN_SUPERSEDED: { fault: "input", help: "A later delivery has been loaded: deliver again instead." },
  NOT_CONCLUDED: {
    fault: "transient",
    help: "`hub conclude` tries again, and so do the worker and the next delivery; until then nothing is half there.",
  },
  RECORDS_GONE: { fault: "input", help: "The run's records are kept no longer, or it has none: deliver again." },
  SECRET_MISSING: {
    fault: "config",
    help: "Put the secret into the folder that HUB_SECRETS names, a file per secret.",
  },
  SOURCE_REFUSED: {
    fault: "config",
    help: "Check the token and the rights of its user in the source's own system.",
  },
  SOURCE_UNAVAILABLE: { fault: "transient", help: "Try again later: the source's own system does not answer." },
  SOURCE_ANSWER_WRONG: {
    fault: "input",
    help: "Check the connector and the address in the profile against the adapter's README.",
  },
  HUB_UNAVAILABLE: { fault: "transient", help: "Try again later: the hub behind --to does not answer." },
  HUB_ANSWER_WRONG: {
    fault: "input",
    help: "Check the address behind --to with the operator: the hub's own, with the folder that it is served in.",
  },
  UPLOAD_INVALID: {
    fault: "input",
    help: "Send the delivery again with the version of the hub; when it happens again, tell the operator.",
  },
  UPLOAD_UNKNOWN: { fault: "input", help: "Send the delivery again from the start." },
  PERSON_UNKNOWN: {
    fault: "input",
    help: "Check the number against the board's HR system: it is the one that the deliveries carry.",
  },
  HELD_BY_LAW: {
    fault: "input",
    help: "`hub retention holds` lists what has to be kept and why; `hub retention release` ends a hold.",
  },
  RUN_UNKNOWN: { fault: "input", help: "`hub runs` lists the runs." },
  TOKEN_INVALID: { fault: "input", help: "Ask for a new token." },
  ISSUER_UNAVAILABLE: {
    fault: "transient",
    help: "Try again in a minute: the issuer of the token does not give its keys. The log says why.",
  },
  CLIENT_UNKNOWN: { fault: "input", help: "`hub client list` lists the clients." },
  UNAUTHENTICATED: {
    fault: "input",
    help: "Send `Authorization: Bearer <token>`; `hub token` makes one for development.",
  },
  FORBIDDEN: { fault: "input", help: "Ask the board or the operator for the right that the message names." },
  CURSOR_INVALID: { fault: "input", help: "Start again without `after`." },
  ARGUMENT_INVALID: { fault: "input", help: "Correct the argument that the message names." },
  BUDGET_EXHAUSTED: { fault: "transient", help: "Ask again after the seconds that `Retry-After` says, or for less." },
  TOO_BUSY: { fault: "transient", help: "Ask again in a second: more is being asked than the hub answers at a time." },
  DOCUMENT_UNKNOWN: {
    fault: "input",
    help: "Have the document registered for your client (`hub documents CLIENT add FILE`), and send it as registered.",
  },
  OPERATION_REFUSED: { fault: "input", help: "Make the operation smaller or plainer, as the message says." },
  NO_QUERY_PLAN: { fault: "input", help: "Split the operation into smaller ones and tell the operator." },
  NULL_NOT_ALLOWED: {
    fault: "transient",
    help: "Ask again: a subgraph gave nothing where the schema promises a value.",
  },
  DOWNSTREAM_SERVICE_ERROR: { fault: "transient", help: "Ask again: one subgraph did not answer." },
  TIMED_OUT: { fault: "transient", help: "Ask again, or for less: the answer took longer than the hub waits for one." },
  READ_LOG_UNAVAILABLE: {
    fault: "transient",
    help: "Ask again: what is shown of people has to be written down, and that was not possible.",
  },
  READ_LOG_BROKEN: {
    fault: "bug",
    help: "Keep a copy of the database as it is, and find out who changed the read log and when; tell the boards.",
  },
  SUPERGRAPH_INVALID: { fault: "config", help: "Run `hub compose` and read what it says." },
  PORT_TAKEN: { fault: "config", help: "Set PORT to a free port." },
  INTERNAL: { fault: "bug", help: "Tell the operator the request id." },
} as const satisfies Record<string, { fault: Fault; help: string }>;

export type ErrorCode = keyof typeof CODES;

/** What a board meets while it delivers, and afterwards with its runs: such an error is said in both languages. */
export type BoardCode = Extract<
  ErrorCode,
  | "BOARD_UNKNOWN"
  | "SOURCE_UNKNOWN"
  | "SOURCE_REFUSED"
  | "SOURCE_UNAVAILABLE"
  | "SOURCE_ANSWER_WRONG"
  | "FILE_UNREADABLE"
  | "FILE_MISSING"
  | "FILE_EMPTY"
  | "FILE_MALFORMED"
  | "ROWS_REFUSED"
  | "ENCODING_WRONG"
  | "COLUMN_MISSING"
  | "COLUMN_DRIFT"
  | "PROFILE_INVALID"
  | "RUN_HELD"
  | "RUN_UNKNOWN"
  | "RUN_NOT_HELD"
  | "RUN_SUPERSEDED"
  | "RECORDS_GONE"
>;

/**
 * An error that the hub raises itself. The message says what, where and what was expected; `help` what to do.
 * Messages never hold a cell's value: cells are people.
 */
export class HubError extends Error {
  override readonly name = "HubError";
  /** What the message says, in Dutch; null where it is said in English alone. */
  readonly dutch: string | null;

  constructor(code: ErrorCode, message: Words, options?: ErrorOptions);
  constructor(code: Exclude<ErrorCode, BoardCode>, message: string, options?: ErrorOptions);
  constructor(
    readonly code: ErrorCode,
    message: Words | string,
    options?: ErrorOptions,
  ) {
    super(typeof message === "string" ? message : message.en, options);
    this.dutch = typeof message === "string" || message.nl === message.en ? null : message.nl;
  }

  /** What GraphQL clients get beside the message; graphql-js copies it. */
  get extensions(): { readonly code: ErrorCode } {
    return { code: this.code };
  }

  get fault(): Fault {
    return CODES[this.code].fault;
  }

  /** What the reader can do about it. */
  get help(): string {
    return CODES[this.code].help;
  }
}

/** Exit status of what was stopped by whoever started it, as shells have it for Ctrl-C. */
const STOPPED = 130;

/** Whether somebody stopped it: no fault of anything. By its name: a signal's reason is not always made of this `Error`. */
export const isStop = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "name" in error && error.name === "AbortError";

/** Exit status of the `hub` command: 0 done, 1 bug, 2 usage, 3 input refused, 4 held, 5 temporary, 130 stopped. */
export function exitCodeOf(error: unknown): number {
  if (isStop(error)) return STOPPED;
  if (!(error instanceof HubError)) return 1;
  if (error.code === "NOT_CONCLUDED" && isStop(error.cause)) return STOPPED;
  if (error.code === "RUN_HELD") return 4;
  if (error.code === "USAGE" || error.fault === "config") return 2;
  return error.fault === "input" ? 3 : error.fault === "transient" ? 5 : 1;
}
