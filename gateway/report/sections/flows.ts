import { barPlot } from "@regiohub/infra/report/bars";
import { type Html, html, NOTHING } from "@regiohub/infra/report/html";
import { type Cell, table } from "@regiohub/infra/report/table";
import { type Language, type Words, words } from "@regiohub/infra/words";
import type { FlowLine, Flows, RegionAnswers } from "../answers.js";
import { shown, whyNone } from "../reasons.js";
import { whyNoFlows } from "../untold.js";
import { whyMostNot } from "./hidden.js";
import { boardName, drawn, filled, type Section, type Telling, whyNot } from "./section.js";

const TEXT = {
  title: words("Who came, who left, who moved", "Wie kwam, wie ging, wie wisselde"),
  lead: words(
    "Between 1 October {from} and 1 October {to}, told by what {observed} of the {boards} boards delivered one after the other. What was there, and who came, less who left, is what is there.",
    "Tussen 1 oktober {from} en 1 oktober {to}, verteld door wat {observed} van de {boards} besturen na elkaar aanleverden. Wat er was, plus wie kwam, min wie ging, is wat er is.",
  ),
  account: words("From the one stock to the other", "Van de ene stand naar de andere"),
  came: words("+ came, in all", "+ gekomen, in totaal"),
  left: words("− left, in all", "− gegaan, in totaal"),
  ways: words("In which ways people came and left", "Op welke manier mensen kwamen en gingen"),
  desc: words(
    "A bar for each way in which people came or left. The figures stand in the table.",
    "Een balk voor elke manier waarop mensen kwamen of gingen. De cijfers staan in de tabel.",
  ),
  hidden: words("not shown: see the table", "niet getoond: zie de tabel"),
  what: words("what", "wat"),
  persons: words("people", "personen"),
  before: words("there on 1 October {from}", "aanwezig op 1 oktober {from}"),
  after: words("there on 1 October {to}", "aanwezig op 1 oktober {to}"),
  within: words("Moves that change no stock", "Wisselingen die de stand niet veranderen"),
  ages: words("Who left, by age", "Wie ging, naar leeftijd"),
  age: words("age on the last day", "leeftijd op de laatste dag"),
  between: words("Moves between boards", "Overstappen tussen besturen"),
  from: words("from", "van"),
  to: words("to", "naar"),
  windows: words(
    "With another window: most days between two boards for a move",
    "Met een ander venster: hoogste aantal dagen tussen twee besturen bij een overstap",
  ),
  window: words("days", "dagen"),
  movedOut: words("moved away", "overgestapt naar elders"),
  movedIn: words("moved in", "overgestapt van elders"),
  outflow: words("left", "uitstroom"),
  reEntry: words("came back", "herintreding"),
  byPerson: words(
    "Person by person, from the one 1 October to the other (as Mirror counts)",
    "Persoon voor persoon, van 1 oktober tot 1 oktober (zoals Mirror telt)",
  ),
  someCame: words("came", "gekomen"),
  someLeft: words("left", "gegaan"),
  none: words("the hub has no flows of that year", "de hub heeft geen stromen van dat jaar"),
} as const;

/** What the graph's kinds of flows are called. */
const KINDS: Readonly<Record<string, Words>> = {
  INFLOW: words("came, known nowhere before", "instroom"),
  RE_ENTRY: words("came back", "herintreding"),
  DUAL_EMPLOYMENT: words("began a second job", "dubbele aanstelling begonnen"),
  OUTFLOW: words("left", "uitstroom"),
  RETIREMENT: words("retired", "pensioen"),
  RETIREMENT_PRESUMED: words("retired, presumably", "vermoedelijk pensioen"),
  DUAL_ENDED: words("ended one of two jobs", "dubbele aanstelling beëindigd"),
  TRANSFER_INTER_BOARD: words("moved between boards", "overstap tussen besturen"),
  PO_TO_VO: words("went to secondary education", "naar het voortgezet onderwijs"),
  VO_TO_PO: words("came from secondary education", "uit het voortgezet onderwijs"),
  ORG_TRANSITION: words("went over with board or school", "overgang van bestuur of school"),
  CHANGED_WITHIN_BOARD: words("changed within the board", "gewisseld binnen het bestuur"),
  IN_TRANSIT: words("on the way between two boards", "onderweg tussen twee besturen"),
  OTHER_SCHOOL: words("at another school", "op een andere school"),
  OTHER_SIZE: words("at the same school, another size", "zelfde school, andere omvang"),
  OTHER_FUNCTION: words("at the same school, another group of functions", "zelfde school, andere functiegroep"),
};

/** What the graph's ages of those who left are called. */
const AGES: Readonly<Record<string, Words>> = {
  "<25": words("younger than 25", "jonger dan 25"),
  "25-34": words("25 to 34", "25 tot en met 34"),
  "35+": words("35 and older", "35 en ouder"),
  UNKNOWN: words("unknown", "onbekend"),
};

/** What stands before a line of the account. */
const SIGNS: Readonly<Record<string, string>> = { IN: "+", OUT: "−" };

/** Who came and who left between the year before and the report's, so that the two stocks add up. */
export function flowsSection(
  { flows, flowsByPerson }: Pick<RegionAnswers, "flows" | "flowsByPerson">,
  { lang, year }: Telling,
): Section {
  const why = flows
    ? whyNone([flows.stockAfter, ...flows.lines.map(({ persons }) => persons)], lang, whyNoFlows(flows, lang))
    : TEXT.none[lang];
  const body =
    flows && why === null
      ? html`${bodyOf(flows, year, lang)}
${flowsByPerson ? byPersonOf(flowsByPerson, lang) : NOTHING}`
      : whyNot(why, lang);
  return { id: "flows", title: TEXT.title[lang], body };
}

function bodyOf(flows: Flows, year: number, lang: Language): Html {
  const { lines, boards, boardsObserved } = flows;
  const told = { ...yearsOf(year), observed: String(boardsObserved), boards: String(boards) };
  const within = lines.filter(({ direction }) => direction === "WITHIN").map((line) => lineOf(line, lang));
  return html`<p class="lead">${filled(TEXT.lead, lang, told)}</p>
${accountOf(flows, year, lang)}
${whyMostNot([flows.stockBefore, flows.came, flows.left, flows.stockAfter, ...lines.map(({ persons }) => persons)], lang)}
${waysOf(flows, lang)}
${tableOf(TEXT.within, [TEXT.what, TEXT.persons], within, lang)}
${agesOf(flows, lang)}
${betweenOf(flows, lang)}
${windowsOf(flows, lang)}`;
}

const yearsOf = (year: number) => ({ from: String(year - 1), to: String(year) });

/** The lines that make the one stock the other. */
const changesOf = ({ lines }: Flows): readonly FlowLine[] => lines.filter(({ direction }) => direction !== "WITHIN");

const plotOf = (flows: Flows, lang: Language): Html =>
  barPlot({
    id: "flows-plot",
    title: TEXT.ways[lang],
    desc: TEXT.desc[lang],
    lang,
    bars: changesOf(flows).flatMap((line) =>
      line.persons.value === "0" ? [] : [{ name: nameOf(line, lang), figure: shown(line.persons, lang) }],
    ),
    hidden: TEXT.hidden[lang],
  });

function accountOf({ stockBefore, came, left, stockAfter }: Flows, year: number, lang: Language): Html {
  const rows = [
    [filled(TEXT.before, lang, yearsOf(year)), shown(stockBefore, lang)],
    [TEXT.came[lang], shown(came, lang)],
    [TEXT.left[lang], shown(left, lang)],
    [filled(TEXT.after, lang, yearsOf(year)), shown(stockAfter, lang)],
  ];
  return tableOf(TEXT.account, [TEXT.what, TEXT.persons], rows, lang);
}

/** With bars where any of them would have a length. */
function waysOf(flows: Flows, lang: Language): Html {
  const lines = changesOf(flows);
  const rows = lines.map((line) => lineOf(line, lang));
  if (lines.every(({ persons }) => persons.value === null)) {
    return tableOf(TEXT.ways, [TEXT.what, TEXT.persons], rows, lang);
  }
  const heads = [TEXT.what[lang], TEXT.persons[lang]];
  const figures = table({ lang, caption: TEXT.ways[lang], heads, rows, rowHeads: true });
  return drawn(TEXT.ways[lang], plotOf(flows, lang), figures);
}

/** A line's name, with a sign where it changes the stock. */
const nameOf = ({ direction, kind }: FlowLine, lang: Language): string =>
  `${SIGNS[direction] ?? ""} ${KINDS[kind]?.[lang] ?? kind}`.trim();

const lineOf = (line: FlowLine, lang: Language): readonly Cell[] => [nameOf(line, lang), shown(line.persons, lang)];

function agesOf({ leaversByAge }: Flows, lang: Language): Html {
  const rows = leaversByAge.map(({ band, persons }) => [AGES[band]?.[lang] ?? band, shown(persons, lang)]);
  return tableOf(TEXT.ages, [TEXT.age, TEXT.persons], rows, lang);
}

function betweenOf({ between }: Flows, lang: Language): Html {
  const rows = between.map(({ from, to, persons }) => [boardName(from), boardName(to), shown(persons, lang)]);
  return tableOf(TEXT.between, [TEXT.from, TEXT.to, TEXT.persons], rows, lang);
}

function byPersonOf({ came, left, lines }: Pick<Flows, "came" | "left" | "lines">, lang: Language): Html {
  const rows = [
    [TEXT.someCame[lang], shown(came, lang)],
    [TEXT.someLeft[lang], shown(left, lang)],
    ...lines.filter(({ direction }) => direction === "WITHIN").map((line) => lineOf(line, lang)),
  ];
  return tableOf(TEXT.byPerson, [TEXT.what, TEXT.persons], rows, lang);
}

function windowsOf({ sensitivity }: Flows, lang: Language): Html {
  const heads = [TEXT.window, TEXT.movedOut, TEXT.movedIn, TEXT.outflow, TEXT.reEntry];
  const rows = sensitivity.map(({ windowDays, movedOut, movedIn, outflow, reEntry }) => [
    String(windowDays),
    ...[movedOut, movedIn, outflow, reEntry].map((one) => shown(one, lang)),
  ]);
  return tableOf(TEXT.windows, heads, rows, lang);
}

/** A table with its own heading; nothing where the graph has no rows for it. */
function tableOf(title: Words, heads: readonly Words[], rows: readonly (readonly Cell[])[], lang: Language): Html {
  if (rows.length === 0) return NOTHING;
  const parts = { lang, caption: title[lang], heads: heads.map((head) => head[lang]), rows, rowHeads: true };
  return html`<h3>${title[lang]}</h3>${table(parts)}`;
}
