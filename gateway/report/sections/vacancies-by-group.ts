import { barPlot } from "@regiohub/infra/report/bars";
import type { Html } from "@regiohub/infra/report/html";
import { table } from "@regiohub/infra/report/table";
import { type Words, words } from "@regiohub/infra/words";
import type { OpenVacanciesYear } from "../answers.js";
import { drawn, filled, type Telling } from "./section.js";
import { figuresIn, SHARING_HEADS, shownVacancies } from "./vacancies-by-year.js";

const TEXT = {
  caption: words(
    "Shared vacancies on 1 October {year}, by function group",
    "Gedeelde vacatures op 1 oktober {year}, per functiegroep",
  ),
  table: words("Vacancies on 1 October {year}, by function group", "Vacatures op 1 oktober {year}, per functiegroep"),
  desc: words(
    "A bar for each group of functions. The figures stand in the table.",
    "Een balk per functiegroep. De cijfers staan in de tabel.",
  ),
  group: words("function group", "functiegroep"),
  unknown: words("unknown", "onbekend"),
  hidden: words("not shown", "niet getoond"),
} as const;

const GROUPS: Readonly<Record<string, Words>> = {
  MANAGEMENT: words("management", "directie"),
  TEACHING: words("teachers", "onderwijsgevend personeel"),
  SUPPORT: words("support staff", "onderwijsondersteunend personeel"),
  TRAINEE: words("teachers in training", "leraren in opleiding"),
};

/** The vacancies of the report's year by group of functions: what is shared as bars, all in a table. */
export function groupsDrawn({ groups }: OpenVacanciesYear, { lang, year }: Telling): Html {
  const named = groups.map((group) => ({ ...group, name: (GROUPS[group.functionGroup ?? ""] ?? TEXT.unknown)[lang] }));
  const [caption, heading] = [TEXT.caption, TEXT.table].map((text) => filled(text, lang, { year: String(year) }));
  const plot = barPlot({
    id: "vacancies-groups",
    title: caption ?? "",
    desc: TEXT.desc[lang],
    lang,
    bars: named.map(({ name, shared }) => ({ name, figure: shownVacancies(shared.vacancies, lang) })),
    hidden: TEXT.hidden[lang],
  });
  const figures = table({
    lang,
    caption: heading ?? "",
    heads: [TEXT.group[lang], ...SHARING_HEADS.map((head) => head[lang])],
    rows: named.map((group) => [group.name, ...figuresIn(group, lang)]),
    rowHeads: true,
  });
  return drawn(caption ?? "", plot, figures, true);
}
