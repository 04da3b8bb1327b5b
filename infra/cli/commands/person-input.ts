import type { PersonKey } from "../../audit/shown.js";
import { HubError } from "../../errors.js";
import type { Command, CommandInput } from "../command.js";
import { readBoard } from "./audit-input.js";

/**
 * Whom a command is about, as it was typed.
 * @throws USAGE
 */
export function readPerson(
  { positionals }: Pick<CommandInput, "positionals">,
  { name, usage }: Pick<Command, "name" | "usage">,
): PersonKey {
  const [board, number, ...rest] = positionals;
  if (number === undefined || rest.length > 0) throw new HubError("USAGE", `hub ${name}: expected ${usage}.`);
  return { board: readBoard(board), number };
}

/**
 * Why something is done, as it was typed. It is kept, so it may not say about whom.
 * @throws USAGE
 */
export function readReason({ values: { reason } }: Pick<CommandInput, "values">, number: string | null): string {
  const text = typeof reason === "string" ? reason.trim() : "";
  if (text === "" || text.length > 200) throw new HubError("USAGE", "--reason: none. Expected why, in 200 characters.");
  if (number !== null && text.includes(number)) {
    throw new HubError("USAGE", "--reason: it says about whom. Expected why alone: it is kept.");
  }
  return text;
}
