import { type Words, words } from "../words.js";
import type { AccessReport } from "./report.js";

type Language = keyof Words;

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

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}caption{text-align:left;font-weight:600;padding:.5rem 0}
th,td{border:1px solid #bbb;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{background:#f2f2f2}`;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => ENTITIES[char] as string);

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
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(TEXT.title[lang])}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(TEXT.title[lang])}</h1>
<p>${escaped(about)}</p>
${sections.length === 0 ? `<p>${TEXT.nothing[lang]}</p>\n` : ""}${tables.join("\n")}
<p>${escaped(TEXT.rights[lang])}</p>
</body>
</html>
`;
}

const listOf = <Row extends object>(
  name: "sources" | "recipients" | "readers" | "rules",
  heads: readonly (Head & keyof Row)[],
  rows: readonly Row[],
  lang: Language,
): string => tableOf(TEXT[name][lang], Object.fromEntries(heads.map((head) => [head, HEADS[head]])), rows, lang);

function tableOf(
  title: string,
  columns: Readonly<Record<string, Words>>,
  rows: readonly object[],
  lang: Language,
): string {
  const names = Object.keys(columns);
  const cells = (row: object) =>
    names.map((name) => `<td>${escaped(cellText((row as Record<string, unknown>)[name], lang))}</td>`).join("");
  const head = names.map((name) => `<th scope="col">${escaped(columns[name]?.[lang] ?? name)}</th>`).join("");
  const body = rows.map((row) => `<tr>${cells(row)}</tr>`).join("\n");
  return `<table>
<caption>${escaped(title)}${rows.length === 0 ? `: ${TEXT.nothing[lang].toLowerCase()}` : ""}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody>
</table>`;
}

function cellText(value: unknown, lang: Language): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return (value ? TEXT.yes : TEXT.no)[lang];
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "object" ? (value as Words)[lang] : String(value);
}
