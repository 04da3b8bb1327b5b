import { fileURLToPath } from "node:url";
import { duo } from "@regiohub/adapters";
import { decodeExport } from "@regiohub/infra/ingest/decode-file";
import type { Export } from "@regiohub/infra/ingest/define";
import { NO_PROFILE } from "@regiohub/infra/ingest/profile";
import type { PupilSiteRecord, PupilsRecord } from "@regiohub/schema/records/pupils";
import { readReference, referenceFile } from "@regiohub/schema/reference";
import {
  backTest,
  type Errors,
  errorPaths,
  errorsOf,
  halfWidths,
  meanErrors,
  type RegionTest,
  type SitePupils,
  weighedErrors,
} from "@regiohub/staff";
import type { BenchResult } from "./result.js";

/** The last year that the forecast under test knows, and the years that it says. */
const [ORIGIN, YEARS] = [2019, 6];

/** What the parameters were chosen from: all that these origins say had come or not by 2019. */
const EARLIER = Array.from({ length: 13 }, (_, index) => 2001 + index);

/** A site, and whose it is. */
interface Site extends SitePupils {
  readonly boardNumber: string | null;
}

/** How good the forecast of pupils is, beside "as many as last year": no time is taken, the same comes out each time. */
export async function forecastBench(): Promise<BenchResult> {
  const sites = await primarySites();
  const rows = await readReference("geo/municipality-regions.csv", ["municipality_code", "region_code", "region_name"]);
  const regions = new Map(rows.map((row) => [row.municipality_code, row]));
  const regionOf = ({ municipalityCode }: SitePupils) => regions.get(municipalityCode ?? "")?.region_code;
  const names = new Map(rows.map((row) => [row.region_code, row.region_name]));
  const tests = backTest(sites, regionOf, ORIGIN, YEARS);
  const boards = new Map(sites.map(({ siteCode, boardNumber }) => [siteCode, boardNumber ?? undefined]));
  const lines = [
    ...errorLines("35 labour-market regions, each as much as any other", meanErrors(tests)),
    ...errorLines(
      "the same, origins 2001 to 2013: what the parameters were chosen from",
      meanOfErrors(EARLIER.map((origin) => meanErrors(backTest(sites, regionOf, origin, YEARS)))),
    ),
    ...errorLines(
      "boards, by their pupils",
      weighedErrors(backTest(sites, ({ siteCode }) => boards.get(siteCode), ORIGIN, YEARS)),
    ),
    ...errorLines("sites, by their pupils", weighedErrors(backTest(sites, ({ siteCode }) => siteCode, ORIGIN, YEARS))),
  ];
  const widths = halfWidths(errorPaths(sites, regionOf), 0.8);
  return {
    name: "Forecast of pupils",
    lines: [...report(lines), ...bandLines(tests, widths), ...regionLines(tests, names)],
  };
}

/** The primary schools of the publisher's file, through the adapter that reads it for the hub. */
async function primarySites(): Promise<Site[]> {
  const sites = await recordsOf<PupilSiteRecord>("pupil_site");
  const counts = Map.groupBy(await recordsOf<PupilsRecord>("pupils"), ({ siteCode }) => siteCode);
  return sites.flatMap(({ siteCode, schoolKind, municipalityCode, boardNumber }): Site[] => {
    const known = new Map(counts.get(siteCode)?.map(({ year, pupils }) => [year, pupils]));
    if (schoolKind !== "BO" || known.size === 0) return [];
    const firstYear = Math.min(...known.keys());
    const years = Math.max(...known.keys()) - firstYear + 1;
    const count = (year: number) => (known.has(year) ? (known.get(year) ?? null) : 0);
    return [
      {
        siteCode,
        municipalityCode,
        boardNumber,
        firstYear,
        counts: Array.from({ length: years }, (_, index) => count(firstYear + index)),
      },
    ];
  });
}

async function recordsOf<T>(kind: string): Promise<T[]> {
  const source = duo.files.find((file): file is Export => file.role === "export" && file.record.kind === kind);
  if (!source) throw new Error(`${duo.name}: expected an export of ${kind}.`);
  const fields = Object.keys(source.record.fields);
  const records: T[] = [];
  await decodeExport(
    fileURLToPath(referenceFile("duo/pupils.csv")),
    source,
    duo,
    { profile: NO_PROFILE, kept: new Map() },
    {
      record: (values) => void records.push(Object.fromEntries(fields.map((field, at) => [field, values[at]])) as T),
      rejection: ({ line }) => {
        throw new Error(`duo/pupils.csv line ${line}: refused.`);
      },
      pause: () => Promise.resolve(),
    },
  );
  return records;
}

const two = (values: readonly number[]) => values.map((value) => value.toFixed(2)).join(" | ");

const errorLines = (what: string, { forecast, naive }: Errors): string[] => [
  `| ${what} | forecast | ${two(forecast)} |`,
  `| | as last year | ${two(naive)} |`,
];

const meanOfErrors = (each: readonly Errors[]): Errors => {
  const mean = (way: keyof Errors) =>
    (each[0]?.[way] ?? []).map((_, year) => each.reduce((sum, one) => sum + (one[way][year] ?? 0), 0) / each.length);
  return { forecast: mean("forecast"), naive: mean("naive") };
};

const report = (lines: readonly string[]): string[] => [
  "How far the forecast is off, in percent of the pupils who came, whatever the sign: from what was known in 2019, said of",
  "1 October of the six years after it. Growth of three years goes on and fades: nine tenths of it are left each year in",
  "a municipality, half of it at a site, which is then scaled to its municipality. Both were chosen from forecasts that",
  "had come true or not by 2019, and once; nothing was changed after the years below were looked at.",
  "",
  `| of | | ${Array.from({ length: YEARS }, (_, index) => ORIGIN + 1 + index).join(" | ")} | mean |`,
  "|---|---|--:|--:|--:|--:|--:|--:|--:|",
  ...lines,
  "",
];

function bandLines(tests: readonly RegionTest[], widths: readonly number[]): string[] {
  const covered = widths.map((width, year) => {
    const within = tests.filter(({ forecast, came }) => {
      const said = forecast[year] ?? 0;
      return Math.abs((came[year] ?? 0) - said) <= width * said;
    });
    return Math.round((within.length / tests.length) * 100);
  });
  return [
    "Bands of 80 % for a region, from how the forecasts of 2001 to 2013 went astray:",
    "",
    `| | ${Array.from({ length: YEARS }, (_, index) => ORIGIN + 1 + index).join(" | ")} |`,
    "|---|--:|--:|--:|--:|--:|--:|",
    `| half width, % | ${widths.map((width) => (width * 100).toFixed(2)).join(" | ")} |`,
    `| regions within it, % | ${covered.join(" | ")} |`,
    "",
  ];
}

function regionLines(tests: readonly RegionTest[], names: ReadonlyMap<string, string>): string[] {
  const means = tests.map((test) => {
    const { forecast, naive } = errorsOf(test);
    return { test, forecast: forecast.at(-1) ?? 0, naive: naive.at(-1) ?? 0 };
  });
  const better = means.filter(({ forecast, naive }) => forecast < naive).length;
  return [
    `Better than "as last year" in ${better} regions, worse in ${tests.length - better}, where what had gone on for years turned. Mean of six years, %:`,
    "",
    "| region | | pupils 2019 | forecast 2025 | came 2025 | forecast, % off | as last year, % off |",
    "|---|---|--:|--:|--:|--:|--:|",
    ...means.map(({ test: { region, known, forecast, came }, ...mean }) => {
      const last = [known, Math.round(forecast.at(-1) ?? 0), came.at(-1) ?? 0].map((pupils) =>
        pupils.toLocaleString("en"),
      );
      return `| ${region} | ${names.get(region)} | ${last.join(" | ")} | ${mean.forecast.toFixed(2)} | ${mean.naive.toFixed(2)} |`;
    }),
  ];
}
