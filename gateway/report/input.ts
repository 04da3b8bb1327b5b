import { extname } from "node:path";
import type { CommandInput } from "@regiohub/infra/cli/command";
import { HubError } from "@regiohub/infra/errors";
import { dayOf, isCalendarDate } from "@regiohub/infra/values";
import { octoberOf } from "@regiohub/schema/octobers";
import type { RegionScheme } from "@regiohub/schema/regions";
import type { ReportQuestion } from "./ask.js";
import type { Audience } from "./callers.js";
import type { Scenario } from "./rates.js";
import { SCHEMES } from "./schemes.js";

/** What was typed. */
export interface ReportInput {
  /** A region's code, or a name of it. */
  readonly region: string;
  readonly audience: Audience;
  /** Where to: ends in `.html`. */
  readonly out: string;
  readonly question: ReportQuestion;
}

/** What `hub report region` can be told. */
export const REPORT_OPTIONS = {
  region: { type: "string" },
  scheme: { type: "string", default: "ARBEIDSMARKTREGIO" },
  year: { type: "string" },
  lang: { type: "string", default: "nl" },
  on: { type: "string" },
  as: { type: "string", default: "region" },
  "outflow-rate": { type: "string" },
  "inflow-fte": { type: "string" },
  "pupils-per-fte": { type: "string" },
  out: { type: "string" },
  pdf: { type: "boolean", default: false },
} as const;

/** @throws USAGE naming the option and what is expected */
export function readInput({ positionals, values }: CommandInput): ReportInput {
  const { region, year, lang, scheme, as: audience, out, on = dayOf(new Date()) } = values;
  const wrong = (option: string, expected: string) => new HubError("USAGE", `--${option}: expected ${expected}.`);
  if (positionals.length > 0) throw new HubError("USAGE", "hub report region: expected options only, no other words.");
  if (typeof region !== "string" || region.trim() === "") throw wrong("region", "a region's code or name");
  if (!isScheme(scheme)) throw wrong("scheme", `one of ${Object.keys(SCHEMES).join(", ")}`);
  if (!/^20\d\d$/.test(String(year))) throw wrong("year", "a year, such as 2025");
  if (lang !== "nl" && lang !== "en") throw wrong("lang", "nl or en");
  if (typeof on !== "string" || !isCalendarDate(on)) throw wrong("on", "a day, such as 2025-10-01");
  if (octoberOf(Number(year)) > on) throw wrong("year", "a year whose 1 October has been");
  if (audience !== "region" && audience !== "partner") throw wrong("as", "region or partner");
  if (typeof out !== "string" || extname(out) !== ".html") throw wrong("out", "a name that ends in .html");
  const scenario = scenarioIn(values);
  return { region: region.trim(), audience, out, question: { scheme, year: Number(year), lang, on, scenario } };
}

/** What may be said of the years to come, by option. */
const SCENARIO = {
  "outflow-rate": { name: "outflowRate", most: 1, expected: "a part from 0 to 1, such as 0.05 for 5 %" },
  "inflow-fte": { name: "inflowFte", most: 1_000_000, expected: "FTE a year, such as 80" },
  "pupils-per-fte": { name: "pupilsPerFte", most: 1_000, expected: "pupils per FTE, such as 14.5" },
} as const;

function scenarioIn(values: CommandInput["values"]): Scenario {
  const told = Object.entries(SCENARIO).flatMap(([option, { name, most, expected }]) => {
    const value = values[option];
    if (value === undefined) return [];
    if (typeof value === "string" && /^\d+(\.\d+)?$/.test(value) && Number(value) <= most) return [[name, value]];
    throw new HubError("USAGE", `--${option}: expected ${expected}.`);
  });
  return Object.fromEntries(told);
}

const isScheme = (scheme: unknown): scheme is RegionScheme =>
  typeof scheme === "string" && Object.hasOwn(SCHEMES, scheme);
