import type { Divided, RegionAnswers, ReportCell } from "../answers.js";
import type { ReportQuestion } from "../ask.js";

/** What the report of `ANSWERS` is about. */
export const QUESTION: ReportQuestion = {
  scheme: "ARBEIDSMARKTREGIO",
  year: 2025,
  lang: "nl",
  on: "2026-01-15",
  scenario: {},
};

/** A name that would do something if it were taken for markup. */
export const HOSTILE = `"><script>alert('x')</script>&<img src=x onerror=y>`;

const SUPPRESSED = ["SUPPRESSED"];

const cell = (
  keys: readonly (readonly [string, string])[],
  persons: number | null,
  why = persons === null ? SUPPRESSED : [],
): ReportCell => ({
  keys: keys.map(([code, label]) => ({ code, label })),
  persons,
  why,
});

const divided = (...cells: readonly ReportCell[]): Divided => ({ why: [], cells });

/** Women and men of each age; null: not shown. */
const AGES: readonly (readonly [code: string, label: string, women: number | null, men: number | null])[] = [
  ["<25", "jonger dan 25", 118, null],
  ["25-35", "25 tot 35", 842, 121],
  ["35-45", "35 tot 45", 1_034, 163],
  ["45-55", "45 tot 55", 911, 174],
  ["55-60", "55 tot 60", 407, 98],
  ["60-65", "60 tot 65", 389, 102],
  ["65+", "65 en ouder", 41, 19],
];

const SEXES = [
  ["FEMALE", "vrouwen"],
  ["MALE", "mannen"],
] as const;

const measured = (value: string | null, ...why: readonly string[]) => ({ value, why });

/** Answers with something of everything: figures, hidden ones, a break in a series, a name that is no name. */
export const ANSWERS: RegionAnswers = {
  region: { code: "AM03", name: "Drenthe", validFrom: "2025-01-01", advisor: { name: "A. de Adviseur" } },
  liesIn: [],
  stock: [2021, 2022, 2023, 2024, 2025].map((year, index) => ({
    year,
    stock: {
      persons: index === 1 ? null : 4_612 - index * 37,
      employments: index === 1 ? null : 4_780 - index * 31,
      fte: index === 1 ? null : `${3_301 - index * 29}.50`,
      suppressedBecause: index === 1 ? "DIFFERENCE" : null,
      isTabled: year === 2025,
      boardsCounted: 16 + index,
      boardsInAll: 23,
      observed: year > 2022,
      isBroken: year <= 2023,
    },
  })),
  divided: [
    divided(
      ...AGES.map(([code, label, women, men]) =>
        cell([[code, label]], women === null || men === null ? null : women + men),
      ),
    ),
    divided(
      ...AGES.flatMap(([code, label, women, men]) => [
        cell([[code, label], SEXES[0]], women),
        cell([[code, label], SEXES[1]], men),
      ]),
      cell([["UNKNOWN", "onbekend"], SEXES[0]], 12),
    ),
    divided(
      cell([["MANAGEMENT", "directie"]], 296),
      cell([["TEACHING", "onderwijsgevend personeel"]], 3_107),
      cell([["SUPPORT", "onderwijsondersteunend personeel"]], 1_061),
    ),
    { why: ["NOT_PUBLISHED"], cells: [] },
    divided(cell([["99001", HOSTILE]], 1_203), cell([["99002", "Stichting Voorbeeld"]], null, ["COMPLEMENTARY"])),
  ],
  coverage: {
    boards: 23,
    boardsDelivered: 21,
    sharePercent: "91.30",
    sites: 153,
    sitesOfDelivering: 141,
    missing: { edges: [{ node: { number: "99003", name: HOSTILE } }, { node: { number: "99004", name: null } }] },
  },
  pupils: Array.from({ length: 17 }, (_, index) => ({
    year: 2015 + index,
    counted: index <= 10 ? 22_940 - index * 274 : null,
    expected: index > 10 ? `${20_199 - (index - 10) * 121}.4` : null,
    hiddenSites: index === 4 ? 2 : 0,
  })),
  flows: {
    stockBefore: measured("4501"),
    stockAfter: measured("4464"),
    came: measured("425"),
    left: measured("462"),
    lines: [
      { direction: "IN", kind: "INFLOW", persons: measured("412") },
      { direction: "IN", kind: "RE_ENTRY", persons: measured(null, "COMPLEMENTARY") },
      { direction: "OUT", kind: "OUTFLOW", persons: measured("301") },
      { direction: "OUT", kind: "RETIREMENT", persons: measured("161") },
      { direction: "WITHIN", kind: "TRANSFER_INTER_BOARD", persons: measured("74") },
    ],
    sensitivity: [31, 62, 92].map((windowDays, index) => ({
      windowDays,
      movedOut: measured(String(81 + index * 7)),
      movedIn: measured(String(68 + index * 6)),
      outflow: measured(String(308 - index * 7)),
      reEntry: measured(String(25 - index * 6)),
    })),
    leaversByAge: [
      { band: "<25", persons: measured(null, "SUPPRESSED") },
      { band: "25-34", persons: measured("112") },
      { band: "35+", persons: measured(null, "COMPLEMENTARY") },
    ],
    between: [
      { from: { number: "99001", name: HOSTILE }, to: { number: "99002", name: null }, persons: measured("12") },
      {
        from: { number: "99002", name: null },
        to: { number: "99001", name: HOSTILE },
        persons: measured(null, "SUPPRESSED"),
      },
    ],
    boards: 23,
    boardsObserved: 19,
  },
  flowsByPerson: {
    came: measured("398"),
    left: measured("435"),
    lines: [
      { direction: "IN", kind: "INFLOW", persons: measured("398") },
      { direction: "OUT", kind: "OUTFLOW", persons: measured("435") },
      { direction: "WITHIN", kind: "OTHER_SCHOOL", persons: measured("81") },
      { direction: "WITHIN", kind: "OTHER_SIZE", persons: measured(null, "COMPLEMENTARY") },
    ],
  },
  redundancy: {
    redundant: measured("30"),
    placed: measured("18"),
    placedPercent: measured("60.0"),
    resolved: [
      { by: "PLACED_INTERNALLY", persons: measured("11") },
      { by: "RETIRED", persons: measured(null, "SUPPRESSED") },
    ],
    open: measured(null, "COMPLEMENTARY"),
  },
  forecast: {
    from: 2025,
    staff: measured("2110.00"),
    years: [2026, 2027, 2028, 2029, 2030, 2031].map((year, index) => {
      const told = (value: string) => (year === 2031 ? measured(null, "SUPPRESSED") : measured(value));
      const band = (low: string, high: string) => (year === 2031 ? null : { low, high });
      return {
        year,
        projected: told(`${2_085 - index * 24}.40`),
        projectedBand: band(`${2_060 - index * 36}.10`, `${2_112 - index * 12}.80`),
        formationBasis: "PUPILS",
        formation: measured(`${2_101 - index * 11}.10`),
        gap: told(`${15 + index * 13}.70`),
        gapBand: band(`${-15 + index * 3}.00`, `${45 + index * 16}.30`),
        retired: told(`${68 + index}.20`),
        retiredBasis: year === 2030 ? "SPREAD" : "COUNTED",
        outflow: told("105.50"),
        inflow: told("149.10"),
      };
    }),
    assumptions: [
      { kind: "OUTFLOW_RATE", value: "0.0500", basis: "COUNTED" },
      { kind: "INFLOW_FTE", value: "149.10", basis: "COUNTED" },
      { kind: "PUPIL_GROWTH", value: "0.9", basis: "DEFAULT" },
      { kind: "PUPILS_PER_FTE", value: null, basis: "MISSING" },
    ],
  },
  fromFlows: ["INFLOW_FTE"],
  facts: [
    {
      scheme: "RPA",
      dataset: "STAMOS",
      educationType: null,
      source: HOSTILE,
      years: [
        { year: 2011, value: measured("1007"), change: null },
        {
          year: 2012,
          value: measured("976"),
          change: { since: 2011, absolute: measured("-31"), percent: measured("-3.08") },
        },
        {
          year: 2013,
          value: measured("952"),
          change: {
            since: 2012,
            absolute: measured("-24", "SERIES_BREAK"),
            percent: measured("-2.46", "SERIES_BREAK"),
          },
        },
        {
          year: 2014,
          value: measured(null, "SOURCE_SUPPRESSED"),
          change: null,
        },
      ],
    },
  ],
  openVacancies: [2021, 2022, 2023, 2024, 2025].map((year, index) => {
    const untold = measured(null, "NOT_OBSERVED");
    const figures = (vacancies: number | null) => ({
      vacancies: measured(vacancies === null ? null : String(vacancies), ...(vacancies === null ? SUPPRESSED : [])),
      fte: measured(vacancies === null ? null : `${vacancies - 7}.40`, ...(vacancies === null ? SUPPRESSED : [])),
    });
    const none = { vacancies: untold, fte: untold };
    const sharing = (shared: number, unshared: number | null) =>
      index < 2
        ? { shared: none, unshared: none, all: none }
        : {
            shared: figures(shared),
            unshared: figures(unshared),
            all: figures(unshared === null ? null : shared + unshared),
          };
    return {
      on: `${year}-10-01`,
      boards: 23,
      boardsDelivered: index < 2 ? 0 : 11 + index,
      ...sharing(131 + index * 8, index === 3 ? null : 64 + index),
      groups: ["MANAGEMENT", "TEACHING", "SUPPORT", "TRAINEE", null].map((functionGroup, at) => ({
        functionGroup,
        ...sharing(26 + at * 3, at === 1 ? 41 : null),
      })),
    };
  }),
  vacancies: [
    { number: "99001", name: HOSTILE, vacancies: { totalCount: 7 } },
    { number: "99002", name: null, vacancies: { totalCount: 3 } },
    { number: "99003", name: "Zonder", vacancies: { totalCount: 0 } },
  ],
};
