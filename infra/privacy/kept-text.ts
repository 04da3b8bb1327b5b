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

/** The same text without erased people; the part itself where none of them is in it. */
export function forgetInText(
  part: KeptText,
  definition: Pick<RecordDefinition, "person" | "mentions">,
  erased: ErasedPeople,
): KeptText {
  const forget = forgetting(definition, part.fields, erased);
  if (!forget) return part;
  const lines = part.text.toString().split("\n");
  lines.pop(); // behind the last line end
  let isSame = true;
  const left = lines.flatMap((line) => {
    const cells = line.split("\t");
    const values = cells.slice(PLACE).map(cellValue);
    const rest = forget(values);
    if (rest === values) return [line];
    isSame = false;
    if (!rest) return [];
    const blanked = rest.map((value, place) => (value === values[place] ? cells[PLACE + place] : "\\N"));
    return [[...cells.slice(0, PLACE), ...blanked].join("\t")];
  });
  if (isSame) return part;
  return { ...part, rows: left.length, text: Buffer.from(left.map((line) => `${line}\n`).join("")) };
}
