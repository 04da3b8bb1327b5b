import { type Language, type Words, words } from "../../words.js";
import { ENCODINGS } from "../read/encoding.js";
import { errorWords } from "../refusal-words.js";
import type { Discovery, FoundFile } from "./discover.js";
import type { Look } from "./look.js";
import type { Candidate } from "./match.js";

const DELIMITERS = {
  ";": words("semicolon", "puntkomma"),
  ",": words("comma", "komma"),
  "|": words("bar", "rechte streep"),
  "\t": words("tab", "tab"),
} as const;

const SURE = {
  certain: words("certain", "zeker"),
  likely: words("likely", "waarschijnlijk"),
  open: words(
    "nothing tells: look at the letters with accents, if any",
    "niets zegt het: kijk naar de letters met accenten, als die er zijn",
  ),
} as const;

/** What was found, for a person; of cells it shows nothing. */
export function discoveryLines({ files, adapter, byHand }: Discovery, language: Language): string[] {
  const hand = words(
    ` A profile that tells it is written by hand: see ${byHand}.`,
    ` Een profiel dat het zegt, schrijft u zelf: zie ${byHand}.`,
  );
  const unknown = words(
    "source: unknown, and the headers do not tell what is in the files.",
    "bron: onbekend, en de koppen zeggen niet wat er in de bestanden staat.",
  );
  const known = (name: string, title: Words, readme: string) =>
    words(`source: ${name} (${title.en}). See ${readme}.`, `bron: ${name} (${title.nl}). Zie ${readme}.`);
  return [
    ...files.flatMap((file) => [
      file.name,
      ...fileLines(file, adapter?.name).map((line) => `  ${typeof line === "string" ? line : line[language]}`),
    ]),
    "",
    adapter
      ? known(adapter.name, adapter.title, adapter.readme)[language]
      : unknown[language] + (byHand ? hand[language] : ""),
  ];
}

function fileLines(file: FoundFile, source: string | undefined): (string | Words)[] {
  const { look, error, match, forbidden } = file;
  if (!look) return error ? [errorWords(error)] : [];
  const { rows, unfit, columns } = look;
  const counted = words(`${columns.length} columns, ${rows} rows`, `${columns.length} kolommen, ${rows} regels`);
  return [
    formLine(look),
    unfit > 0
      ? words(`${counted.en}, ${unfit} of other widths`, `${counted.nl}, ${unfit} van een andere breedte`)
      : counted,
    ...(look.deeper ?? []).map(({ place, columns, rows }) =>
      words(
        `rows at ${place}: ${columns.length} columns, ${rows} rows`,
        `regels in ${place}: ${columns.length} kolommen, ${rows} regels`,
      ),
    ),
    ...writingLines(look),
    ...(match ? matchLines(match) : [otherwise(file, source)]),
    ...forbidden.map((header) =>
      words(`never read, take it out of the export: "${header}"`, `nooit gelezen, haal hem uit de export: "${header}"`),
    ),
  ];
}

function formLine({ dialect, encoding }: Look): string | Words {
  if (dialect.form === "delimited") {
    const sure = encoding ? SURE[encoding.sure] : words("by its mark", "door zijn merkteken");
    const [by, above] = [DELIMITERS[dialect.delimiter], titles(dialect)];
    const name = ENCODINGS[dialect.encoding];
    return words(
      `delimited by ${by.en}, ${name} (${sure.en})${above.en}`,
      `gescheiden door ${by.nl}, ${name} (${sure.nl})${above.nl}`,
    );
  }
  if (dialect.form === "xlsx") {
    const [sheet, above] = [dialect.sheet ? ` "${dialect.sheet}"` : "", titles(dialect)];
    return words(`sheet${sheet}${above.en}`, `blad${sheet}${above.nl}`);
  }
  const { form, rows } = dialect;
  return rows?.length === 1 ? words(`${form}, rows at ${rows[0]}`, `${form}, regels in ${rows[0]}`) : form;
}

function titles({
  titleRows = 0,
  totalRows = 0,
}: {
  readonly titleRows?: number | undefined;
  readonly totalRows?: number | undefined;
}): Words {
  const header = titleRows + 1;
  const above = titleRows > 0 ? words(`, header on line ${header}`, `, kop op regel ${header}`) : words("", "");
  const below = totalRows > 0 ? words(`, ${totalRows} total rows`, `, ${totalRows} totaalregels`) : words("", "");
  return words(above.en + below.en, above.nl + below.nl);
}

function writingLines({ days, decimals }: Look): Words[] {
  const forms = [...new Set(days.flatMap(([first]) => first ?? []))];
  const parts = [
    ...(forms.length > 0 ? [words(`days: ${forms.join(", ")}`, `dagen: ${forms.join(", ")}`)] : []),
    ...(decimals.size > 0
      ? [words(`decimals: ${[...decimals].join(", ")}`, `decimalen: ${[...decimals].join(", ")}`)]
      : []),
  ];
  return parts.length > 0 ? [words(parts.map(({ en }) => en).join("; "), parts.map(({ nl }) => nl).join("; "))] : [];
}

function matchLines({ adapter, file, isNamed, missing, unread }: Candidate): (string | Words)[] {
  const { name } = adapter;
  const found = isNamed
    ? `${name}: ${file}`
    : words(`${name}: seems to be ${file}; give it that name`, `${name}: lijkt ${file} te zijn; geef het die naam`);
  const lacks = missing.map(({ header, near }) => {
    if (near === undefined) return words(`no column "${header}"`, `geen kolom "${header}"`);
    return words(`no column "${header}": did you mean "${near}"?`, `geen kolom "${header}": bedoelt u "${near}"?`);
  });
  const passed = unread.join(", ");
  return [found, ...lacks, ...(passed === "" ? [] : [words(`not read: ${passed}`, `niet gelezen: ${passed}`)])];
}

/** What is said of a file that does not go with the source of the others. */
function otherwise({ candidates, isPassed }: FoundFile, source: string | undefined): Words {
  if (isPassed)
    return words(
      `${source}: belongs to the set, nothing of it is read`,
      `${source}: hoort bij de set, er wordt niets van gelezen`,
    );
  const others = candidates
    .slice(0, 3)
    .map(({ adapter, file, share }) => `${adapter.name} ${file} (${Math.round(share * 100)} %)`)
    .join(", ");
  if (others === "") return words("no source has such a file", "geen bron heeft zo'n bestand");
  return words(
    `not of ${source ?? "any one source"}; may be ${others}`,
    `niet van ${source ?? "één bron"}; misschien ${others}`,
  );
}
