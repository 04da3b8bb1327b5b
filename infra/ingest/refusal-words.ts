import type { BoardCode, ErrorCode, HubError } from "../errors.js";
import { type Language, type Words, within, words } from "../words.js";

/** Errors of others than the board's that it may meet while it delivers. */
type OtherCode =
  | "USAGE"
  | "CONFIG_INVALID"
  | "DATABASE_UNREACHABLE"
  | "SECRET_MISSING"
  | "HUB_UNAVAILABLE"
  | "HUB_ANSWER_WRONG"
  | "TOKEN_INVALID"
  | "INTERNAL";

/** What to do about an error, in Dutch. */
const HELP: Readonly<Record<BoardCode | OtherCode, string>> = {
  BOARD_UNKNOWN: "Lever eerst het registerbestand van het bestuur aan (`hub ingest` met bron duo).",
  SOURCE_UNKNOWN: "Noem de bron met --source, of vergelijk de bestandsnamen met de README van de bron.",
  FILE_UNREADABLE: "Kijk of het bestand bestaat en gelezen mag worden.",
  FILE_MISSING: "Maak de hele export opnieuw en lever alle bestanden samen aan.",
  FILE_EMPTY: "Maak de export opnieuw: een leeg bestand betekent nooit dat iedereen weg is.",
  FILE_MALFORMED: "Maak de export opnieuw in de vorm die de README van de bron beschrijft.",
  ROWS_REFUSED: "`hub rejections` zegt per regel waarom: verbeter de regels of het profiel en lever opnieuw aan.",
  ENCODING_WRONG: "Zet in het profiel de codering die het bestand echt heeft.",
  COLUMN_MISSING: "Zet de kolom in de export, of noem haar kop in het profiel.",
  COLUMN_DRIFT: "Zet de kolommen terug zoals ze waren, of laat het verschil toe met `drift: evolve` in het profiel.",
  PROFILE_INVALID: "Verbeter het profiel op de plaats die de melding noemt.",
  RUN_HELD: "Bekijk het verschil (`hub approve RUN --dry-run`); `hub approve RUN` geeft de run vrij.",
  USAGE: "`hub help` noemt de opdrachten en hun opties.",
  CONFIG_INVALID: "Verbeter de instelling die de melding noemt.",
  DATABASE_UNREACHABLE: "Lever later opnieuw aan; de beheerder kijkt naar DATABASE_URL.",
  RECORDS_GONE: "De records van de run worden niet meer bewaard, of hij heeft er geen: lever opnieuw aan.",
  SECRET_MISSING: "Zet het geheim in de map die HUB_SECRETS noemt, een bestand per geheim.",
  SOURCE_REFUSED: "Controleer het token en de rechten van zijn gebruiker in het systeem van de bron.",
  SOURCE_UNAVAILABLE: "Probeer het later opnieuw: het systeem van de bron antwoordt niet.",
  SOURCE_ANSWER_WRONG: "Vergelijk de connector en het adres in het profiel met de README van de bron.",
  HUB_UNAVAILABLE: "Probeer het later opnieuw: de hub achter --to antwoordt niet.",
  HUB_ANSWER_WRONG:
    "Controleer het adres achter --to met de beheerder: dat van de hub zelf, met de map waarin hij staat.",
  TOKEN_INVALID: "Vraag een nieuw token aan.",
  RUN_UNKNOWN: "`hub runs` noemt de runs.",
  RUN_NOT_HELD: "`hub runs` noemt de runs: alleen een aangehouden run kan vrijgegeven worden.",
  RUN_SUPERSEDED: "Er is een latere levering verwerkt: lever opnieuw aan.",
  INTERNAL: "Meld het aan de beheerder.",
};

/** What went wrong, in Dutch, where the message itself is for whoever keeps the hub. */
const WHY: { readonly [code in ErrorCode]?: string } = {
  DATABASE_UNREACHABLE: "de database antwoordt niet",
  INTERNAL: "er ging iets mis in de hub",
};

/** What an error says, behind its code: `FILE_EMPTY: things.csv: no rows.`, as it is kept with a run. */
export function errorWords({ code, message, dutch }: Pick<HubError, "code" | "message" | "dutch">): Words {
  const why = WHY[code] ? `${WHY[code]}. ` : "";
  return within(words(message, dutch ?? why + message), (text) => `${code}: ${text}`);
}

/** What to do about an error. */
export const helpText = ({ code, help }: { readonly code: ErrorCode; readonly help: string }, language: Language) =>
  (language === "nl" ? (HELP as { readonly [code in ErrorCode]?: string })[code] : undefined) ?? help;
