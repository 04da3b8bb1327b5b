import { barPlot } from "@regiohub/infra/report/bars";
import { figureOf } from "@regiohub/infra/report/figure";
import { type Html, html } from "@regiohub/infra/report/html";
import { table } from "@regiohub/infra/report/table";
import { type Language, words } from "@regiohub/infra/words";
import type { RegionAnswers } from "../answers.js";
import { boardName, drawn } from "./section.js";

const TEXT = {
  plot: words("Vacancies that are open to other boards", "Vacatures die voor andere besturen openstaan"),
  desc: words(
    "A bar for each board. The figures stand in the table.",
    "Een balk per bestuur. De cijfers staan in de tabel.",
  ),
  board: words("board", "bestuur"),
  vacancies: words("vacancies", "vacatures"),
  mind: words(
    "As the hub has them now: vacancies in the states regional and external of boards with a school in the region, wherever the work is. What boards do not deliver is not in it.",
    "Zoals de hub ze nu heeft: vacatures met de status regionaal of extern, van besturen met een school in de regio, waar het werk ook is. Wat besturen niet aanleveren, staat er niet in.",
  ),
  none: words(
    "No board of the region has a vacancy in the hub that is open to others.",
    "Geen bestuur van de regio heeft in de hub een vacature die voor anderen openstaat.",
  ),
  forbidden: words(
    "Which board has how many of them open the hub shows to boards, and to partners that bring jobs and people together: for vacancy exchange or matching, with the scope vacancies:read. For regional planning it does not. Whoever runs the hub writes this report with the vacancies that boards share by --as partner; the boards themselves show theirs to whom they like.",
    "Welk bestuur er hoeveel open heeft, toont de hub aan besturen, en aan partners die werk en mensen bij elkaar brengen: voor vacature-uitwisseling of matching, met de scope vacancies:read. Voor regionale planning niet. Wie de hub beheert, maakt dit rapport met de vacatures die besturen delen door --as partner; besturen zelf laten die van hen zien aan wie zij willen.",
  ),
  hidden: words("not shown", "niet getoond"),
} as const;

/** What boards look for now that others may know of, board by board. */
export function boardsDrawn(vacancies: RegionAnswers["vacancies"], lang: Language): Html {
  const { plot, board, forbidden, none } = TEXT;
  if (vacancies === undefined) return html`<p class="mind">${forbidden[lang]}</p>`;
  const open = vacancies.flatMap(({ vacancies: list, ...board }) =>
    list && list.totalCount > 0 ? [{ name: boardName(board), figure: figureOf(list.totalCount) }] : [],
  );
  if (open.length === 0) return html`<p>${none[lang]}</p>`;
  const head = { id: "vacancies-plot", title: plot[lang], desc: TEXT.desc[lang] };
  const bars = barPlot({ ...head, lang, bars: open, hidden: TEXT.hidden[lang] });
  const figures = table({
    lang,
    caption: plot[lang],
    heads: [board[lang], TEXT.vacancies[lang]],
    rows: open.map(({ name, figure }) => [name, figure]),
    rowHeads: true,
  });
  return html`${drawn(plot[lang], bars, figures)}<p class="mind">${TEXT.mind[lang]}</p>`;
}
