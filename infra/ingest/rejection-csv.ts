import { BYTE_ORDER_MARK, csvLine } from "../csv.js";
import { REJECTIONS, type Rejection } from "./rejection.js";

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
    const cells = Object.assign({}, ...faults.map((fault) => fault.cells ?? {})) as Readonly<Record<string, string>>;
    yield csvLine([
      file,
      line === 0 ? "" : String(line),
      ...headers.map((header) => cells[header] ?? ""),
      listed(faults, ({ column }) => column ?? ""),
      listed(faults, ({ code }) => code),
      listed(faults, ({ expected }) => expected.nl),
      listed(faults, ({ code }) => REJECTIONS[code].nl),
      listed(faults, ({ expected }) => expected.en),
      listed(faults, ({ code }) => REJECTIONS[code].en),
    ]);
  }
}

const listed = (faults: readonly Rejection[], of: (fault: Rejection) => string) => faults.map(of).join(" | ");
