import { readFile, writeFile } from "node:fs/promises";
import { type AskAs, withGateway } from "@regiohub/infra/cli/asking";
import type { Command } from "@regiohub/infra/cli/command";
import { type ProgressTeller, progressTeller } from "@regiohub/infra/cli/progress";
import { printPdf } from "@regiohub/infra/report/pdf";
import type { RegionAnswers } from "./answers.js";
import { type AskOperation, askRegion, findRegion } from "./ask.js";
import { callerFor } from "./callers.js";
import { REPORT_OPTIONS, type ReportInput, readInput } from "./input.js";
import { reportPage } from "./page.js";

/** `hub report region`: the regional report, of what the graph shows an adviser of the region, or a partner. */
export const regionReportCommand: Command = {
  name: "report region",
  usage:
    "--region CODE|NAME --year YEAR --out FILE.html [--scheme SCHEME] [--lang nl|en] [--on DAY] [--as region|partner] [--outflow-rate PART] [--inflow-fte FTE] [--pupils-per-fte PUPILS] [--pdf]",
  summary: "Write the report of a region as one HTML file, and as PDF beside it where a browser is there to print it.",
  options: REPORT_OPTIONS,
  async run(input, context) {
    const asked = readInput(input);
    const { out, question, audience } = asked;
    const document = await readFile(new URL("schema/examples/region-report.graphql", context.hub.root), "utf8");
    const teller = progressTeller(process.stderr);
    const answers = await withGateway(context, (ask) => answersTo(asked, telling(ask, teller), document)).finally(
      teller.done,
    );
    await writeFile(out, reportPage(answers, question, audience));
    if (answers.vacancies === undefined)
      context.say("no vacancies by board in it: --as partner has those that boards share");
    if (answers.liesIn.length > 0) {
      const codes = answers.liesIn.map(({ code }) => code).join(", ");
      context.say(
        `no tables in it: of such regions there never are any; ask --scheme ARBEIDSMARKTREGIO --region ${codes}`,
      );
    } else if (!answers.divided.some((one) => one?.cells.length)) {
      context.say("no tables in it: `hub figures` gives out those that are due, as the worker does each night");
    }
    if (input.values.pdf) await printPdf({ page: out, pdf: out.replace(/\.html$/, ".pdf"), signal: context.signal });
    return 0;
  },
};

/** Tells of each question before it is asked. */
function telling(ask: AskAs, teller: ProgressTeller): AskAs {
  let done = 0;
  return (caller, question) => {
    teller.tell({ source: "report", phase: "asking", name: question.operation, done, of: null });
    done += 1;
    return ask(caller, question);
  };
}

async function answersTo(
  { region, audience, question }: ReportInput,
  ask: AskAs,
  document: string,
): Promise<RegionAnswers> {
  const as =
    (caller: ReturnType<typeof callerFor>): AskOperation =>
    (operation, variables) =>
      ask(caller, { document, operation, variables });
  const found = await findRegion(as(callerFor(audience, [])), question, region);
  return askRegion(as(callerFor(audience, [{ scheme: question.scheme, code: found.code }])), question, found);
}
