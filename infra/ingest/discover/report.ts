import { ENCODINGS } from "../read/encoding.js";
import type { Discovery, FoundFile } from "./discover.js";
import type { Look } from "./look.js";
import type { Candidate } from "./match.js";

const DELIMITERS = { ";": "semicolon", ",": "comma", "|": "bar", "\t": "tab" } as const;
const SURE = {
  certain: "certain",
  likely: "likely",
  open: "nothing tells: look at the letters with accents, if any",
} as const;

/** What was found, for a person; of cells it shows nothing. */
export function discoveryLines({ files, adapter, byHand }: Discovery): string[] {
  return [
    ...files.flatMap((file) => [file.name, ...fileLines(file, adapter?.name).map((line) => `  ${line}`)]),
    "",
    adapter
      ? `source: ${adapter.name} (${adapter.title}). See ${adapter.readme}.`
      : `source: unknown, and the headers do not tell what is in the files.${byHand ? ` A profile that tells it is written by hand: see ${byHand}.` : ""}`,
  ];
}

function fileLines(file: FoundFile, source: string | undefined): string[] {
  const { look, error, match, forbidden } = file;
  if (!look) return [`${error?.code}: ${error?.message}`];
  return [
    formLine(look),
    `${look.columns.length} columns, ${look.rows} rows${look.unfit > 0 ? `, ${look.unfit} of other widths` : ""}`,
    ...(look.deeper ?? []).map(
      ({ place, columns, rows }) => `rows at ${place}: ${columns.length} columns, ${rows} rows`,
    ),
    ...writingLines(look),
    ...(match ? matchLines(match) : [otherwise(file, source)]),
    ...forbidden.map((header) => `never read, take it out of the export: "${header}"`),
  ];
}

function formLine({ dialect, encoding }: Look): string {
  if (dialect.form === "delimited") {
    const sure = ` (${encoding ? SURE[encoding.sure] : "by its mark"})`;
    return `delimited by ${DELIMITERS[dialect.delimiter]}, ${ENCODINGS[dialect.encoding]}${sure}${titles(dialect)}`;
  }
  if (dialect.form === "xlsx") return `sheet${dialect.sheet ? ` "${dialect.sheet}"` : ""}${titles(dialect)}`;
  return dialect.rows?.length === 1 ? `${dialect.form}, rows at ${dialect.rows[0]}` : dialect.form;
}

function titles({
  titleRows = 0,
  totalRows = 0,
}: {
  readonly titleRows?: number | undefined;
  readonly totalRows?: number | undefined;
}) {
  const above = titleRows > 0 ? `, header on line ${titleRows + 1}` : "";
  return totalRows > 0 ? `${above}, ${totalRows} total rows` : above;
}

function writingLines({ days, decimals }: Look): string[] {
  const forms = [...new Set(days.flatMap(([first]) => first ?? []))];
  const parts = [
    ...(forms.length > 0 ? [`days: ${forms.join(", ")}`] : []),
    ...(decimals.size > 0 ? [`decimals: ${[...decimals].join(", ")}`] : []),
  ];
  return parts.length > 0 ? [parts.join("; ")] : [];
}

function matchLines({ adapter, file, isNamed, missing, unread }: Candidate): string[] {
  const found = isNamed ? `${adapter.name}: ${file}` : `${adapter.name}: seems to be ${file}; give it that name`;
  const lacks = missing.map(({ header, near }) =>
    near === undefined ? `no column "${header}"` : `no column "${header}": did you mean "${near}"?`,
  );
  return [found, ...lacks, ...(unread.length > 0 ? [`not read: ${unread.join(", ")}`] : [])];
}

/** What is said of a file that does not go with the source of the others. */
function otherwise({ candidates, isPassed }: FoundFile, source: string | undefined): string {
  if (isPassed) return `${source}: belongs to the set, nothing of it is read`;
  const others = candidates
    .slice(0, 3)
    .map(({ adapter, file, share }) => `${adapter.name} ${file} (${Math.round(share * 100)} %)`);
  if (others.length > 0) return `not of ${source ?? "any one source"}; may be ${others.join(", ")}`;
  return "no source has such a file";
}
