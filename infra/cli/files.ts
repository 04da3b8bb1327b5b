import { HubError } from "../errors.js";
import { words } from "../words.js";
import type { CommandInput } from "./command.js";

/**
 * The files of a delivery and whose they are, as typed.
 * @throws USAGE
 */
export function readFiles(command: string, { positionals, values: { board, source, profile } }: CommandInput) {
  if (positionals.length === 0)
    throw new HubError(
      "USAGE",
      words(
        `hub ${command}: no files. Expected the files or the folder of an export.`,
        `hub ${command}: geen bestanden. Verwacht: de bestanden of de map van een export.`,
      ),
    );
  return {
    files: positionals,
    board: typeof board === "string" ? board : null,
    source: typeof source === "string" ? source : undefined,
    profile: typeof profile === "string" ? profile : undefined,
  };
}
