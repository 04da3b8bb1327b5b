import type { Command, CommandContext, CommandInput } from "@regiohub/infra/cli/command";
import { hub, quiet } from "../../hub.js";

/** What a command works with in a test. */
export interface RunContext extends Pick<CommandContext, "config">, Partial<Pick<CommandContext, "hub" | "log">> {
  /** Where what it prints is put, for who wants it of a command that throws. */
  readonly printed?: string[];
}

/** What came of a command. */
export interface Ran {
  readonly status: number | undefined;
  /** Its answers, a line each. */
  readonly printed: string[];
  /** What it told the person at the terminal. */
  readonly said: string[];
}

/** Runs a command in this process, as `hub` would after reading what was typed. */
export async function runCommand(
  command: Command,
  positionals: readonly string[],
  values: CommandInput["values"],
  { printed = [], ...context }: RunContext,
): Promise<Ran> {
  const said: string[] = [];
  const { signal } = new AbortController();
  const output = { print: (line: string) => void printed.push(line), say: (line: string) => void said.push(line) };
  const status = await command.run({ positionals, values }, { hub, log: quiet, signal, ...output, ...context });
  return { status, printed, said };
}
