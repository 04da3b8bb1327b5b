import type { Config } from "../config.js";
import type { Hub } from "../hub.js";
import type { Log } from "../log.js";

/** What a command works with. */
export interface CommandContext {
  readonly hub: Hub;
  readonly config: Config;
  readonly log: Log;
  /** Answers: one line of text each. Messages go to `say`. */
  print(line: string): void;
  /** Messages for the person at the terminal, on stderr. */
  say(line: string): void;
  /** Aborted on Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
}

/** Options of a command, as `node:util` parseArgs takes them. */
export type CommandOptions = Readonly<
  Record<string, { type: "string" | "boolean"; multiple?: boolean; default?: string | boolean }>
>;

/** What was typed after the command's name. */
export interface CommandInput {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
}

/** What `hub` can be told to do. */
export interface Command {
  /** What is typed after `hub`: `ingest`, `report access`. */
  readonly name: string;
  /** `FILE… --board NUMBER [--source NAME]`. */
  readonly usage: string;
  /** One sentence. */
  readonly summary: string;
  readonly options: CommandOptions;
  /** Resolves to the exit status, 0 when undefined. */
  run(input: CommandInput, context: CommandContext): Promise<number | undefined>;
}
