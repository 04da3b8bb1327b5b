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

const said = (faults: readonly Rejection[], alone: boolean, language: Language) =>
  [...faults.map((fault) => mendOf(fault)[language]), ...(alone ? [LINE_ALONE[language]] : [])].join(" | ");

const listed = (faults: readonly Rejection[], of: (fault: Rejection) => string) => faults.map(of).join(" | ");
