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
  NOT_PLANNED: words("never given out of such regions", "van zulke regio's nooit vrijgegeven"),
  UNKNOWN_SCALE: words("salary scale not known", "schaal onbekend"),
  AGE_UNKNOWN: words("age not known", "leeftijd onbekend"),
  NOT_OBSERVED: words("the deliveries do not reach that far", "zo ver gaan de aanleveringen niet"),
  NOT_GIVEN: words("not given in the question", "niet opgegeven in de vraag"),
  SOURCE_SUPPRESSED: words("withheld by the source itself", "door de bron zelf afgeschermd"),
  SOURCE_BLANK: words("left blank by the source", "door de bron leeg gelaten"),
  AMBIGUOUS: words("cannot be told for certain", "niet eenduidig"),
};

/** What those reasons mean of which a few words say too little. */
const EXPLAINED: Readonly<Record<string, Words>> = {
  SUPPRESSED: words(
    "Of few people, or of nobody, no figure is told.",
    "Over weinig personen, of over niemand, wordt geen cijfer gegeven.",
  ),
  COMPLEMENTARY: words(
    "Taken from other figures that are out already, it would leave a figure of too few people: figures of a total, of another year, or of a region that is nearly the same by another way to divide the country. Where regions overlap, those with most tables come first, which are labour-market regions: their report may have more.",
    "Met andere cijfers die er al zijn, zou na aftrekken een cijfer over te weinig personen overblijven: cijfers van een totaal, van een ander jaar, of van een regio die bij een andere indeling van het land bijna dezelfde is. Waar regio's elkaar overlappen, gaan die met de meeste tabellen voor, en dat zijn arbeidsmarktregio's: in hun rapport kan meer staan.",
  ),
  NOT_PUBLISHED: words(
    "Tables are given out at night, of the reference days of the last three years and of one older one each night, once the last of the boards has delivered since, or two months after the day without those that have not, and of those boards alone of which the total may be told. The night of this one is still to come.",
    "Tabellen worden 's nachts gegeven, van de peildata van de laatste drie jaren en elke nacht van één oudere, als het laatste van de besturen sindsdien geleverd heeft, of twee maanden na de peildatum zonder wie dat niet deed, en alleen over besturen waarvan het totaal gegeven mag worden. De nacht van deze komt nog.",
  ),
  NOT_PLANNED: words(
    "Figures of staff are given out of labour-market regions, provinces, RAP regions and education regions, and of who came and left of the first two alone. Of other regions there never are any; of labour-market regions there are most, such as ages by sex.",
    "Cijfers over personeel worden gegeven van arbeidsmarktregio's, provincies, RAP-regio's en onderwijsregio's, en over wie kwam en ging alleen van de eerste twee. Van andere regio's komen ze nooit; van arbeidsmarktregio's zijn er de meeste, zoals leeftijden naar geslacht.",
  ),
  NOT_OBSERVED: words(
    "Only deliveries one after the other tell who came and who left: of this time the hub has too few.",
    "Alleen aanleveringen na elkaar vertellen wie kwam en wie ging: van deze tijd heeft de hub er te weinig.",
  ),
  NOT_GIVEN: words(
    "How many leave and come in a region each year the hub does not guess: give --outflow-rate and --inflow-fte.",
    "Hoeveel mensen er in een regio elk jaar vertrekken en instromen raadt de hub niet: geef --outflow-rate en --inflow-fte op.",
  ),
};

/** What reasons mean in one place, by the graph's word, where more is known there than they say. */
export type Explanations = Readonly<Partial<Record<string, string>>>;

/** What reasons mean, in sentences; empty where their few words say it all. */
export const explained = (why: Iterable<string>, lang: Language, known: Explanations = {}): string =>
  [...why].flatMap((one) => known[one] ?? EXPLAINED[one]?.[lang] ?? []).join(" ");

/** Why there is nothing at all: in a few words, and what they mean. Null where the graph gives no reason. */
export function whyNothing(why: readonly string[], lang: Language, known?: Explanations): string | null {
  const reason = reasonOf(why, lang);
  return reason === null ? null : `${reason}. ${explained(why, lang, known)}`.trim();
}

/** Why a figure is missing, or what to mind about it; null where the graph gives no reason. */
export const reasonOf = (why: readonly string[], lang: Language): string | null =>
  why.length === 0 ? null : why.map((one) => REASONS[one]?.[lang] ?? one).join("; ");

/** A figure of the graph as it is shown. */
export const shown = ({ value, why }: Measured, lang: Language): Figure => ({ value, note: reasonOf(why, lang) });

/** As `shown`, of a number that stands by itself with its reasons. */
export const counted = (number: number | string | null, why: readonly string[], lang: Language): Figure =>
  shown({ value: number === null ? null : String(number), why }, lang);

/** Why none of these figures is shown, all reasons together; null where one of them is. */
export const whyNone = (figures: readonly Measured[], lang: Language, known?: Explanations): string | null =>
  figures.some(({ value }) => value !== null)
    ? null
    : whyNothing([...new Set(figures.flatMap(({ why }) => why))], lang, known);
