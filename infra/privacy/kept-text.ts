import type { RecordDefinition } from "../record.js";
import { type ErasedPeople, forgetting } from "./erased.js";

/** Kept records: COPY text with `_file` and `_line` before the values, and the fields in their order. */
export interface KeptText {
  readonly fields: readonly string[];
  readonly rows: number;
  readonly text: Buffer;
}

/** Values that stand before the fields. */
const PLACE = 2;

const UNESCAPED: Readonly<Record<string, string>> = { "\\": "\\", t: "\t", n: "\n", r: "\r" };

/** A value as it was before it became COPY text; null for `\N`. */
const cellValue = (cell: string): string | null =>
  cell === "\\N" ? null : cell.includes("\\") ? cell.replace(/\\(.)/g, (_, char) => UNESCAPED[char] ?? char) : cell;

/** A line of kept records. */
interface KeptLine {
  /** As they stand in the text, `_file` and `_line` first. */
  readonly cells: readonly string[];
  /** In the order of the part's fields. */
  readonly values: readonly (string | null)[];
}

/** The values of a line, or of what stands behind its place. */
export const valuesOf = (text: string): (string | null)[] => text.split("\t").map(cellValue);

/** The records of a part, one at a time. */
export function* linesOf({ text }: Pick<KeptText, "text">): Generator<KeptLine> {
  const lines = text.toString().split("\n");
  lines.pop(); // behind the last line end
  for (const line of lines) {
    const cells = line.split("\t");
    yield { cells, values: cells.slice(PLACE).map(cellValue) };
  }
}

/** The same text without erased people; the part itself where none of them is in it. */
export function forgetInText(
  part: KeptText,
  definition: Pick<RecordDefinition, "person" | "mentions">,
  erased: ErasedPeople,
): KeptText {
  const forget = forgetting(definition, part.fields, erased);
  if (!forget) return part;
  const left: string[] = [];
  let isSame = true;
  for (const { cells, values } of linesOf(part)) {
    const rest = forget(values);
    isSame &&= rest === values;
    if (!rest) continue;
    const kept = rest.map((value, place) => (value === values[place] ? cells[PLACE + place] : "\\N"));
    left.push(`${[...cells.slice(0, PLACE), ...kept].join("\t")}\n`);
  }
  return isSame ? part : { ...part, rows: left.length, text: Buffer.from(left.join("")) };
}
