import { writeFile } from "node:fs/promises";
import { HubError } from "../../errors.js";
import { discover } from "../../ingest/discover/discover.js";
import { discoveryLines } from "../../ingest/discover/report.js";
import { within, words } from "../../words.js";
import type { Command } from "../command.js";
import { readFiles } from "../files.js";
import { LANGUAGE_OPTION, languageOf, readForm } from "../language.js";

/** `hub discover`: what files are, and a profile for them. */
export const discoverCommand: Command = {
  name: "discover",
  usage: "FILE… [--board NUMBER] [--source NAME] [--out FILE] [--lang nl|en]",
  summary: "Tell what export files are and whose, and draft a profile for them: on stdout, or to --out.",
  options: { board: { type: "string" }, source: { type: "string" }, out: { type: "string" }, ...LANGUAGE_OPTION },
  async run(input, { hub, print, say }) {
    readForm(input);
    const { out } = input.values;
    const language = languageOf(input.values);
    const { files, board, source } = readFiles("discover", input);
    const found = await discover({ adapters: hub.adapters, files, board, source, language });
    for (const line of discoveryLines(found, language)) say(line);
    if (found.profile === undefined) return 3;
    if (typeof out !== "string") print(found.profile.trimEnd());
    else {
      await writeNew(out, found.profile);
      say(WROTE[language]);
    }
    return 0;
  },
};

/** A profile that somebody has corrected by hand is not written over. */
async function writeNew(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: "wx" });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const what =
      code === "EEXIST"
        ? words("is there already. Expected a new file", "bestaat al. Verwacht: een nieuw bestand")
        : words(`cannot be written (${code})`, `kan niet geschreven worden (${code})`);
    throw new HubError(
      "USAGE",
      within(what, (text) => `hub discover: --out ${text}.`),
      { cause },
    );
  }
}

const WROTE = words(
  "wrote the profile: look it over, then `hub check` with it",
  "het profiel is geschreven: kijk het na, en daarna `hub check` ermee",
);
