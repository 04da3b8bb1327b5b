import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { extname } from "node:path";
import type { RegionCaller } from "@regiohub/infra/auth/caller";
import { withGateway } from "@regiohub/infra/cli/asking";
import type { Command, CommandContext, CommandInput } from "@regiohub/infra/cli/command";
import { HubError } from "@regiohub/infra/errors";
import { printPdf } from "@regiohub/infra/report/pdf";
import { dayOf, isCalendarDate } from "@regiohub/infra/values";
import type { RegionScheme } from "@regiohub/schema/regions";
import { type AskOperation, askRegion, findRegion, type ReportQuestion } from "./ask.js";
import { reportPage } from "./page.js";
import { SCHEMES } from "./schemes.js";

/** `hub report region`: the regional report, of what the graph shows an adviser of the region. */
export const regionReportCommand: Command = {
  name: "report region",
  usage: "--region CODE|NAME --year YEAR --out FILE.html [--scheme SCHEME] [--lang nl|en] [--on DAY] [--pdf]",
  summary: "Write the report of a region as one HTML file, and as PDF beside it where a browser is there to print it.",
  options: {
    region: { type: "string" },
    scheme: { type: "string", default: "ARBEIDSMARKTREGIO" },
    year: { type: "string" },
    lang: { type: "string", default: "nl" },
    on: { type: "string" },
    out: { type: "string" },
    pdf: { type: "boolean", default: false },
  },
  async run(input, context) {
    const { region, out, question } = readInput(input);
    const document = await readFile(new URL("schema/examples/region-report.graphql", context.hub.root), "utf8");
    const text = await withGateway(context, async (ask) => {
      const as =
        (caller: RegionCaller): AskOperation =>
        (operation, variables) =>
          ask(caller, { document, operation, variables });
      const stranger = adviserFor(context);
      const found = await findRegion(as(stranger), question, region);
      const adviser = as({ ...stranger, regions: [{ scheme: question.scheme, code: found.code }] });
      return reportPage(await askRegion(adviser, question, found), question);
    });
    await writeFile(out, text);
    if (input.values.pdf) await printPdf({ page: out, pdf: out.replace(/\.html$/, ".pdf"), signal: context.signal });
    return 0;
  },
};

/** An adviser of no region yet, with the rights that every adviser has, and a budget of their own. */
function adviserFor({ hub: { access } }: CommandContext): RegionCaller {
  const [purpose] = access.purposes.region;
  const who = { kind: "region", subject: `hub-report-${randomUUID()}`, issuer: "hub", client: null } as const;
  return { ...who, scopes: [...access.scopes.region], purpose, regions: [], centres: [] };
}

interface ReportInput {
  readonly region: string;
  readonly out: string;
  readonly question: ReportQuestion;
}

/** @throws USAGE naming the option and what is expected */
function readInput({ positionals, values }: CommandInput): ReportInput {
  const { region, year, lang, scheme, out, on = dayOf(new Date()) } = values;
  const wrong = (option: string, expected: string) => new HubError("USAGE", `--${option}: expected ${expected}.`);
  if (positionals.length > 0) throw new HubError("USAGE", `hub report region: expected ${regionReportCommand.usage}.`);
  if (typeof region !== "string" || region.trim() === "") throw wrong("region", "a region's code or name");
  if (!isScheme(scheme)) throw wrong("scheme", `one of ${Object.keys(SCHEMES).join(", ")}`);
  if (!/^20\d\d$/.test(String(year))) throw wrong("year", "a year, such as 2025");
  if (lang !== "nl" && lang !== "en") throw wrong("lang", "nl or en");
  if (typeof on !== "string" || !isCalendarDate(on)) throw wrong("on", "a day, such as 2025-10-01");
  if (typeof out !== "string" || extname(out) !== ".html") throw wrong("out", "a name that ends in .html");
  return { region: region.trim(), out, question: { scheme, year: Number(year), lang, on } };
}

const isScheme = (scheme: unknown): scheme is RegionScheme =>
  typeof scheme === "string" && Object.hasOwn(SCHEMES, scheme);
