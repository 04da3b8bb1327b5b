import type { Language } from "../words.js";
import type { Figure } from "./figure.js";
import { type Html, html } from "./html.js";
import { numberText } from "./numbers.js";
import { at, hiddenBar, type PlotHead, plot, WIDTH } from "./plot.js";

/** One bar. */
export interface Bar {
  readonly name: string;
  readonly figure: Figure;
}

/** A plot of bars from nought. */
export interface BarPlot extends PlotHead {
  readonly lang: Language;
  readonly bars: readonly Bar[];
  /** What a hatched bar means, for the legend. */
  readonly hidden: string;
}

/** Of a bar with its name above. */
const ROW = 46;
/** Room for the number behind the longest bar. */
const RIGHT = 90;

/** Bars below each other, their names above them, so that long ones have room. */
export function barPlot(parts: BarPlot): Html {
  const { bars } = parts;
  const most = Math.max(...bars.map(({ figure }) => Number(figure.value ?? 0)), 1);
  const drawing = html`${bars.map((bar, index) => barOf(bar, index * ROW, most, parts))}`;
  const hides = bars.some(({ figure }) => figure.value === null);
  return plot(parts, bars.length * ROW, drawing, hides ? [{ look: "hidden", text: parts.hidden }] : []);
}

function barOf({ name, figure: { value, note } }: Bar, top: number, most: number, { id, lang }: BarPlot): Html {
  const title = html`<text class="name" x="0" y="${top + 14}">${name}</text>`;
  const y = top + 21;
  if (value === null) {
    const { drawing, end } = hiddenBar(id, { x: 0, y, height: 17 }, "right");
    return html`${title}${drawing}<text class="reason" x="${end + 10}" y="${y + 13}">${note ?? ""}</text>`;
  }
  const width = at((Number(value) / most) * (WIDTH - RIGHT));
  return html`${title}<rect class="bar first" x="0" y="${y}" width="${width}" height="17"/>
<text class="value" x="${at(width + 8)}" y="${y + 13}">${numberText(value, lang)}</text>`;
}
