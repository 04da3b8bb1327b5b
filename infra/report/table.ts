import type { Language } from "../words.js";
import type { Figure } from "./figure.js";
import { Html, html, NOTHING } from "./html.js";
import { numberText } from "./numbers.js";

/** What stands in a cell of a table. */
export type Cell = string | Html | Figure;

/** A table of a page. */
export interface TableParts {
  readonly lang: Language;
  readonly caption: string;
  readonly heads: readonly string[];
  /** As many cells each as there are heads. */
  readonly rows: readonly (readonly Cell[])[];
  /** Whether the first cell of each row says what the row is about. */
  readonly rowHeads?: boolean;
}

/** A table with its caption and heads, in what scrolls where there is no room. A figure that is not shown is a marked cell that says why. */
export const table = ({
  lang,
  caption,
  heads,
  rows,
  rowHeads = false,
}: TableParts): Html => html`<div class="scroll"><table>
<caption>${caption}</caption>
<thead><tr>${heads.map((head, column) =>
  headOf(
    head,
    rows.some((row) => isFigure(row[column])),
  ),
)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${row.map((cell, index) => cellOf(cell, rowHeads && index === 0, lang))}</tr>`)}
</tbody>
</table></div>`;

const isFigure = (cell: Cell | undefined): cell is Figure => typeof cell === "object" && !(cell instanceof Html);

/** Above figures it stands where they do: to the right. */
const headOf = (head: string, ofFigures: boolean): Html =>
  html`<th scope="col"${ofFigures ? html` class="number"` : NOTHING}>${head}</th>`;

function cellOf(cell: Cell, isHead: boolean, lang: Language): Html {
  if (!isFigure(cell)) {
    return isHead ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`;
  }
  if (cell.value === null) return html`<td class="hidden">${cell.note ?? ""}</td>`;
  const note = cell.note === null ? NOTHING : html` <small>${cell.note}</small>`;
  return html`<td class="number">${numberText(cell.value, lang)}${note}</td>`;
}
