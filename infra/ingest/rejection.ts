import { type Words, words } from "../words.js";
/** What the ingest can hold against a row, a cell or a column, and what to do about it. */
export const REJECTIONS = {
  CELL_EMPTY: words(
    "Fill the cell in the HR system and deliver again.",
    "Vul de cel in het HR-systeem en lever opnieuw aan.",
  ),
  CELL_INVALID: words(
    "Correct the cell in the HR system, or the profile where a key of it is named here, and deliver again.",
    "Verbeter de cel in het HR-systeem, of het profiel als hier een sleutel ervan staat, en lever opnieuw aan.",
  ),
  WORD_UNKNOWN: words(
    "Say in the profile what the word means, under the key that is named here, and deliver again.",
    "Zeg in het profiel wat het woord betekent, onder de sleutel die hier staat, en lever opnieuw aan.",
  ),
  CELL_FORBIDDEN: words(
    "Take the number out of the HR system's text field: it may never enter the hub.",
    "Haal het nummer uit het tekstveld van het HR-systeem: het mag de hub nooit in.",
  ),
  COLUMN_FORBIDDEN: words(
    "Take the column out of the export: the hub never reads it.",
    "Haal de kolom uit de export: de hub leest hem nooit.",
  ),
  COLUMN_ADDED: words(
    "Nothing, or take the column out of the export: the hub does not read it.",
    "Niets, of haal de kolom uit de export: de hub leest hem niet.",
  ),
  COLUMN_REMOVED: words(
    "Nothing, if it is to stay away; else put the column back into the export.",
    "Niets, als hij wegblijft; zet de kolom anders terug in de export.",
  ),
  END_MISSING: words(
    "Deliver the whole file. When the HR system never ends the last line: `lastLineEnd: optional` in the profile. Until then nothing is taken as gone, nor a last row that may be cut off.",
    "Lever het hele bestand aan. Sluit het HR-systeem de laatste regel nooit af: `lastLineEnd: optional` in het profiel. Tot dan geldt niets als verdwenen, en telt een laatste regel die afgebroken kan zijn niet mee.",
  ),
  ROW_MALFORMED: words(
    "Make the export again; look for a stray delimiter, quote or line end on this line.",
    "Maak de export opnieuw; zoek op deze regel naar een los scheidingsteken, aanhalingsteken of regeleinde.",
  ),
  TOTAL_UNDECLARED: words(
    "Say in the profile how many totals the file may end in, `totalRows: 1`, or `totalRows: 0` when the line is none.",
    "Zeg in het profiel op hoeveel totalen het bestand kan eindigen, `totalRows: 1`, of `totalRows: 0` als de regel er geen is.",
  ),
  ENCODING_WRONG: words(
    "The line holds bytes that the declared encoding does not have: correct the text or the encoding.",
    "De regel bevat bytes die de opgegeven codering niet heeft: verbeter de tekst of de codering.",
  ),
  KEY_CONFLICT: words(
    "Two rows with the same key differ: correct one in the HR system.",
    "Twee regels met dezelfde sleutel verschillen: verbeter er een in het HR-systeem.",
  ),
  REFERENCE_UNKNOWN: words(
    "Deliver what the row refers to, or correct the reference.",
    "Lever aan waar de regel naar verwijst, of verbeter de verwijzing.",
  ),
  NOT_YOURS: words(
    "Leave the row out where it is about another board; where it is yours, say in it, or in the profile, what is expected here.",
    "Laat de regel weg als hij over een ander bestuur gaat; is hij van u, zeg dan erin, of in het profiel, wat hier verwacht wordt.",
  ),
} as const;

/** The same of a file that comes out of no HR system: a register's, or one that the operator fills in. */
const IN_A_REGISTER: { readonly [code in RejectionCode]?: Words } = {
  CELL_EMPTY: words(
    "Fill the cell in the file, or ask who publishes it, and deliver again.",
    "Vul de cel in het bestand, of vraag het aan wie het uitgeeft, en lever opnieuw aan.",
  ),
  CELL_INVALID: words(
    "Correct the cell in the file, or ask who publishes it, and deliver again.",
    "Verbeter de cel in het bestand, of vraag het aan wie het uitgeeft, en lever opnieuw aan.",
  ),
  CELL_FORBIDDEN: words(
    "Take the number out of the text in the file: it may never enter the hub.",
    "Haal het nummer uit de tekst in het bestand: het mag de hub nooit in.",
  ),
  END_MISSING: words(
    "Deliver the whole file: what may be cut off is not taken, and nothing is taken as gone.",
    "Lever het hele bestand aan: wat afgebroken kan zijn telt niet mee, en niets geldt als verdwenen.",
  ),
  KEY_CONFLICT: words(
    "Two rows contradict each other, or one what the hub has already: correct it in the file and deliver again.",
    "Twee regels spreken elkaar tegen, of een regel wat de hub al heeft: verbeter dat in het bestand en lever opnieuw aan.",
  ),
};

/** The same of a row that no delimiters make. */
const OF_LISTS = words(
  "Make the export again; where the profile says `rows`, look whether the lists of the file stand there.",
  "Maak de export opnieuw; zegt het profiel `rows`, kijk dan of de lijsten van het bestand daar staan.",
);
const OF_A_SHEET = words(
  "Make the export again; look for cells of this row beside the columns of the header.",
  "Maak de export opnieuw; zoek in deze regel naar cellen buiten de kolommen van de kopregel.",
);

function mendOfRow(file: string): Words {
  if (/\.(?:json|xml)$/i.test(file)) return OF_LISTS;
  return /\.xlsx$/i.test(file) ? OF_A_SHEET : REJECTIONS.ROW_MALFORMED;
}

/** What to do about a rejection, where its row came from. */
export function mendOf({ code, file, inRegister }: Pick<Rejection, "code" | "file" | "inRegister">): Words {
  if (code === "ROW_MALFORMED") return mendOfRow(file);
  return (inRegister ? IN_A_REGISTER[code] : undefined) ?? REJECTIONS[code];
}

/** Rejections of a run that were kept, as those of its source. */
export const rejectionsOf = (
  rejections: readonly Rejection[],
  source: { readonly scope: "board" | "register" } | undefined,
): readonly Rejection[] =>
  source?.scope === "register" ? rejections.map((one) => ({ ...one, inRegister: true })) : rejections;

export type RejectionCode = keyof typeof REJECTIONS;

/** What a rejection cost: the whole row, one cell of a row that stayed, a column that was never read, or nothing. */
export type RejectionEffect = "row" | "cell" | "column" | "nothing";

/** One thing that was refused, and where. Never holds what the cell said. */
export interface Rejection {
  /** File name without its folder. */
  readonly file: string;
  /** Line of a delimited file (its header is line 1), or row of a JSON list, from 1; 0 for the file as a whole. */
  readonly line: number;
  /** The column's header as the adapter documents it; null when it is about the row as a whole. */
  readonly column: string | null;
  readonly code: RejectionCode;
  readonly effect: RejectionEffect;
  /** Whether the file is a register's, and not out of the board's HR system. */
  readonly inRegister?: boolean | undefined;
  /** What was expected. */
  readonly expected: Words;
  /** The row's cells by header, of the columns that are read; what may not enter is left out. Goes to the board alone. */
  readonly cells?: Readonly<Record<string, string>> | undefined;
}
