import { errorWords, helpText } from "../ingest/refusal-words.js";
import type { RunReport, RunState } from "../ingest/run.js";
import { type Language, type Words, words } from "../words.js";

const STATES: Readonly<Record<RunState, Words>> = {
  loaded: words("The delivery was taken in.", "De aanlevering is verwerkt."),
  unchanged: words(
    "The delivery is the same as the one before: nothing was changed.",
    "De aanlevering is gelijk aan de vorige: er is niets gewijzigd.",
  ),
  held: words(
    "The delivery changes so much that somebody has to release it first. Nothing was changed yet.",
    "De aanlevering wijzigt zoveel dat iemand haar eerst moet vrijgeven. Er is nog niets gewijzigd.",
  ),
  refused: words(
    "The delivery was refused: nothing of it was taken in. Correct what is named below and deliver everything again.",
    "De aanlevering is geweigerd: er is niets van verwerkt. Verbeter wat hieronder staat en lever alles opnieuw aan.",
  ),
  failed: words(
    "The hub could not take the delivery in: nothing of it was taken in. The operator has to look at it.",
    "De hub kon de aanlevering niet verwerken: er is niets van verwerkt. De beheerder moet ernaar kijken.",
  ),
};

const seeNl = (count: number) => (count > 0 ? " (zie geweigerde-regels.csv)" : "");
const seeEn = (count: number) => (count > 0 ? " (see geweigerde-regels.csv)" : "");

/** What became of a delivery, for the people who put it there: in Dutch, then in English. */
export function reportText({
  id,
  board,
  source,
  state,
  finishedAt,
  message,
  error,
  rejections,
  notes,
  files,
}: RunReport): string {
  const { nl, en } = STATES[state];
  // The line of an error alone has a Dutch form; what was loaded is told in numbers.
  const told = (language: Language) => (error ? [errorWords(error)[language], helpText(error, language)] : []);
  // A file of which several kinds of records are made is there once for each.
  const names = [...new Set(files.map(({ name }) => name))].join(", ") || "-";
  const lines = [
    `Run ${id}, bestuur ${board ?? "-"}, bron ${source}, ${finishedAt}`,
    "",
    nl,
    `Bestanden: ${names}`,
    `Geweigerde regels, cellen en kolommen: ${rejections}${seeNl(rejections)}`,
    ...(notes > 0 ? [`Opmerkingen: ${notes}${seeNl(notes)}`] : []),
    ...told("nl"),
    "",
    en,
    `Files: ${names}`,
    `Refused rows, cells and columns: ${rejections}${seeEn(rejections)}`,
    ...(notes > 0 ? [`Notes: ${notes}${seeEn(notes)}`] : []),
    ...(error ? told("en") : ["", message]),
  ];
  return `${lines.join("\r\n")}\r\n`;
}
