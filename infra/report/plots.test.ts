import { describe, expect, it } from "@jest/globals";
import { barPlot } from "./bars.js";
import { figureOf } from "./figure.js";
import { html } from "./html.js";
import { linePlot } from "./line.js";
import { page } from "./page.js";
import { pyramid } from "./pyramid.js";
import { scaleOf } from "./scale.js";
import { barriersIn } from "./testing/barriers.js";
import { allIn, named, type PageElement, readPage } from "./testing/read-page.js";

const HEAD = { id: "p", title: "People", desc: "What is in it.", lang: "nl" } as const;
const HIDDEN = { value: null, note: "too few" };

const drawn = (plot: ReturnType<typeof html>): PageElement =>
  readPage(page({ lang: "nl", title: "t", body: html`<h1>t</h1>${plot}` }));
const withClass = (root: PageElement, name: string): PageElement[] =>
  allIn(root).filter(({ attributes }) => attributes.class?.split(" ").includes(name));
const textsOf = (elements: readonly PageElement[]) => elements.map(({ text }) => text);

describe("an axis", () => {
  it("has round ticks that all values lie between, from nought unless they are far from it", () => {
    expect(scaleOf([3, 17]).ticks).toEqual([0, 5, 10, 15, 20]);
    expect(scaleOf([4_464, 4_612]).ticks).toEqual([4_450, 4_500, 4_550, 4_600, 4_650]);
    expect(scaleOf([-12, 30])).toMatchObject({ low: -20, high: 40 });
  });

  it("is there where there is nothing to show, or the same everywhere", () => {
    expect(scaleOf([])).toEqual({ low: 0, high: 1, ticks: [0, 1] });
    for (const values of [[0], [7, 7], [1_000_000]]) {
      const { low, high, ticks } = scaleOf(values);
      expect(high).toBeGreaterThan(low);
      expect(ticks.length).toBeLessThan(12);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(low);
      expect(Math.max(...values)).toBeLessThanOrEqual(high);
    }
  });
});

describe("lines", () => {
  const plotOf = (...points: readonly (string | null | undefined)[]) =>
    drawn(
      linePlot({
        ...HEAD,
        places: points.map((_, place) => String(2020 + place)),
        lines: [
          {
            name: "people",
            points: points.map((point) => (point === undefined ? null : point === null ? HIDDEN : figureOf(point))),
          },
        ],
        breaks: new Set([2]),
        names: { hidden: "not shown", broken: "broken" },
      }),
    );

  it("join neighbours, are dashed over a break, and name their ends", () => {
    const plot = plotOf("1007", "976", "952", "940");
    expect(withClass(plot, "line").map(({ attributes }) => attributes.class)).toEqual([
      "line first",
      "line first dashed",
      "line first",
    ]);
    expect(textsOf(withClass(plot, "value"))).toEqual(["1.007", "940"]);
    expect(textsOf(named(plot, "li"))).toEqual(["people", "broken"]);
    expect(barriersIn(plot)).toEqual([]);
  });

  it("do not join figures of a part, whose dots are hollow", () => {
    const plot = drawn(
      linePlot({
        ...HEAD,
        places: ["2021", "2022", "2023", "2024", "2025"],
        lines: [{ name: "people", points: ["1182", "1290", "1401", "1645", "1630"].map(figureOf) }],
        partial: { places: new Set([0, 1, 2]), name: "only some" },
        names: { hidden: "not shown", broken: "broken" },
      }),
    );
    expect(withClass(plot, "line")).toHaveLength(1);
    expect(withClass(plot, "hollow")).toHaveLength(3);
    expect(withClass(plot, "dot")).toHaveLength(5);
    expect(textsOf(named(plot, "li"))).toEqual(["people", "only some"]);
  });

  it("leave a hatched strip where a figure is not shown, and nothing where there is none", () => {
    const plot = plotOf("10", null, "8", undefined, "6");
    expect(withClass(plot, "line")).toEqual([]);
    expect(withClass(plot, "dot")).toHaveLength(3);
    expect(named(plot, "rect").filter(({ attributes }) => attributes.class === "hidden")).toHaveLength(1);
    expect(textsOf(named(plot, "li"))).toEqual(["people", "broken", "not shown"]);
  });

  it("are not drawn where none has two figures", () => {
    expect(named(plotOf("10", null), "svg")).toEqual([]);
  });

  it("may have a band around them, there and back", () => {
    const edges = [null, ["8", "12"], ["6", "14"]] as const;
    const points = ["10", "10", "10"].map(figureOf);
    const names = { hidden: "h", broken: "b" };
    const plot = drawn(
      linePlot({
        ...HEAD,
        places: ["a", "b", "c"],
        lines: [{ name: "n", points }],
        band: { name: "80 %", edges },
        names,
      }),
    );
    expect(named(plot, "polygon")[0]?.attributes.points?.split(" ")).toHaveLength(4);
    expect(textsOf(named(plot, "li"))).toEqual(["n", "80 %"]);
  });
});

describe("bars", () => {
  it("are as long as their figures; one that is not shown has one length whatever is behind it", () => {
    const bars = [
      { name: "<b>", figure: figureOf("200") },
      { name: "two", figure: figureOf("50") },
      { name: "three", figure: HIDDEN },
    ];
    const plot = drawn(barPlot({ ...HEAD, bars, hidden: "not shown" }));
    expect(withClass(plot, "bar").map(({ attributes }) => attributes.width)).toEqual(["550", "137.5"]);
    expect(textsOf(withClass(plot, "value"))).toEqual(["200", "50"]);
    expect(textsOf(withClass(plot, "reason"))).toEqual(["too few"]);
    expect(barriersIn(plot)).toEqual([]);
  });
});

describe("a pyramid", () => {
  it("has its first step at the bottom, hatches what is not shown, and draws nothing for nobody", () => {
    const steps = [
      { name: "young", left: figureOf("10"), right: HIDDEN },
      { name: "old", left: figureOf("1240"), right: null },
    ];
    const plot = drawn(pyramid({ ...HEAD, left: "women", right: "men", steps, hidden: "not shown" }));
    const heights = withClass(plot, "name").map(({ text, attributes }) => [text, Number(attributes.y)] as const);
    expect(heights[0]?.[1]).toBeGreaterThan(heights[1]?.[1] ?? Number.POSITIVE_INFINITY);
    expect(withClass(plot, "bar")).toHaveLength(2);
    expect(textsOf(withClass(plot, "value"))).toEqual(["10", "1.240"]);
    expect(textsOf(named(plot, "li"))).toEqual(["women", "men", "not shown"]);
    expect(barriersIn(plot)).toEqual([]);
  });
});
