import type { Figure } from "@regiohub/infra/report/figure";
import { type Language, type Words, words } from "@regiohub/infra/words";
import type { Measured } from "./answers.js";

/** What the graph's reasons mean, in a few words each. */
const REASONS: Readonly<Record<string, Words>> = {
  SUPPRESSED: words("about too few people to show", "over te weinig personen om te tonen"),
  FEWER_THAN_10: words("about fewer than 10 people", "over minder dan 10 personen"),
  FEWER_THAN_5: words("about fewer than 5 people", "over minder dan 5 personen"),
  COMPLEMENTARY: words(
    "beside other figures it would tell of too few people",
    "zou met andere cijfers te weinig personen verraden",
  ),
  DIFFERENCE: words(
    "beside figures of another day it would tell of too few people",
    "zou met cijfers van een andere dag te weinig personen verraden",
  ),
  DOMINANCE: words("one board makes up nearly all of it", "één bestuur is er bijna alles van"),
  MISSING_DENOMINATOR: words(
    "what it would be reckoned from is nought or not known",
    "waar het uit berekend zou worden, is nul of niet bekend",
  ),
  SERIES_BREAK: words("counted differently: cannot be compared", "anders geteld: niet te vergelijken (trendbreuk)"),
  NOT_DELIVERED: words("no board has delivered", "geen bestuur heeft aangeleverd"),
  NOT_PUBLISHED: words("not given out, or not yet", "niet vrijgegeven, of nog niet"),
  UNKNOWN_SCALE: words("salary scale not known", "schaal onbekend"),
  AGE_UNKNOWN: words("age not known", "leeftijd onbekend"),
  NOT_OBSERVED: words("the deliveries do not reach that far", "zo ver gaan de aanleveringen niet"),
  SOURCE_SUPPRESSED: words("withheld by the source itself", "door de bron zelf afgeschermd"),
  SOURCE_BLANK: words("left blank by the source", "door de bron leeg gelaten"),
  AMBIGUOUS: words("cannot be told for certain", "niet eenduidig"),
};

/** Why a figure is missing, or what to mind about it; null where the graph gives no reason. */
export const reasonOf = (why: readonly string[], lang: Language): string | null =>
  why.length === 0 ? null : why.map((one) => REASONS[one]?.[lang] ?? one).join("; ");

/** A figure of the graph as it is shown. */
export const shown = ({ value, why }: Measured, lang: Language): Figure => ({ value, note: reasonOf(why, lang) });

/** As `shown`, of a number that stands by itself with its reasons. */
export const counted = (number: number | string | null, why: readonly string[], lang: Language): Figure =>
  shown({ value: number === null ? null : String(number), why }, lang);

/** Why none of these figures is shown, all reasons together; null where one of them is. */
export const whyNone = (figures: readonly Measured[], lang: Language): string | null =>
  figures.some(({ value }) => value !== null) ? null : reasonOf([...new Set(figures.flatMap(({ why }) => why))], lang);
