import { type Html, html } from "./html.js";

/** The looks of what is drawn, in the order in which a plot gives them out; the page's style says the colours. */
export const LOOKS = ["first", "second", "third"] as const;

export type Look = (typeof LOOKS)[number];

/** What a reader sees and a screen reader says of a plot. */
export interface PlotHead {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  /** What can be seen in it, in a sentence or two. */
  readonly desc: string;
}

/** The paper of a drawing, in units of its own: the page makes it as wide as there is room for. */
export const WIDTH = 640;

/** An entry of a legend: what is drawn in which look. */
export interface Key {
  readonly look: Look | "hidden" | "band" | "broken" | "partial";
  readonly text: string;
}

/**
 * A drawing with its title, description and legend. What its figures are stands beside it in a table: whoever cannot see
 * it, or prints it in grey, loses nothing.
 */
export const plot = ({ id, title, desc }: PlotHead, height: number, drawing: Html, keys: readonly Key[]): Html =>
  html`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc">
<title id="${id}-title">${title}</title>
<desc id="${id}-desc">${desc}</desc>
<defs><pattern id="${id}-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch-paper" width="7" height="7"/><rect class="hatch-line" width="2.5" height="7"/></pattern></defs>
${drawing}
</svg>
<ul class="legend">${keys.map(({ look, text }) => html`<li><span class="key ${look}"></span>${text}</li>`)}</ul>`;

/** Of a bar that is not shown: the same for all, whatever is behind it. */
const HIDDEN_WIDTH = 60;

/** A bar of a figure that is not shown, from where it begins to the left or to the right. */
export function hiddenBar(
  id: string,
  { x, y, height }: Omit<Box, "width">,
  to: "left" | "right",
): { readonly drawing: Html; readonly end: number } {
  const end = to === "left" ? x - HIDDEN_WIDTH : x + HIDDEN_WIDTH;
  return { drawing: hatched(id, { x: Math.min(x, end), y, width: HIDDEN_WIDTH, height }), end };
}

/** Where a figure is not shown: hatched, and no number anywhere near. */
export const hatched = (id: string, { x, y, width, height }: Box): Html =>
  html`<rect class="hidden" fill="url(#${id}-hatch)" x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}"/>`;

/** A place in a drawing. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A coordinate to a tenth: what is finer is not seen, and would differ between machines. */
export const at = (coordinate: number): number => Math.round(coordinate * 10) / 10;
