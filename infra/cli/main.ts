import { parseArgs } from "node:util";
import { readConfig } from "../config.js";
import { exitCodeOf, HubError, isStop } from "../errors.js";
import type { Hub } from "../hub.js";
import { errorWords, helpText } from "../ingest/refusal-words.js";
import { createLog } from "../log.js";
import { forgetSecrets } from "../secrets.js";
import type { Language } from "../words.js";
import { abortOnSignals } from "./abort.js";
import type { Command, CommandInput } from "./command.js";
import { commands } from "./commands/index.js";
import { describeFault } from "./fault.js";
import { languageOf } from "./language.js";
import { framesOf } from "./run-report.js";

/** The repository's root, seen from `infra/dist/cli/`. */
const ROOT = new URL("../../../", import.meta.url);

async function main(typed: readonly string[]): Promise<number> {
  let language: Language = "en";
  try {
    const { default: hub } = (await import(new URL("dist/hub.config.js", ROOT).href)) as { default: Hub };
    const all = [...commands, ...hub.commands];
    const [first] = typed;
    if (first === undefined || first === "help" || first === "--help") return help(all);
    const command = commandIn(all, typed);
    const rest = typed.slice(command.name.split(" ").length);
    if (rest.includes("--help")) return help([command]);
    const config = readConfig(process.env, hub.rootPath);
    forgetSecrets(process.env);
    const input = readInput(command, rest);
    language = languageOf(input.values);
    const print = (line: string) => void process.stdout.write(`${line}\n`);
    return (
      (await command.run(input, { hub, config, log: createLog(config), print, say, signal: abortOnSignals() })) ?? 0
    );
  } catch (error) {
    return tell(error, language);
  }
}

/** The command that the first words name: one word, or two. */
function commandIn(all: readonly Command[], typed: readonly string[]): Command {
  const command = all.find(({ name }) => name.split(" ").every((word, index) => word === typed[index]));
  if (command) return command;
  throw new HubError("USAGE", `hub: no such command. Expected one of ${all.map(({ name }) => name).join(", ")}.`);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function readInput({ name, usage, options }: Command, args: readonly string[]): CommandInput {
  try {
    const { positionals, values } = parseArgs({ args: [...args], options: { ...options }, allowPositionals: true });
    return { positionals, values };
  } catch (cause) {
    throw new HubError(
      "USAGE",
      `${cause instanceof Error ? cause.message : "not understood"}\nusage: hub ${name} ${usage}`,
    );
  }
}

function help(all: readonly Command[]): number {
  const width = Math.max(...all.map(({ name }) => name.length));
  process.stdout.write("hub COMMAND …\n\n");
  for (const { name, usage, summary } of all) {
    process.stdout.write(`  ${name.padEnd(width)}  ${summary}\n  ${"".padEnd(width)}  hub ${name} ${usage}\n`);
  }
  return 0;
}

/** Says what went wrong and what to do; a bug shows where it is, because nobody can mend it without. */
function tell(error: unknown, language: Language): number {
  if (error instanceof HubError) {
    if (error.code === "INTERNAL") for (const line of framesOf(error.cause)) say(line);
    say(`${errorWords(error)[language]}\n${helpText(error, language)}`);
  } else if (isStop(error)) say("stopped");
  else say(describeFault(error));
  return exitCodeOf(error);
}

// Who reads along has gone (`hub runs | head -1`): no fault, and no reason to break off an ingest.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}
// A bug outside the command's own steps: Node would print it as it is.
for (const event of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(event, (error: unknown) => process.exit(tell(error, "en")));
}
process.exitCode = await main(process.argv.slice(2));
// A pool or a watcher that a bug left open must not keep a finished command alive.
process.exit();
