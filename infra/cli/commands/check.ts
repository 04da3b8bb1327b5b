import { exitCodeOf } from "../../errors.js";
import { type CheckReport, check } from "../../ingest/check.js";
import { readLinkKeys } from "../../ingest/link-keys.js";
import { termsOf } from "../../ingest/profile-terms.js";
import { errorWords, helpText } from "../../ingest/refusal-words.js";
import { table } from "../../ingest/run-text.js";
import { type Language, words } from "../../words.js";
import type { Command } from "../command.js";
import { readFiles } from "../files.js";
import { FORM_OPTIONS, languageOf, readForm } from "../language.js";
import { progressTeller } from "../progress.js";
import { rejectionLines } from "../rejection-text.js";

/** `hub check`: reads everything, writes nothing. */
export const checkCommand: Command = {
  name: "check",
  usage: "FILE… --board NUMBER [--source NAME] [--profile FILE] [--lang nl|en] [--json]",
  summary:
    "Read a board's export files without a database, and tell what would be refused while reading; `ingest --dry-run` tells the rest.",
  options: {
    board: { type: "string" },
    source: { type: "string" },
    profile: { type: "string" },
    ...FORM_OPTIONS,
  },
  async run(input, { hub, config, print, say, signal }) {
    const form = readForm(input);
    const tokenKeys = await readLinkKeys(config.linkKey);
    const teller = progressTeller(process.stderr);
    const options = {
      ...readFiles("check", input),
      adapters: hub.adapters,
      terms: termsOf(hub),
      tokenKeys,
      signal,
      progress: teller.tell,
    };
    const reports = await check(options).finally(teller.done);
    for (const report of reports) {
      const lines = form === "json" ? [reportJson(report)] : reportLines(report, form);
      for (const line of lines) print(line);
    }
    const error = reports.find((report) => report.error)?.error;
    if (!error) return 0;
    const language = languageOf(input.values);
    say(`${errorWords(error)[language]}\n${helpText(error, language)}`);
    return exitCodeOf(error);
  },
};

const HEADS: Readonly<Record<Language, readonly string[]>> = {
  en: ["kind", "rows", "records", "refused", "passed over"],
  nl: ["soort", "rijen", "records", "geweigerd", "overgeslagen"],
};

const READ = words("read, nothing was written", "gelezen, er is niets geschreven");
const REFUSED = words(
  "would be refused as a whole, nothing was written",
  "zou in zijn geheel geweigerd worden, er is niets geschreven",
);

function reportLines(report: CheckReport, language: Language): string[] {
  const { source, counts, rejections, rejected, leftOpen, error } = report;
  const more = rejected - rejections.length;
  const kinds = Object.entries(counts).map(([kind, { read, records, refused, passed }]) =>
    [kind, read, records, refused, passed].map(String),
  );
  return [
    `${source}: ${(error ? REFUSED : READ)[language]}`,
    ...(kinds.length > 0 ? table(HEADS[language], kinds) : []),
    ...(rejected > 0 ? ["", ...rejectionLines(rejections, language)] : []),
    ...(more > 0 ? [words(`… and ${more} more`, `… en nog ${more}`)[language]] : []),
    ...(leftOpen.length > 0 ? ["", ...leftOpen.map((one) => one[language])] : []),
  ];
}

const reportJson = ({ error, ...report }: CheckReport): string =>
  JSON.stringify({ ...report, error: error && { code: error.code, message: error.message, help: error.help } });
