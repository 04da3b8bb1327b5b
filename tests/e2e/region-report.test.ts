import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { regionReportCommand } from "@regiohub/gateway/report/command";
import { NUMBER, numbersShown, numbersTold } from "@regiohub/gateway/report/testing/shown-numbers";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type Question, withGateway } from "@regiohub/infra/cli/asking";
import type { CommandContext } from "@regiohub/infra/cli/command";
import { dayText } from "@regiohub/infra/report/numbers";
import { barriersIn } from "@regiohub/infra/report/testing/barriers";
import { allIn, named, type PageElement, readPage } from "@regiohub/infra/report/testing/read-page";
import { dayOf } from "@regiohub/infra/values";
import { adviser, boardCaller, partner } from "@regiohub/schema/testing/callers";
import { type FilledHub, filledHub, hub, quiet } from "../hub.js";

let filled: FilledHub;
let folder: string;
let context: CommandContext;
/** Of Drenthe, for its adviser, in Dutch. */
let usual: string;
beforeAll(async () => {
  filled = await filledHub();
  folder = await mkdtemp(join(tmpdir(), "hub-report-"));
  const { signal } = new AbortController();
  context = { hub, config: filled.config, log: quiet, print() {}, say() {}, signal };
  usual = await reportOf();
}, 300_000);
afterAll(async () => {
  await filled.drop();
  await rm(folder, { recursive: true });
});

type Values = Readonly<Record<string, string | boolean>>;

/** What `hub report region` writes. */
async function reportOf(values: Values = {}): Promise<string> {
  const out = join(folder, "report.html");
  const defaults = {
    scheme: "ARBEIDSMARKTREGIO",
    region: "AM03",
    year: "2025",
    lang: "nl",
    on: "2026-01-15",
    as: "region",
    out,
  };
  await regionReportCommand.run({ positionals: [], values: { ...defaults, ...values } }, context);
  return readFile(out, "utf8");
}

const textOf = (report: string, id: string): string =>
  allIn(readPage(report))
    .find(({ attributes }) => attributes.id === id)
    ?.text.replace(/\s+/g, " ") ?? "";

/** The boards of the demo. */
const BOARDS = ["99001", "99002", "99003", "99004"];

interface OwnVacancy {
  readonly status: string;
  readonly fte: string;
  readonly opensOn: string;
  readonly site: { readonly code: string } | null;
}
interface OwnBoard {
  readonly number: string;
  readonly vacancies: { readonly edges: readonly { readonly node: OwnVacancy }[] };
  readonly schools: { readonly edges: readonly { readonly node: { readonly sites: SiteList } }[] };
}
interface SiteList {
  readonly edges: readonly {
    readonly node: { readonly code: string; readonly regions: readonly { code: string }[] };
  }[];
}

/** What boards themselves have open for work in a region on a day, one by one; without a site, where their first one is. */
async function openIn(region: string, on: string): Promise<readonly OwnVacancy[]> {
  const document = `query Own($number: String!) { board(number: $number) { number
    vacancies(first: 100) { edges { node { status fte opensOn site { code } } } }
    schools(first: 100) { edges { node { sites(first: 100) { edges { node {
      code regions(scheme: ARBEIDSMARKTREGIO, validOn: "2026-01-15") { code } } } } } } } } }`;
  const boards = await withGateway(context, async (ask) => {
    const found: OwnBoard[] = [];
    for (const number of BOARDS) {
      const question = { document, operation: "Own", variables: { number } };
      found.push((await ask<{ board: OwnBoard }>(boardCaller(number), question)).data.board);
    }
    return found;
  });
  return boards.flatMap(({ vacancies, schools }) => {
    const sites = schools.edges.flatMap(({ node }) => node.sites.edges.map((one) => one.node));
    const regions = new Map(sites.map((site) => [site.code, site.regions.map(({ code }) => code)]));
    const [first = ""] = [...regions.keys()].sort();
    return vacancies.edges
      .map(({ node }) => node)
      .filter(({ status, opensOn, site }) => {
        const isOpen = !["DRAFT", "FILLED", "WITHDRAWN"].includes(status) && opensOn <= on;
        return isOpen && regions.get(site?.code ?? first)?.includes(region);
      });
  });
}

describe("the report of a region", () => {
  it("says of the staff what the graph says to an adviser of the region", async () => {
    const caller: Caller = { ...adviser(), regions: [{ scheme: "ARBEIDSMARKTREGIO", code: "AM03" }] };
    const question: Question = {
      document: `query Own { region(scheme: ARBEIDSMARKTREGIO, code: "AM03") {
        workforce(on: "2025-10-01") { persons employments fte } } }`,
      operation: "Own",
      variables: {},
    };
    type Own = { region: { workforce: { persons: number; employments: number; fte: string } } };
    const { data } = await withGateway(context, (ask) => ask<Own>(caller, question));
    const { persons, employments, fte } = data.region.workforce;
    expect(persons).toBeGreaterThan(500);
    const report = await reportOf({ lang: "en" });
    const row = named(readPage(report), "tr").find(({ text }) => text.startsWith("2025"));
    const cells = row?.children.map(({ text }) => text.replace(",", ""));
    expect(cells).toEqual(["2025", String(persons), String(employments), fte, "2 of 23", "–"]);
    const told = numbersTold([data, "1 October 2025"], "en");
    const said = textOf(report, "stock").match(/On 1 October .* employments\./)?.[0] ?? "";
    expect(said.match(NUMBER)?.filter((number) => !told.has(number))).toEqual([]);
  });

  it("of a region of which no tables are ever given out says so, and which regions to ask", async () => {
    const report = await reportOf({ scheme: "RPA", region: "05", lang: "en" });
    expect(report).toContain("whose reports have them: ");
    expect(report).toMatch(/\(AM\d\d\)/);
    expect(report).not.toContain("its night is still to come");
  });

  it("has no figures of the years before the deliveries, and draws no line to them", () => {
    const stock = allIn(readPage(usual)).find(({ attributes }) => attributes.id === "stock");
    const years = named(stock as PageElement, "tr").slice(1);
    expect(years).toHaveLength(5);
    const unknown = years.filter(({ text }) => text.includes("zo ver gaan de aanleveringen niet"));
    expect(unknown).toEqual(years.slice(0, 4));
    const lines = allIn(stock as PageElement).filter(({ attributes }) => attributes.class?.startsWith("line "));
    expect(lines).toEqual([]);
  });

  it("is the same twice, found by a name too, and has no barrier", async () => {
    expect(await reportOf({ region: "Drenthe" })).toBe(usual);
    expect(barriersIn(readPage(usual))).toEqual([]);
    expect(usual).not.toMatch(/https?:/);
  });

  it("says why where the graph gives an adviser nothing", () => {
    expect(textOf(usual, "ages")).toContain("niet vrijgegeven, of nog niet");
    expect(textOf(usual, "vacancies")).toContain(
      "Voor regionale planning niet. Wie de hub beheert, maakt dit rapport met de vacatures die besturen delen door --as partner",
    );
    expect(textOf(usual, "pupils")).toContain("geen leerlingtellingen");
  });

  it("has an adviser's vacancies as their boards have them: what they share exactly, of the rest no single one", async () => {
    const today = dayOf(new Date());
    const open = await openIn("AM03", today);
    const shared = open.filter(({ status }) => ["REGIONAL", "EXTERNAL", "OFFERED"].includes(status));
    expect(shared.length).toBeGreaterThan(3);
    const report = await reportOf({ lang: "en", on: today });
    const section = allIn(readPage(report)).find(({ attributes }) => attributes.id === "vacancies") as PageElement;
    const rows = named(section, "tr").map(({ children }) => children.map(({ text }) => text));
    const fte = shared.reduce((sum, one) => sum + Number(one.fte), 0);
    const now = rows.find(([name]) => name === dayText(today, "en"));
    expect(now?.slice(1, 3)).toEqual([String(shared.length), fte.toFixed(2)]);
    expect(now?.at(-1)).toBe(`${BOARDS.length} of 23`);
    const untold = "the deliveries do not reach that far";
    expect(rows.find(([name]) => name === "1 October 2025")?.slice(1, 7)).toEqual(Array(6).fill(untold));
    const groups = rows.filter(([name]) => ["management", "teachers", "support staff"].includes(name ?? ""));
    expect(groups.reduce((sum, [, vacancies]) => sum + Number(vacancies), 0)).toBe(shared.length);
    for (const row of [now, ...groups]) expect(row?.[3]).toMatch(/^[a-z]/);
  });

  it("has the vacancies that boards share where it is for a partner", async () => {
    const report = await reportOf({ as: "partner" });
    const { data } = await withGateway(context, (ask) =>
      ask<{ boards: { edges: { node: { name: string; vacancies: { totalCount: number } } }[] } }>(partner, {
        document: `query Open { boards(first: 100, filter: { delivers: true }) { edges { node { name
          vacancies(first: 1, filter: { status: [REGIONAL, EXTERNAL] }) { totalCount } } } } }`,
        operation: "Open",
        variables: {},
      }),
    );
    const rows = named(readPage(report), "tr").map(({ children }) => children.map(({ text }) => text));
    const open = data.boards.edges.map(({ node }) => node).filter(({ vacancies }) => vacancies.totalCount > 0);
    expect(open.length).toBeGreaterThan(0);
    for (const { name, vacancies } of open) expect(rows).toContainEqual([name, String(vacancies.totalCount)]);
    expect(numbersShown(report).length).toBeGreaterThanOrEqual(numbersShown(usual).length);
  });

  it("has what others published beside it, year on year, with breaks in the series", async () => {
    const report = await reportOf({ scheme: "RPA", region: "01", year: "2016" });
    const rows = named(readPage(report), "tr").map(({ children }) => children.map(({ text }) => text));
    expect(rows).toContainEqual(["2012", "976", "−31", "−3,08", "2011"]);
    const broken = "anders geteld: niet te vergelijken (trendbreuk)";
    expect(rows).toContainEqual(["2013", "952", `−24 ${broken}`, `−2,46 ${broken}`, "2012"]);
    expect(rows).toContainEqual(["2014", "940", "−12", "−1,26", "2013"]);
    expect(textOf(report, "sources")).toContain("STAMOS, stamos.nl, education staff by RPA area");
    expect(numbersShown(report)).toContain("1.007");
  });

  it("has the table of a source that names no scheme, of its own years alone, and says so", () => {
    const facts = allIn(readPage(usual)).find(({ attributes }) => attributes.id === "facts");
    const rows = named(facts as PageElement, "tr").map(({ children }) => children.map(({ text }) => text));
    expect(rows.slice(1)).toEqual([
      ["2010", "4.782", "–", "–", "–"],
      ["2012", "4.465", "−317", "−6,63", "2010"],
    ]);
    expect(textOf(usual, "facts")).toContain("De bron zegt niet hoe zij de regio begrenst");
  });
});

describe("hub report region", () => {
  it.each<[string, Values]>([
    ["--region: expected a region's code or name.", { region: " " }],
    ["--scheme: expected one of ARBEIDSMARKTREGIO, PROVINCIE, RPA", { scheme: "EU" }],
    ["--year: expected a year, such as 2025.", { year: "25" }],
    ["--year: expected a year whose 1 October has been.", { year: "2026" }],
    ["--lang: expected nl or en.", { lang: "fr" }],
    ["--on: expected a day, such as 2025-10-01.", { on: "2025-02-30" }],
    ["--as: expected region or partner.", { as: "board" }],
    ["--out: expected a name that ends in .html.", { out: "report" }],
  ])("says what is expected: %s", async (message, values) => {
    await expect(reportOf(values)).rejects.toMatchObject({ code: "USAGE", message: expect.stringContaining(message) });
  });

  it("says so when there is no such region", async () => {
    const none = "--region: no such region of PROVINCIE. Expected its code or a name of it.";
    await expect(reportOf({ scheme: "PROVINCIE", region: "Atlantis" })).rejects.toMatchObject({
      code: "ARGUMENT_INVALID",
      message: none,
    });
  });
});
