import { join } from "node:path";
import { spoil, stepsOf } from "./faults.js";
import {
  appointmentRow,
  FILES,
  type File,
  functionRows,
  memberRow,
  partnerRows,
  phoneRows,
  type RowOf,
  type Rows,
  SPOILERS,
  unitRows,
} from "./hr-core-rows.js";
import type { DemoBoard } from "./region.js";
import { Sink } from "./sink.js";
import { unitsOf } from "./units.js";

/** Writes the seven files of a board: `|`, Windows-1252, CRLF, padded cells. */
export async function writeHrCore(board: DemoBoard, folder: string): Promise<readonly string[]> {
  const names = Object.keys(FILES) as File[];
  const sinks = new Map<File, Sink>();
  for (const name of names) {
    const sink = await Sink.create(join(folder, `${name}.csv`), "windows-1252");
    sink.write(`${Object.keys(FILES[name]).join("|")}\r\n`);
    sinks.set(name, sink);
  }
  const put = async (rows: Rows) => {
    for (const name of names) {
      const sink = sinks.get(name) as Sink;
      for (const row of rows[name] ?? []) sink.write(lineOf(name, row));
      await sink.drain();
    }
  };
  let last: RowOf<"Aanstellingen"> | undefined;
  for (const step of stepsOf(board)) {
    const { person, fault } = step;
    const appointments = person.employments.map((employment) => appointmentRow(board, person, employment));
    const rows = spoil({ members: [memberRow(person)], lines: appointments }, step, SPOILERS, last);
    const known = fault === null;
    await put({
      Medewerker: rows.members,
      Aanstellingen: rows.lines,
      Echtgenoot: known ? partnerRows(person) : [],
      Telefoon: known ? phoneRows(person) : [],
    });
    last = rows.lines.at(-1) ?? last;
  }
  await put({ Functie: functionRows() });
  for (const unit of unitsOf(board)) await put(unitRows(board, unit));
  for (const sink of sinks.values()) await sink.close();
  return names.map((name) => `${name}.csv`);
}

function lineOf(name: File, row: Readonly<Record<string, string>>): string {
  const cells = Object.entries(FILES[name]).map(([header, width]) => {
    const value = row[header] ?? "";
    return header === "[Uren per week]" ? value.padStart(width) : value.padEnd(width);
  });
  return `${cells.join("|")}\r\n`;
}
