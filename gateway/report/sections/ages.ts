import type { Figure } from "@regiohub/infra/report/figure";
import { type Html, html } from "@regiohub/infra/report/html";
import { pyramid } from "@regiohub/infra/report/pyramid";
import { table } from "@regiohub/infra/report/table";
import { words } from "@regiohub/infra/words";
import type { Divided, RegionAnswers } from "../answers.js";
import { counted } from "../reasons.js";
import { whyNoTable } from "../untold.js";
import { cellsDrawn, dividedBy, measured } from "./cells.js";
import { whyMostNot } from "./hidden.js";
import { drawn, type Section, type Telling } from "./section.js";

const TEXT = {
  title: words("Ages", "Leeftijden"),
  lead: words(
    "How old the staff is says how much of it will retire in the years to come.",
    "Hoe oud het personeel is, zegt hoeveel ervan de komende jaren met pensioen gaat.",
  ),
  both: words("People by age and sex", "Personen naar leeftijd en geslacht"),
  bands: words("People by age", "Personen naar leeftijd"),
  desc: words(
    "Women to the left, men to the right, the oldest on top. The figures stand in the table.",
    "Vrouwen links, mannen rechts, de oudsten bovenaan. De cijfers staan in de tabel.",
  ),
  age: words("age", "leeftijd"),
  hidden: words("not shown: see the table", "niet getoond: zie de tabel"),
} as const;

/** Ages that nobody knows stand in the table alone. */
const UNKNOWN = "UNKNOWN";
const [LEFT, RIGHT] = ["FEMALE", "MALE"] as const;
/** In the place of a cell that the graph does not have: nobody is in it. */
const NOBODY = "–";

/** How old the people are: by sex where that is given out, else by age alone. */
export function agesSection(answers: Pick<RegionAnswers, "divided" | "stock">, telling: Telling): Section {
  const { lang } = telling;
  const both = dividedBy(answers, "AGE_BAND", "SEX");
  const head = { id: "ages-plot", title: TEXT.bands[lang], head: TEXT.age[lang], known: whyNoTable(answers, lang) };
  const ages = both?.cells.length
    ? pyramidOf(both.cells, telling)
    : cellsDrawn(dividedBy(answers, "AGE_BAND"), head, telling);
  return { id: "ages", title: TEXT.title[lang], body: html`<p class="lead">${TEXT.lead[lang]}</p>${ages}` };
}

function pyramidOf(cells: Divided["cells"], { lang }: Telling): Html {
  const [ages, sexes] = [placesOf(cells, 0), placesOf(cells, 1)];
  const figureAt = (age: string, sex: string): Figure | null => {
    const cell = cells.find(({ keys }) => keys[0]?.code === age && keys[1]?.code === sex);
    return cell ? counted(cell.persons, cell.why, lang) : null;
  };
  const nameOf = (code: string) => sexes.find((sex) => sex.code === code)?.label ?? code;
  const title = TEXT.both[lang];
  const plot = pyramid({
    id: "ages-plot",
    title,
    desc: TEXT.desc[lang],
    lang,
    left: nameOf(LEFT),
    right: nameOf(RIGHT),
    steps: ages
      .filter(({ code }) => code !== UNKNOWN)
      .map(({ code, label }) => ({ name: label, left: figureAt(code, LEFT), right: figureAt(code, RIGHT) })),
    hidden: TEXT.hidden[lang],
  });
  const heads = [TEXT.age[lang], ...sexes.map(({ label }) => label)];
  const rows = ages.map((age) => [age.label, ...sexes.map((sex) => figureAt(age.code, sex.code) ?? NOBODY)]);
  const figures = table({ lang, caption: title, heads, rows, rowHeads: true });
  return html`${drawn(title, plot, figures)}${whyMostNot(measured(cells), lang)}`;
}

/** The different places of cells in one of their dimensions, in order. */
const placesOf = (cells: Divided["cells"], dimension: number) => [
  ...new Map(cells.flatMap(({ keys }) => (keys[dimension] ? [[keys[dimension].code, keys[dimension]]] : []))).values(),
];
