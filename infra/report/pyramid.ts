import type { Language } from "../words.js";
import type { Figure } from "./figure.js";
import { type Html, html, NOTHING } from "./html.js";
import { numberText } from "./numbers.js";
import { at, hiddenBar, type PlotHead, plot, WIDTH } from "./plot.js";

/** One step of a pyramid, such as an age. */
export interface Step {
  readonly name: string;
  /** Null: nobody, and so no bar. */
  readonly left: Figure | null;
  readonly right: Figure | null;
}

/** A plot of two groups back to back. */
export interface Pyramid extends PlotHead {
  readonly lang: Language;
  /** What the two sides are. */
  readonly left: string;
  readonly right: string;
  /** From the bottom up. */
  readonly steps: readonly Step[];
  /** What a hatched bar means, for the legend. */
  readonly hidden: string;
}

const ROW = 36;
/** Where the names of the steps stand, between the sides. */
const AISLE = 128;
/** Room for the number outside the longest bar. */
const OUTSIDE = 56;
const LONGEST = (WIDTH - AISLE) / 2 - OUTSIDE;

/** Two groups back to back, the last step on top. */
export function pyramid(parts: Pyramid): Html {
  const { steps, left, right, hidden } = parts;
  const sides = steps.flatMap((step) => [step.left, step.right]);
  const most = Math.max(...sides.map((side) => Number(side?.value ?? 0)), 1);
  const drawing = html`${steps.map((step, index) => stepOf(step, (steps.length - 1 - index) * ROW, most, parts))}`;
  return plot(parts, steps.length * ROW, drawing, [
    { look: "first", text: left },
    { look: "second", text: right },
    ...(sides.some((side) => side?.value === null) ? [{ look: "hidden", text: hidden } as const] : []),
  ]);
}

const stepOf = ({ name, left, right }: Step, top: number, most: number, parts: Pyramid): Html => html`
<text class="name" x="${WIDTH / 2}" y="${top + 22}" text-anchor="middle">${name}</text>
${sideOf(left, "left", top, most, parts)}${sideOf(right, "right", top, most, parts)}`;

function sideOf(figure: Figure | null, side: "left" | "right", top: number, most: number, { id, lang }: Pyramid): Html {
  if (figure === null) return NOTHING;
  const { value } = figure;
  const isLeft = side === "left";
  const start = isLeft ? (WIDTH - AISLE) / 2 : (WIDTH + AISLE) / 2;
  if (value === null) return hiddenBar(id, { x: start, y: top + 5, height: ROW - 10 }, side).drawing;
  const width = at((Number(value) / most) * LONGEST);
  const x = isLeft ? at(start - width) : start;
  const end = at(isLeft ? x - 7 : x + width + 7);
  return html`<rect class="bar ${isLeft ? "first" : "second"}" x="${x}" y="${top + 5}" width="${width}" height="${ROW - 10}"/>
<text class="value" x="${end}" y="${top + 22}" text-anchor="${isLeft ? "end" : "start"}">${numberText(value, lang)}</text>`;
}
