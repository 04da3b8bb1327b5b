import { BYTE_ORDER_MARK, csvLine } from "../csv.js";
import { type Language, words } from "../words.js";
import { mendOf, type Rejection } from "./rejection.js";

/**
 * A board's own lines with the reasons behind them, as CSV for a spreadsheet: one line per row of a file, its cells under
 * the headers of the columns that are read, then why it was refused and what to do, in Dutch and in English.
 */
export function* rejectionCsv(rejections: readonly Rejection[]): Generator<string> {
  const rows = [...Map.groupBy(rejections, ({ file, line }) => `${line}/${file}`).values()];
  const headers = [...new Set(rejections.flatMap(({ cells }) => Object.keys(cells ?? {})))];
  yield BYTE_ORDER_MARK +
    csvLine(["bestand", "regel", ...headers, "kolom", "code", "verwacht", "wat te doen", "expected", "what to do"]);
  for (const faults of rows) {
    const { file, line } = faults[0] as Rejection;
    const alone = line > 0 && faults.every((fault) => !fault.cells);
    const cells = Object.assign({}, ...faults.map((fault) => fault.cells ?? {})) as Readonly<Record<string, string>>;
    yield csvLine([
      file,
      line === 0 ? "" : String(line),
      ...headers.map((header) => cells[header] ?? ""),
      listed(faults, ({ column }) => column ?? ""),
      listed(faults, ({ code }) => code),
      listed(faults, ({ expected }) => expected.nl),
      said(faults, alone, "nl"),
      listed(faults, ({ expected }) => expected.en),
      said(faults, alone, "en"),
    ]);
  }
}

/** Said of a line that nobody has any more, or never had: of a delivery that came without its files. */
const LINE_ALONE = words(
  "Only the place is known here: the line itself stands in the board's own file. `hub ingest --to … --rejections FILE` gives back what is refused while reading, on the machine that has the file.",
  "Hier is alleen de plaats bekend: de regel zelf staat in het bestand van het bestuur. `hub ingest --to … --rejections BESTAND` geeft terug wat bij het lezen geweigerd wordt, op de machine die het bestand heeft.",
);

/** Said of a line whose cells nobody can tell apart. */
const LINE_UNKEPT = words(
  "Which of its cells the hub may keep cannot be told: look the line up in the file, by its number.",
  "Welke cellen ervan de hub mag bewaren, is niet te zeggen: zoek de regel op in het bestand, aan zijn nummer.",
);

const isWhole = ({ code }: Rejection) => code !== "ROW_MALFORMED" && code !== "ENCODING_WRONG";

function said(faults: readonly Rejection[], alone: boolean, language: Language): string {
  const why = alone ? [(faults.every(isWhole) ? LINE_ALONE : LINE_UNKEPT)[language]] : [];
  return [...faults.map((fault) => mendOf(fault)[language]), ...why].join(" | ");
}

const listed = (faults: readonly Rejection[], of: (fault: Rejection) => string) => faults.map(of).join(" | ");
