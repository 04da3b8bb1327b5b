import type { Figure } from "@regiohub/infra/report/figure";
import { type Html, html, NOTHING } from "@regiohub/infra/report/html";
import { linePlot } from "@regiohub/infra/report/line";
import { numberText } from "@regiohub/infra/report/numbers";
import { type Cell, table } from "@regiohub/infra/report/table";
import { type Language, words } from "@regiohub/infra/words";
import type { PupilYear, RegionAnswers } from "../answers.js";
import { drawn, filled, type Section, type Telling, whyNot } from "./section.js";

const TEXT = {
  title: words("Pupils", "Leerlingen"),
  lead: words(
    "In {year} the primary schools of the region had {pupils} pupils.",
    "In {year} telden de basisscholen van de regio {pupils} leerlingen.",
  ),
  next: words("For {year} the hub expects {pupils}.", "Voor {year} verwacht de hub er {pupils}."),
  plot: words("Pupils on 1 October: counted and expected", "Leerlingen op 1 oktober: geteld en verwacht"),
  desc: words(
    "A line of the pupils that were counted, and a dashed one of those that are expected. The figures stand in the table.",
    "Een lijn van de getelde leerlingen, en een gestippelde van de verwachte. De cijfers staan in de tabel.",
  ),
  year: words("year", "jaar"),
  counted: words("counted", "geteld"),
  expected: words("expected", "verwacht"),
  hiddenSites: words("sites with fewer than five", "vestigingen met minder dan vijf"),
  mind: words(
    "Pupils of sites with one to four of them are not published and left out. What is expected carries on the growth of the last three years of each municipality, fading year by year.",
    "Leerlingen van vestigingen met één tot vier leerlingen worden niet gepubliceerd en tellen niet mee. De verwachting zet de groei van de laatste drie jaar per gemeente voort, die elk jaar afneemt.",
  ),
  none: words("The hub has no count of pupils of these years.", "De hub heeft geen leerlingtellingen van deze jaren."),
  hidden: words("not shown", "niet getoond"),
  broken: words("counted differently", "anders geteld"),
} as const;

/** Pupils that were counted, and those to come. */
export function pupilsSection({ pupils }: Pick<RegionAnswers, "pupils">, { lang }: Telling): Section {
  const known = pupils.filter(({ counted, expected }) => counted !== null || expected !== null);
  const body =
    known.length === 0
      ? whyNot(TEXT.none[lang], lang)
      : html`${leadOf(known, lang)}
${drawn(TEXT.plot[lang], plotOf(known, lang), tableOf(known, lang))}
<p class="mind">${TEXT.mind[lang]}</p>`;
  return { id: "pupils", title: TEXT.title[lang], body };
}

function leadOf(years: readonly PupilYear[], lang: Language): Html {
  const sentence = (words: typeof TEXT.lead, year: number, pupils: string | number) =>
    filled(words, lang, { year: String(year), pupils: numberText(pupils, lang) });
  const counted = years.findLast((one) => one.counted !== null);
  const expected = years.findLast((one) => one.expected !== null);
  return html`<p class="lead">${counted?.counted != null ? sentence(TEXT.lead, counted.year, counted.counted) : NOTHING}
${expected?.expected != null ? sentence(TEXT.next, expected.year, expected.expected) : NOTHING}</p>`;
}

const figureOf = (pupils: number | string | null): Figure | null =>
  pupils === null ? null : { value: String(pupils), note: null };

const plotOf = (years: readonly PupilYear[], lang: Language): Html =>
  linePlot({
    id: "pupils-plot",
    title: TEXT.plot[lang],
    desc: TEXT.desc[lang],
    lang,
    places: years.map(({ year }) => String(year)),
    lines: [
      { name: TEXT.counted[lang], points: years.map(({ counted }) => figureOf(counted)) },
      { name: TEXT.expected[lang], points: expectedFrom(years), reckoned: true },
    ],
    names: { hidden: TEXT.hidden[lang], broken: TEXT.broken[lang] },
  });

/** What is expected, from the last count on. */
const expectedFrom = (years: readonly PupilYear[]): readonly (Figure | null)[] => {
  const last = years.findLastIndex(({ counted }) => counted !== null);
  return years.map(({ counted, expected }, index) => figureOf(index === last ? counted : expected));
};

const tableOf = (years: readonly PupilYear[], lang: Language): Html =>
  table({
    lang,
    caption: TEXT.plot[lang],
    heads: [TEXT.year, TEXT.counted, TEXT.expected, TEXT.hiddenSites].map((head) => head[lang]),
    rows: years.map(({ year, counted, expected, hiddenSites }): readonly Cell[] => [
      String(year),
      figureOf(counted) ?? "–",
      figureOf(expected) ?? "–",
      hiddenSites > 0 ? numberText(hiddenSites, lang) : "–",
    ]),
    rowHeads: true,
  });
