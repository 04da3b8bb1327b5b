import { writeFile } from "node:fs/promises";
import { HubError } from "../../errors.js";
import { discover } from "../../ingest/discover/discover.js";
import { discoveryLines } from "../../ingest/discover/report.js";
import type { Command } from "../command.js";
import { readFiles } from "../files.js";

/** `hub discover`: what files are, and a profile for them. */
export const discoverCommand: Command = {
  name: "discover",
  usage: "FILE… [--board NUMBER] [--source NAME] [--out FILE]",
  summary: "Tell what export files are and whose, and draft a profile for them: on stdout, or to --out.",
  options: { board: { type: "string" }, source: { type: "string" }, out: { type: "string" } },
  async run(input, { hub, print, say }) {
    const { out } = input.values;
    const { files, board, source } = readFiles("discover", input);
    const found = await discover({ adapters: hub.adapters, files, board, source });
    for (const line of discoveryLines(found)) say(line);
    if (found.profile === undefined) return 3;
    if (typeof out !== "string") print(found.profile.trimEnd());
    else await writeNew(out, found.profile, say);
    return 0;
  },
};

/** A profile that somebody has corrected by hand is not written over. */
async function writeNew(path: string, text: string, say: (line: string) => void): Promise<void> {
  try {
    await writeFile(path, text, { flag: "wx" });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const what = code === "EEXIST" ? "is there already. Expected a new file" : `cannot be written (${code})`;
    throw new HubError("USAGE", `hub discover: --out ${what}.`, { cause });
  }
  say("wrote the profile: look it over, then `hub check` with it");
}
