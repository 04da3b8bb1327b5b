import { type Html, html, NOTHING } from "../report/html.js";
import { page } from "../report/page.js";
import { table } from "../report/table.js";
import { type Language, type Words, words } from "../words.js";
import type { AccessReport } from "./report.js";

const TEXT = {
  title: words("What is held about you", "Wat er over u bewaard wordt"),
  about: words(
    "Board {board}, staff number {number}. Made on {day}.",
    "Bestuur {board}, personeelsnummer {number}. Gemaakt op {day}.",
  ),
  nothing: words("Nothing.", "Niets."),
  sources: words("Where it came from", "Waar het vandaan komt"),
  recipients: words("Who has been shown it", "Wie het te zien heeft gekregen"),
  readers: words("Each time that it was shown", "Elke keer dat het getoond is"),
  rules: words("How long it is kept, and by which law", "Hoe lang het bewaard wordt, en volgens welke wet"),
  rights: words(
    "You may have your data corrected or erased, object, or complain to the Autoriteit Persoonsgegevens. Ask your board: it is responsible for your data.",
    "U mag uw gegevens laten verbeteren of wissen, bezwaar maken, of een klacht indienen bij de Autoriteit Persoonsgegevens. Vraag het uw bestuur: dat is verantwoordelijk voor uw gegevens.",
  ),
  yes: words("yes", "ja"),
  no: words("no", "nee"),
} as const;

const HEADS = {
  run: words("delivery", "aanlevering"),
  title: words("system", "systeem"),
  files: words("files", "bestanden"),
  at: words("when", "wanneer"),
  kind: words("kind", "soort"),
  requester: words("who", "wie"),
  issuer: words("known by", "bekend bij"),
  client: words("program", "programma"),
  purpose: words("what for", "waarvoor"),
  levels: words("kinds of data", "soorten gegevens"),
  times: words("times", "keren"),
  lastAt: words("last", "laatst"),
  name: words("rule", "regel"),
  what: words("what", "wat"),
  period: words("how long", "hoe lang"),
  since: words("counted from", "gerekend vanaf"),
  basis: words("by which law", "volgens welke wet"),
  source: words("source", "bron"),
} as const;

type Head = keyof typeof HEADS;

/** A report as one page that needs nothing else: no script, no font, no picture, nothing from elsewhere. */
export function reportHtml(report: AccessReport, lang: Language): string {
  const { person, madeAt, sections, sources, recipients, readers, rules } = report;
  const about = TEXT.about[lang]
    .replace("{board}", person.board)
    .replace("{number}", () => person.number)
    .replace(
      "{day}",
      new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "Europe/Amsterdam" }).format(new Date(madeAt)),
    );
  const tables = [
    ...sections.map(({ title, columns, rows }) => tableOf(title[lang], columns, rows, lang)),
    listOf("sources", ["run", "title", "files", "at"], sources, lang),
    listOf("recipients", ["kind", "issuer", "client", "purpose", "levels", "times", "lastAt"], recipients, lang),
    listOf("readers", ["at", "kind", "requester", "issuer", "client", "purpose", "levels"], readers, lang),
    listOf("rules", ["what", "period", "since", "basis", "source"], rules, lang),
  ];
  const body = html`<header><h1>${TEXT.title[lang]}</h1>
<p>${about}</p></header>
<main>${sections.length === 0 ? html`<p>${TEXT.nothing[lang]}</p>` : NOTHING}
${tables}
<p>${TEXT.rights[lang]}</p></main>`;
  return page({ lang, title: TEXT.title[lang], body });
}

const listOf = <Row extends object>(
  name: "sources" | "recipients" | "readers" | "rules",
  heads: readonly (Head & keyof Row)[],
  rows: readonly Row[],
  lang: Language,
): Html => tableOf(TEXT[name][lang], Object.fromEntries(heads.map((head) => [head, HEADS[head]])), rows, lang);

function tableOf(
  title: string,
  columns: Readonly<Record<string, Words>>,
  rows: readonly object[],
  lang: Language,
): Html {
  return table({
    lang,
    caption: `${title}${rows.length === 0 ? `: ${TEXT.nothing[lang].toLowerCase()}` : ""}`,
    heads: Object.values(columns).map((head) => head[lang]),
    rows: rows.map((row) => Object.keys(columns).map((name) => cellText((row as Record<string, unknown>)[name], lang))),
  });
}

function cellText(value: unknown, lang: Language): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return (value ? TEXT.yes : TEXT.no)[lang];
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "object" ? (value as Words)[lang] : String(value);
}
