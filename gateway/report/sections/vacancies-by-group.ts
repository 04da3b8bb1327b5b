import { barPlot } from "@regiohub/infra/report/bars";
import type { Html } from "@regiohub/infra/report/html";
import { dayText } from "@regiohub/infra/report/numbers";
import { table } from "@regiohub/infra/report/table";
import { type Language, type Words, words } from "@regiohub/infra/words";
import type { OpenVacanciesDay } from "../answers.js";
import { drawn, filled } from "./section.js";
import { figuresIn, SHARING_HEADS, shownVacancies } from "./vacancies-by-day.js";

const TEXT = {
  caption: words("Shared vacancies on {day}, by function group", "Gedeelde vacatures op {day}, per functiegroep"),
  table: words("Vacancies on {day}, by function group", "Vacatures op {day}, per functiegroep"),
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

/** The vacancies of a day by group of functions: what is shared as bars, all in a table. */
export function groupsDrawn({ on, groups }: OpenVacanciesDay, lang: Language): Html {
  const named = groups.map((group) => ({ ...group, name: (GROUPS[group.functionGroup ?? ""] ?? TEXT.unknown)[lang] }));
  const [caption, heading] = [TEXT.caption, TEXT.table].map((text) => filled(text, lang, { day: dayText(on, lang) }));
  const plot = barPlot({
    id: "vacancies-groups",
    title: caption ?? "",
    desc: TEXT.desc[lang],
    lang,
    bars: named.map(({ name, shared }) => ({ name, figure: shownVacancies(shared.vacancies, on, lang) })),
    hidden: TEXT.hidden[lang],
  });
  const figures = table({
    lang,
    caption: heading ?? "",
    heads: [TEXT.group[lang], ...SHARING_HEADS.map((head) => head[lang])],
    rows: named.map((group) => [group.name, ...figuresIn(group, on, lang)]),
    rowHeads: true,
  });
  return drawn(caption ?? "", plot, figures, true);
}
