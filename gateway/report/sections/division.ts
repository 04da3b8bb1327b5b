import { html } from "@regiohub/infra/report/html";
import { words } from "@regiohub/infra/words";
import type { RegionAnswers } from "../answers.js";
import { whyNoTable } from "../untold.js";
import { cellsDrawn, dividedBy } from "./cells.js";
import type { Section, Telling } from "./section.js";

const TITLE = words("What they do and where", "Wat zij doen en waar");
const MIND = words(
  "A person is counted where they mainly are: in the function group with most of their size, under the firmest contract. Somebody who works for two boards counts at both.",
  "Een persoon telt waar die vooral is: in de functiegroep met de meeste omvang, bij het vastste contract. Wie bij twee besturen werkt, telt bij beide.",
);

/** What the section shows, in order: each with its place in the graph, and what it is called. */
const PARTS = [
  {
    by: "FUNCTION_GROUP",
    id: "function-groups",
    title: words("People by group of functions", "Personen naar functiegroep"),
    head: words("function group", "functiegroep"),
  },
  {
    by: "CONTRACT",
    id: "contracts",
    title: words("People by kind of contract", "Personen naar soort dienstverband"),
    head: words("contract", "dienstverband"),
  },
  {
    by: "BOARD",
    id: "boards",
    title: words("People by board", "Personen naar bestuur"),
    head: words("board", "bestuur"),
  },
] as const;

/** What people do, under which contract, and for whom. */
export function divisionSection(answers: Pick<RegionAnswers, "divided" | "stock">, telling: Telling): Section {
  const { lang } = telling;
  const known = whyNoTable(answers, lang);
  const parts = PARTS.map(({ by, id, title, head }) => {
    const divided = dividedBy(answers, by);
    const cells = cellsDrawn(divided, { id, title: title[lang], head: head[lang], known }, telling);
    return divided?.cells.length ? cells : html`<h3>${title[lang]}</h3>${cells}`;
  });
  return { id: "division", title: TITLE[lang], body: html`${parts}<p class="mind">${MIND[lang]}</p>` };
}
