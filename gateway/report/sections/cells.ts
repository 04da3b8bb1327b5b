import { barPlot } from "@regiohub/infra/report/bars";
import { type Html, html } from "@regiohub/infra/report/html";
import { table } from "@regiohub/infra/report/table";
import { words } from "@regiohub/infra/words";
import { DIVISIONS, type Divided, type Measured, type RegionAnswers, type ReportCell } from "../answers.js";
import { counted, type Explanations, whyNothing } from "../reasons.js";
import { whyMostNot } from "./hidden.js";
import { drawn, type Telling, whyNot } from "./section.js";

const TEXT = {
  persons: words("people", "personen"),
  desc: words("A bar each. Their figures stand in the table.", "Elk een balk. De cijfers staan in de tabel."),
  hidden: words("not shown: see the table", "niet getoond: zie de tabel"),
} as const;

/** The people divided by these, as the graph gave them. */
export const dividedBy = ({ divided }: Pick<RegionAnswers, "divided">, ...by: readonly string[]): Divided | null =>
  divided[DIVISIONS.findIndex((division) => division.join() === by.join())] ?? null;

/** The people of cells, with why some are not told. */
export const measured = (cells: readonly ReportCell[]): Measured[] =>
  cells.map(({ persons, why }) => ({ value: persons === null ? null : String(persons), why }));

/** What people who are divided in one way are drawn with. */
export interface CellsHead {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  /** What they are divided by. */
  readonly head: string;
  /** Why there may be no table. */
  readonly known: Explanations;
}

/** A bar for each cell with the figures in a table; why not, where there are none. */
export function cellsDrawn(divided: Divided | null, { id, title, head, known }: CellsHead, { lang }: Telling): Html {
  if (!divided?.cells.length) return whyNot(whyNothing(divided?.why ?? ["NOT_DELIVERED"], lang, known), lang);
  const bars = divided.cells.map(({ keys, persons, why }) => ({
    name: keys[0]?.label ?? "",
    figure: counted(persons, why, lang),
  }));
  const plot = barPlot({ id, title, desc: TEXT.desc[lang], lang, bars, hidden: TEXT.hidden[lang] });
  const rows = bars.map(({ name, figure }) => [name, figure]);
  const heads = [head, TEXT.persons[lang]];
  const figures = table({ lang, caption: title, heads, rows, rowHeads: true });
  return html`${drawn(title, plot, figures)}${whyMostNot(measured(divided.cells), lang)}`;
}
