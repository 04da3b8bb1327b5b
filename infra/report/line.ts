import type { Language } from "../words.js";
import type { Figure } from "./figure.js";
import { type Html, html, NOTHING } from "./html.js";
import { numberText } from "./numbers.js";
import { at, hatched, type Key, LOOKS, type PlotHead, plot, WIDTH } from "./plot.js";
import { type Scale, scaleOf } from "./scale.js";

/** Figures of one thing over time. */
export interface Line {
  readonly name: string;
  /** At each place; null: there is none by nature, which is not the same as one that is not shown. */
  readonly points: readonly (Figure | null)[];
  /** Whether it was reckoned, not counted. */
  readonly reckoned?: boolean;
}

/** What lies around a line: how far it may be off. */
export interface Band {
  readonly name: string;
  /** At each place: the least and the most; null where there is none. */
  readonly edges: readonly (readonly [low: string, high: string] | null)[];
}

/** A plot of lines over time. */
export interface LinePlot extends PlotHead {
  readonly lang: Language;
  /** What is written along the axis. */
  readonly places: readonly string[];
  /** At most three. */
  readonly lines: readonly Line[];
  readonly band?: Band;
  /** Places that cannot be compared with the one before (a break in the series). */
  readonly breaks?: ReadonlySet<number>;
  /** Places whose figures are of a part only: hollow dots, and no line to or from them. */
  readonly partial?: { readonly places: ReadonlySet<number>; readonly name: string };
  /** Names of what is drawn beside lines, for the legend. */
  readonly names: { readonly hidden: string; readonly broken: string };
}

const HEIGHT = 300;
/** Names that there is room for along the axis. */
const MOST_NAMES = 10;
const [LEFT, RIGHT, TOP, BOTTOM] = [64, 44, 22, 34];

/** What is needed to place something. */
interface Axes {
  readonly plot: LinePlot;
  readonly scale: Scale;
  readonly x: (place: number) => number;
  readonly y: (value: string | number) => number;
}

/**
 * Lines over time. What is not shown is a hatched strip; across a break in the series the line is dashed, and there is none
 * to or from figures of a part. Nothing where no line has two figures: a dot alone tells nothing that its table does not.
 */
export function linePlot(parts: LinePlot): Html {
  const isLine = ({ points }: Line) => points.filter((point) => point?.value != null).length > 1;
  if (!parts.lines.some(isLine)) return NOTHING;
  const axes = axesOf(parts);
  const { places, lines, band } = parts;
  const strips = places.flatMap((_, place) => (lines.some(({ points }) => isHidden(points[place])) ? [place] : []));
  const drawing = html`${gridOf(axes)}
${strips.map((place) => hatched(parts.id, { x: axes.x(place) - 9, y: TOP, width: 18, height: HEIGHT - TOP - BOTTOM }))}
${band ? bandOf(band, axes) : NOTHING}
${breaksOf(axes)}
${lines.map((line, index) => lineOf(line, LOOKS[index] ?? "third", axes))}`;
  return plot(parts, HEIGHT, drawing, keysOf(parts, strips.length > 0));
}

const isHidden = (figure: Figure | null | undefined): boolean => figure?.value === null;

function keysOf({ lines, band, breaks, partial, names }: LinePlot, hides: boolean): Key[] {
  return [
    ...lines.map(({ name }, index): Key => ({ look: LOOKS[index] ?? "third", text: name })),
    ...(band ? [{ look: "band", text: band.name } as const] : []),
    ...(breaks?.size ? [{ look: "broken", text: names.broken } as const] : []),
    ...(partial?.places.size ? [{ look: "partial", text: partial.name } as const] : []),
    ...(hides ? [{ look: "hidden", text: names.hidden } as const] : []),
  ];
}

function axesOf(parts: LinePlot): Axes {
  const values = [
    ...parts.lines.flatMap(({ points }) => points.flatMap((point) => (point?.value ? [Number(point.value)] : []))),
    ...(parts.band?.edges ?? []).flatMap((edge) => (edge ?? []).map(Number)),
  ];
  const scale = scaleOf(values);
  const step = (WIDTH - LEFT - RIGHT) / Math.max(1, parts.places.length - 1);
  const height = HEIGHT - TOP - BOTTOM;
  return {
    plot: parts,
    scale,
    x: (place) => LEFT + place * step,
    y: (value) => HEIGHT - BOTTOM - ((Number(value) - scale.low) / (scale.high - scale.low)) * height,
  };
}

const gridOf = ({ plot: { places, lang }, scale, x, y }: Axes): Html => html`<g class="grid">
${scale.ticks.map(
  (tick) => html`<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at(y(tick))}" y2="${at(y(tick))}"/>
<text class="tick" x="${LEFT - 10}" y="${at(y(tick) + 4)}" text-anchor="end">${numberText(tick, lang)}</text>`,
)}
${places.flatMap((place, index) => (isNamed(index, places) ? html`<text class="tick" x="${at(x(index))}" y="${HEIGHT - 10}" text-anchor="middle">${place}</text>` : []))}
</g>`;

/** Whether there is room for its name: the last has it, and as many before it at equal steps as can be read. */
const isNamed = (index: number, { length }: readonly string[]): boolean =>
  (length - 1 - index) % Math.ceil(length / MOST_NAMES) === 0;

/** The area between the edges, there and back. */
function bandOf({ edges }: Band, { x, y }: Axes): Html {
  const known = edges.flatMap((edge, place) => (edge ? [{ place, edge }] : []));
  const there = known.map(({ place, edge: [, high] }) => `${at(x(place))},${at(y(high))}`);
  const back = known.map(({ place, edge: [low] }) => `${at(x(place))},${at(y(low))}`).reverse();
  return html`<polygon class="band" points="${[...there, ...back].join(" ")}"/>`;
}

const breaksOf = ({ plot: { breaks = new Set() }, x }: Axes): readonly Html[] =>
  [...breaks].map((place) => {
    const middle = at((x(place - 1) + x(place)) / 2);
    return html`<line class="broken" x1="${middle}" x2="${middle}" y1="${TOP}" y2="${HEIGHT - BOTTOM}"/>`;
  });

/** A line with a dot per figure, its last and, where it was counted, its first with their number. Where one is missing there is no line. */
function lineOf(
  { points, reckoned = false }: Line,
  look: string,
  { plot: { lang, breaks, partial }, x, y }: Axes,
): Html {
  const isPartial = (place: number): boolean => partial?.places.has(place) ?? false;
  const known = points.flatMap((point, place) => (point?.value ? [{ place, value: point.value }] : []));
  const stretches = known.slice(1).flatMap((to, index) => {
    const from = known[index];
    if (from?.place !== to.place - 1 || isPartial(from.place) || isPartial(to.place)) return [];
    const dashed = reckoned || breaks?.has(to.place) ? " dashed" : "";
    return html`<line class="line ${look}${dashed}" x1="${at(x(from.place))}" y1="${at(y(from.value))}" x2="${at(x(to.place))}" y2="${at(y(to.value))}"/>`;
  });
  const dots = known.map(
    ({ place, value }) =>
      html`<circle class="dot ${look}${isPartial(place) ? " hollow" : ""}" cx="${at(x(place))}" cy="${at(y(value))}" r="3.5"/>`,
  );
  // A line that was reckoned goes on from one that was counted, whose end has its number already.
  const ends = [...new Set([reckoned ? undefined : known[0], known.at(-1)])].flatMap((end) => (end ? [end] : []));
  const labels = ends.map(
    ({ place, value }) =>
      html`<text class="value" x="${at(x(place))}" y="${at(y(value) - 10)}" text-anchor="${place === 0 ? "start" : "middle"}">${numberText(value, lang)}</text>`,
  );
  return html`${stretches}${dots}${labels}`;
}
