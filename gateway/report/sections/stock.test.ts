import { describe, expect, it } from "@jest/globals";
import { html } from "@regiohub/infra/report/html";
import { page } from "@regiohub/infra/report/page";
import { allIn, named, type PageElement, readPage } from "@regiohub/infra/report/testing/read-page";
import type { Stock } from "../answers.js";
import { ANSWERS } from "../testing/region.js";
import { glance } from "./glance.js";
import { stockSection } from "./stock.js";

/** A year's staff: counted on its 1 October, all who were there, as the year before. */
const counted = (year: number, persons: number, more: Partial<Stock> = {}) => ({
  year,
  stock: {
    persons,
    employments: persons + 10,
    fte: `${persons - 300}.50`,
    suppressedBecause: null,
    boardsCounted: 4,
    boardsInAll: 32,
    observed: true,
    isBroken: false,
    isTabled: true,
    ...more,
  },
});

const drawn = (...stock: ReturnType<typeof counted>[]): PageElement =>
  readPage(
    page({
      lang: "en",
      title: "t",
      body: html`<h1>t</h1>${glance({ ...ANSWERS, stock }, { lang: "en", year: 2026 })}${stockSection({ stock }, { lang: "en", year: 2026 }).body}`,
    }),
  );
const rowsOf = (root: PageElement): string[] =>
  named(root, "tr")
    .slice(1)
    .map(({ children }) => children.map(({ text }) => text).join(" | "));
const withClass = (root: PageElement, name: string): PageElement[] =>
  allIn(root).filter(({ attributes }) => attributes.class?.split(" ").includes(name));

describe("years of which only those are known who were still there later", () => {
  const survivors = { observed: false, isBroken: true };
  const report = drawn(
    counted(2022, 1_182, survivors),
    counted(2023, 1_290, survivors),
    counted(2024, 1_401, survivors),
    counted(2025, 1_645, { isBroken: true }),
    counted(2026, 1_630),
  );

  it("are marked, each of them", () => {
    expect(rowsOf(report).map((row) => row.split(" | ").at(-1))).toEqual([
      ...Array(3).fill("only who was still there later"),
      "counted differently: cannot be compared with the year before",
      "–",
    ]);
    expect(report.text).toContain("whoever left since is missing");
  });

  it("are drawn as no growth: hollow dots that no line joins, also not to the first year of everybody", () => {
    expect(withClass(report, "hollow")).toHaveLength(2 * 3); // of people, and of FTE
    expect(withClass(report, "line").map(({ attributes }) => attributes.class)).toEqual(["line first", "line second"]);
  });

  it("are marked at a glance where the report is of such a year", () => {
    const tile = (root: PageElement) => withClass(root, "tile")[0]?.text ?? "";
    expect(tile(drawn(counted(2026, 1_182, survivors)))).toContain("only who was still there later");
    expect(tile(report)).not.toContain("still there");
  });
});

describe("other boards than the year before", () => {
  it("are said to be, and no line joins the years as if they were the same", () => {
    const report = drawn(counted(2025, 1_645), counted(2026, 1_790, { isBroken: true }));
    expect(withClass(report, "lead")[0]?.text).toContain("On 1 October 2026 1,790 people");
    expect(rowsOf(report)).toEqual([
      "2025 | 1,645 | 1,655 | 1,345.50 | 4 of 32 | –",
      "2026 | 1,790 | 1,800 | 1,490.50 | 4 of 32 | counted differently: cannot be compared with the year before",
    ]);
    expect(withClass(report, "line").every((line) => line.attributes.class?.endsWith("dashed"))).toBe(true);
  });

  it("are no boards at all in a year of which nothing may be told: it says why", () => {
    const none = { persons: null, employments: null, fte: null, suppressedBecause: "DIFFERENCE", boardsCounted: 0 };
    const report = drawn(counted(2025, 1_645), { ...counted(2026, 0), stock: { ...counted(2026, 0).stock, ...none } });
    const why = "beside figures of another day it would tell of too few people";
    expect(rowsOf(report).at(-1)).toBe(`2026 | ${why} | ${why} | ${why} | 0 of 32 | –`);
  });
});
