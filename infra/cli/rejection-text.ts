import { mendOf, type Rejection } from "../ingest/rejection.js";
import { table } from "../ingest/run-text.js";
import type { Language } from "../words.js";

const HEADS = {
  en: ["file", "line", "column", "lost", "code", "expected", "what to do"],
  nl: ["bestand", "regel", "kolom", "verloren", "code", "verwacht", "wat te doen"],
} as const;

const LOST = {
  en: { row: "row", cell: "cell", column: "column", nothing: "nothing" },
  nl: { row: "regel", cell: "cel", column: "kolom", nothing: "niets" },
} as const;

/** Rejections as a table for people, in their language. */
export function rejectionLines(rejections: readonly Rejection[], language: Language): string[] {
  if (rejections.length === 0) return [language === "nl" ? "er is niets geweigerd" : "nothing was refused"];
  const rows = rejections.map(({ file, line, column, code, effect, expected, inRegister }) => [
    file,
    line === 0 ? "-" : String(line),
    column ?? "-",
    LOST[language][effect],
    code,
    expected[language],
    mendOf({ code, file, inRegister })[language],
  ]);
  return table(HEADS[language], rows);
}
