import type { ErrorCode } from "../errors.js";
import type { Language } from "../words.js";

/** Why a delivery is refused as a whole, and what to do, in Dutch; names of files and columns stand in the message. */
const DUTCH: { readonly [code in ErrorCode]?: { readonly why: string; readonly help: string } } = {
  BOARD_UNKNOWN: {
    why: "het bestuur is niet bekend",
    help: "Lever eerst het registerbestand van het bestuur aan (`hub ingest` met bron duo).",
  },
  SOURCE_UNKNOWN: {
    why: "van welke bron een bestand is, is niet bekend",
    help: "Noem de bron met --source, of vergelijk de bestandsnamen met de README van de bron.",
  },
  FILE_UNREADABLE: {
    why: "een bestand kan niet gelezen worden",
    help: "Kijk of het bestand bestaat en gelezen mag worden.",
  },
  FILE_MISSING: {
    why: "er ontbreken bestanden",
    help: "Maak de hele export opnieuw en lever alle bestanden samen aan.",
  },
  FILE_EMPTY: {
    why: "een bestand is leeg",
    help: "Maak de export opnieuw: een leeg bestand betekent nooit dat iedereen weg is.",
  },
  FILE_MALFORMED: {
    why: "een bestand heeft niet de vorm die erbij hoort",
    help: "Maak de export opnieuw in de vorm die de README van de bron beschrijft.",
  },
  ROWS_REFUSED: {
    why: "elke regel van een bestand is geweigerd",
    help: "`hub rejections` zegt per regel waarom: verbeter de regels of het profiel en lever opnieuw aan.",
  },
  ENCODING_WRONG: {
    why: "een bestand is in een andere codering geschreven dan is opgegeven",
    help: "Zet in het profiel de codering die het bestand echt heeft.",
  },
  COLUMN_MISSING: {
    why: "er ontbreekt een kolom",
    help: "Zet de kolom in de export, of noem haar kop in het profiel.",
  },
  COLUMN_DRIFT: {
    why: "de kolommen zijn andere dan in de vorige levering",
    help: "Zet de kolommen terug zoals ze waren, of laat het verschil toe met `drift: evolve` in het profiel.",
  },
  PROFILE_INVALID: {
    why: "het profiel klopt niet",
    help: "Verbeter het profiel op de plaats die de melding noemt.",
  },
  RUN_HELD: {
    why: "de levering is aangehouden",
    help: "Bekijk het verschil (`hub approve RUN --dry-run`); `hub approve RUN` geeft de run vrij.",
  },
  DATABASE_UNREACHABLE: {
    why: "de database antwoordt niet",
    help: "Lever later opnieuw aan; de beheerder kijkt naar DATABASE_URL.",
  },
  INTERNAL: { why: "er ging iets mis in de hub", help: "Meld het aan de beheerder." },
};

/** What an error says, with its code, as it is kept with a run: in Dutch the reason goes before it. */
export function refusalText(message: string, language: Language): string {
  const code = /^[A-Z_]+(?=: )/.exec(message)?.[0] ?? "";
  const dutch = language === "nl" ? DUTCH[code as ErrorCode] : undefined;
  return dutch ? `${code}: ${dutch.why}. ${message.slice(code.length + 2)}` : message;
}

/** What to do about an error. */
export const helpText = ({ code, help }: { readonly code: ErrorCode; readonly help: string }, language: Language) =>
  (language === "nl" ? DUTCH[code]?.help : undefined) ?? help;
