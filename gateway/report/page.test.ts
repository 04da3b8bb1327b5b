import { describe, expect, it } from "@jest/globals";
import { barriersIn } from "@regiohub/infra/report/testing/barriers";
import { allIn, named, type PageElement, readPage } from "@regiohub/infra/report/testing/read-page";
import type { RegionAnswers } from "./answers.js";
import { reportPage } from "./page.js";
import { ANSWERS, HOSTILE, QUESTION } from "./testing/region.js";
import { numbersShown, numbersTold } from "./testing/shown-numbers.js";

const SECTIONS = [
  "stock",
  "ages",
  "division",
  "flows",
  "vacancies",
  "pupils",
  "forecast",
  "redundancy",
  "facts",
  "coverage",
  "definitions",
  "sources",
];

/** A hub that has nothing of the region yet. */
const EMPTY: RegionAnswers = {
  region: { ...ANSWERS.region, advisor: null },
  liesIn: [],
  stock: ANSWERS.stock.map(({ year }) => ({ year, stock: null })),
  divided: ANSWERS.divided.map(() => null),
  coverage: null,
  pupils: ANSWERS.pupils.map((year) => ({ ...year, counted: null, expected: null })),
  flows: null,
  flowsByPerson: null,
  redundancy: null,
  forecast: null,
  fromFlows: [],
  facts: [],
  openVacancies: [],
  vacancies: undefined,
};

const reportIn = (lang: "nl" | "en", answers = ANSWERS) => reportPage(answers, { ...QUESTION, lang });
const sectionOf = (report: string, id: string): PageElement =>
  allIn(readPage(report)).find(({ attributes }) => attributes.id === id) as PageElement;
const textOf = (report: string, id: string): string => sectionOf(report, id).text.replace(/\s+/g, " ");

describe.each(["nl", "en"] as const)("the report in %s", (lang) => {
  const report = reportIn(lang);

  it("shows no number that is not in the answers", () => {
    const told = numbersTold([ANSWERS, QUESTION], lang);
    expect(numbersShown(report).filter((number) => !told.has(number))).toEqual([]);
    expect(numbersShown(report).length).toBeGreaterThan(80);
  });

  it("is the same for the same answers, and needs nothing else", () => {
    expect(reportIn(lang)).toBe(report);
    expect(report).not.toMatch(/https?:|@import|url\((?!#)/i);
    const attributes = allIn(readPage(report)).flatMap((element) => Object.keys(element.attributes));
    expect(attributes.filter((name) => /^(on.*|src|srcset|style)$/.test(name))).toEqual([]);
  });

  it("has no barrier for whoever reads it with a screen reader, whatever it can show", () => {
    expect(barriersIn(readPage(report))).toEqual([]);
    expect(barriersIn(readPage(reportIn(lang, EMPTY)))).toEqual([]);
  });

  it("has every section, also of a hub that has nothing of the region", () => {
    for (const one of [report, reportIn(lang, EMPTY)]) {
      const ids = named(readPage(one), "section").flatMap(({ attributes }) => attributes.id ?? []);
      expect(ids).toEqual(SECTIONS);
      for (const id of ids) expect(textOf(one, id).length).toBeGreaterThan(30);
    }
  });

  it("takes names and sources for text, whatever is in them", () => {
    const elements = allIn(readPage(report));
    expect(elements.filter(({ name }) => name === "script" || name === "img")).toEqual([]);
    for (const id of ["division", "flows", "vacancies", "facts", "coverage", "sources"]) {
      expect(sectionOf(report, id).text).toContain(HOSTILE);
    }
  });
});

describe("the report's words", () => {
  const report = reportIn("en");

  it("say that people count once per board", () => {
    expect(textOf(report, "definitions")).toContain("who works for two boards counts at both");
  });

  it.each([
    ["en", "Whose employment runs on the day", "by those that ended last before the day", "at least one function line"],
    [
      "nl",
      "Van wie het dienstverband op die dag loopt",
      "die het laatst vóór die dag eindigden",
      "ten minste één functieregel",
    ],
  ] as const)("say in %s that people count as the graph counts them: by employment, not by line", (lang, ...texts) => {
    const [runs, nearest, never] = texts;
    const told = textOf(reportIn(lang), "definitions");
    expect(told).toContain(runs);
    expect(told).toContain(nearest);
    expect(told).not.toContain(never);
  });

  it("do not take a board without a name for one that is in no register", () => {
    expect(textOf(report, "coverage")).toContain("99004 name unknown");
    expect(report).not.toContain("not in the register");
  });

  it("compare published figures with the year that is named", () => {
    expect(textOf(report, "facts")).toContain("2012 976 −31 −3.08 2011");
    expect(textOf(report, "facts")).toContain("2014 withheld by the source itself – – –");
  });
});

describe("what is not shown", () => {
  const report = reportIn("nl");

  it("says why in the table, and is hatched in the plot", () => {
    expect(textOf(report, "ages")).toContain("over te weinig personen om te tonen");
    expect(textOf(report, "division")).toContain("zou met andere cijfers te weinig personen verraden");
    expect(textOf(report, "division")).toContain("niet vrijgegeven, of nog niet");
    for (const id of ["stock", "ages", "division", "forecast", "facts"]) {
      const hatched = named(sectionOf(report, id), "rect").filter(({ attributes }) => attributes.class === "hidden");
      expect(hatched).toHaveLength(1);
    }
  });

  it("is explained where it is most of a table, or all", () => {
    const hidden = ANSWERS.divided.map((one) => ({
      why: [],
      cells: (one?.cells ?? []).map((cell) => ({ ...cell, persons: null, why: ["COMPLEMENTARY"] })),
    }));
    const most = reportIn("nl", { ...ANSWERS, divided: hidden });
    for (const id of ["ages", "division"]) {
      expect(textOf(most, id)).toContain("Waarom het meeste niet getoond wordt: Met andere cijfers die er al zijn");
    }
    expect(textOf(report, "ages")).not.toContain("Waarom het meeste niet getoond wordt");
    expect(textOf(report, "division")).toContain("niet vrijgegeven, of nog niet. Er zijn tabellen van die dag gegeven");
  });

  it("is explained by what holds, where the answers tell: what is withheld, what is out, who delivers; else by all", () => {
    const divided = ANSWERS.divided.map(() => ({ why: ["NOT_PUBLISHED"], cells: [] }));
    const none = { value: null, why: ["NOT_PUBLISHED"] };
    const { flows, forecast } = ANSWERS;
    const untold = (told: object, boardsObserved = 0) =>
      reportIn("nl", {
        ...ANSWERS,
        divided,
        stock: ANSWERS.stock.map((one) => ({ ...one, stock: one.stock && { ...one.stock, isTabled: false, ...told } })),
        flows: flows && { ...flows, boardsObserved, stockAfter: none, lines: [] },
        forecast: forecast && {
          ...forecast,
          staff: none,
          years: forecast.years.map((year) => ({ ...year, projected: none, formation: none })),
        },
      });
    const guess = "Tabellen worden 's nachts gegeven";
    const partsIn = (page: string) => ["ages", "division", "forecast"].map((id) => textOf(page, id));
    const withheld = untold({ persons: null, suppressedBecause: "DOMINANCE" });
    for (const text of partsIn(withheld)) {
      expect(text).toContain("zelfs het aantal van allen samen niet gegeven (één bestuur is er bijna alles van)");
      expect(text).not.toContain(guess);
    }
    for (const text of partsIn(untold({ isTabled: true }))) expect(text).toContain("daarnaast mag van deze niets");
    for (const text of partsIn(untold({}))) expect(text).toContain(guess);
    expect(textOf(withheld, "flows")).toContain("Van geen van de besturen vertellen de aanleveringen");
    expect(textOf(untold({}, 3), "flows")).toContain(guess);
  });

  it("takes the whole section where the graph gives nothing of it", () => {
    const empty = reportIn("nl", EMPTY);
    for (const id of ["stock", "ages", "flows", "vacancies", "pupils", "forecast", "redundancy", "coverage"]) {
      expect(textOf(empty, id)).toContain("Niet getoond");
    }
  });

  it("of ways in which people came and left is a table alone where no bar would have a length", () => {
    expect(textOf(report, "flows")).toContain("25 tot en met 34 112");
    const { flows } = ANSWERS;
    const lines = flows?.lines.map((line) => ({ ...line, persons: { value: null, why: ["SUPPRESSED"] } })) ?? [];
    const hidden = reportIn("nl", { ...ANSWERS, flows: flows && { ...flows, lines } });
    const plotsIn = (page: string) => allIn(sectionOf(page, "flows")).filter(({ name }) => name === "svg").length;
    expect([plotsIn(report), plotsIn(hidden)]).toEqual([1, 0]);
  });

  it("of a forecast leaves what is known: needed, and not what there will be", () => {
    const text = textOf(report, "forecast");
    expect(text).toContain("2027 2.061,40 2.090,10 28,70 −12,00 – 61,30");
    expect(text).toContain("2031 over te weinig personen om te tonen");
    expect(text).toContain("deel dat elk jaar om andere redenen dan leeftijd vertrekt 0,0500 geteld in aanleveringen");
  });

  it("of a forecast is what its need was made of, what is an estimate, and what goes on as in the year before", () => {
    const english = textOf(reportIn("en"), "forecast");
    expect(english).toContain("What is needed follows the pupils.");
    expect(english).not.toContain("not made of the same");
    expect(english).toContain("In 2030 too few retire");
    expect(english).toContain("as between 1 October 2024 and 1 October 2025");
    const years = ANSWERS.forecast?.years.map((year) => ({ ...year, formationBasis: "HELD", retiredBasis: "COUNTED" }));
    const forecast = ANSWERS.forecast && years ? { ...ANSWERS.forecast, years } : null;
    const held = textOf(reportIn("en", { ...ANSWERS, forecast, fromFlows: [] }), "forecast");
    const aimed = (basis: string) =>
      textOf(
        reportIn("en", {
          ...ANSWERS,
          forecast: forecast && { ...forecast, assumptions: [{ kind: "PUPILS_PER_FTE", value: "20", basis }] },
        }),
        "forecast",
      );
    expect(aimed("UNUSED")).toContain("pupils per FTE 20 asked for, without effect: no pupils are known");
    expect(aimed("ARGUMENT")).not.toContain("without effect");
    expect(held).toContain("as many are taken to be needed as there are");
    for (const other of ["follows the pupils", "too few retire", "as in the year before"]) {
      expect(held).not.toContain(other);
    }
  });

  it.each([
    ["nl", "aangeleverd", "zoveel als er is", "Wat nodig is, is niet in alle jaren uit hetzelfde berekend"],
    ["en", "delivered", "as many as there are", "What is needed is not made of the same in all years"],
  ] as const)(
    "of a forecast is in %s what the need of each year was made of, with a break where that changes",
    (lang, ...texts) => {
      const [delivered, held, changes] = texts;
      const { forecast } = ANSWERS;
      const years = forecast?.years.map((year) => ({
        ...year,
        formationBasis: year.year < 2030 ? "DELIVERED" : "HELD",
      }));
      const page = reportIn(lang, { ...ANSWERS, forecast: forecast && years ? { ...forecast, years } : null });
      const [figures] = named(sectionOf(page, "forecast"), "table") as [PageElement];
      const bases = named(figures, "tr").map((row) => named(row, "td").at(-1)?.text);
      expect(bases).toEqual([undefined, delivered, delivered, delivered, delivered, held, held]);
      expect(textOf(page, "forecast")).toContain(changes);
      expect(textOf(page, "forecast")).toContain("2026–2029: ");
      expect(textOf(page, "forecast")).toContain("2030–2031: ");
      const breaks = (one: string) =>
        named(sectionOf(one, "forecast"), "line").filter(({ attributes }) => attributes.class === "broken").length;
      expect([breaks(page) > 0, breaks(reportIn(lang))]).toEqual([true, 0]);
    },
  );

  it("of a forecast is who left since, where deliveries do not reach back to the day it begins on", () => {
    const stock = ANSWERS.stock.map((one) => ({ ...one, stock: one.stock && { ...one.stock, observed: false } }));
    const tooLow = "wie sindsdien vertrok, ontbreekt, en daarmee begint het te laag";
    expect(textOf(reportIn("nl", { ...ANSWERS, stock }), "forecast")).toContain(tooLow);
    expect(textOf(report, "forecast")).not.toContain(tooLow);
  });

  it("of a region of which no tables are ever given out is that there are none, and where to look", () => {
    const liesIn = [
      { code: "AM03", name: "Drenthe" },
      { code: "AM06", name: "Zwolle" },
    ];
    const divided = ANSWERS.divided.map(() => ({ why: ["NOT_PLANNED"], cells: [] }));
    const page = reportIn("nl", { ...ANSWERS, divided, liesIn });
    expect(page).toContain("waarvan de rapporten ze hebben: Drenthe (AM03), Zwolle (AM06).");
    expect(textOf(page, "division")).toContain("van zulke regio's nooit vrijgegeven");
    expect(textOf(page, "division")).not.toContain("de nacht ervan komt nog");
  });

  it("of vacancies that are not shared is that other days than 1 October have none, on those days alone", () => {
    const none = { vacancies: { value: null, why: ["NOT_PLANNED"] }, fte: { value: null, why: ["NOT_PLANNED"] } };
    const last = ANSWERS.openVacancies.at(-1) as RegionAnswers["openVacancies"][number];
    const untold = { unshared: none, all: none };
    const groups = last.groups.map((group) => ({ ...group, ...untold }));
    const cellsWith = (on: string, words: string) =>
      textOf(reportIn("nl", { ...ANSWERS, openVacancies: [{ ...last, ...untold, groups, on }] }), "vacancies").split(
        words,
      ).length - 1;
    const cells = 4 * (1 + groups.length);
    const [never, such] = ["van andere dagen dan 1 oktober nooit vrijgegeven", "van zulke regio's nooit vrijgegeven"];
    expect([cellsWith("2026-01-15", never), cellsWith("2026-01-15", such)]).toEqual([cells, 0]);
    expect([cellsWith("2025-10-01", never), cellsWith("2025-10-01", such) > 0]).toEqual([0, true]);
  });

  it("of flows leaves the lines that are known, and the two stocks between which they stand", () => {
    const text = textOf(report, "flows");
    expect(text).toContain(
      "aanwezig op 1 oktober 2024 4.501 + gekomen, in totaal 425 − gegaan, in totaal 462 aanwezig op 1 oktober 2025 4.464",
    );
    expect(text).toContain("+ instroom 412 + herintreding zou met andere cijfers");
    expect(text).toContain("− pensioen 161");
    expect(text).toContain("overstap tussen besturen 74");
    expect(text).toContain("gekomen 398 gegaan 435 op een andere school 81 zelfde school, andere omvang");
    expect(text).toContain("62 88 74 301 19");
  });

  it("of redundancies leaves the others, and no share of what is not known", () => {
    expect(textOf(report, "redundancy")).toContain("alle 30 herplaatst 18");
    expect(textOf(report, "redundancy")).toContain("met pensioen over te weinig personen om te tonen");
  });

  it("is said once where it is nothing of a section", () => {
    const none = { value: null, why: ["NOT_PUBLISHED"] };
    const { flows, redundancy, forecast } = ANSWERS;
    const untold = reportIn("nl", {
      ...ANSWERS,
      flows: flows && { ...flows, stockAfter: none, lines: flows.lines.map((line) => ({ ...line, persons: none })) },
      redundancy: redundancy && { ...redundancy, redundant: none, placed: none },
      forecast: forecast && {
        ...forecast,
        years: forecast.years.map((year) => ({ ...year, projected: none, formation: none })),
      },
    });
    for (const id of ["flows", "redundancy", "forecast"]) {
      expect(textOf(untold, id).match(/niet vrijgegeven, of nog niet/g)).toHaveLength(1);
      expect(named(sectionOf(untold, id), "table")).toEqual([]);
    }
  });

  it("of published figures is told from what cannot be compared", () => {
    const text = textOf(report, "facts");
    expect(text).toContain("−24 anders geteld: niet te vergelijken (trendbreuk)");
    expect(text).toContain("door de bron zelf afgeschermd");
  });
});

it("draws ages by age alone where they are not given out by sex", () => {
  const divided = ANSWERS.divided.map((one, index) => (index === 1 ? { why: ["NOT_PUBLISHED"], cells: [] } : one));
  const ages = sectionOf(reportIn("nl", { ...ANSWERS, divided }), "ages");
  expect(named(ages, "caption").map(({ text }) => text)).toEqual(["Personen naar leeftijd"]);
  expect(named(ages, "tr")).toHaveLength(8);
});

it("calls published figures by who published them, and by their short name only where two have the same source", () => {
  const [series] = ANSWERS.facts;
  const m0 = { ...(series as RegionAnswers["facts"][number]), dataset: "M0", source: "Arbeidsmarktplatform PO, Assen" };
  const named = (...facts: RegionAnswers["facts"]) => {
    const page = reportIn("nl", { ...ANSWERS, facts });
    return `${textOf(page, "facts")} ${textOf(page, "sources")}`;
  };
  const alone = named(m0, { ...m0, dataset: "X1", educationType: "BAO" });
  expect(alone).toContain("Personen in dienst in de regio, volgens Arbeidsmarktplatform PO, Assen");
  expect(alone).toContain("Arbeidsmarktplatform PO, Assen (BAO)");
  expect(alone).not.toContain("M0");
  const both = named(m0, { ...m0, dataset: "X1" });
  for (const dataset of ["M0", "X1"]) expect(both).toContain(`Arbeidsmarktplatform PO, Assen [${dataset}]`);
});

it("says of a region of no scheme that its borders may be others", () => {
  const [series] = ANSWERS.facts;
  const facts = series ? [{ ...series, scheme: "UNSPECIFIED" as const }] : [];
  expect(textOf(reportIn("nl", { ...ANSWERS, facts }), "facts")).toContain("hoeft niet te zijn zoals in dit rapport");
  expect(textOf(reportIn("nl"), "facts")).not.toContain("hoeft niet te zijn zoals in dit rapport");
});
