import { type Invalid, invalid } from "../cell.js";
import { unescapeText } from "./xlsx-texts.js";
import { readDay, readNumber } from "./xlsx-values.js";

/** What the cells of a sheet refer to. */
export interface SheetContext {
  /** Texts by their number. */
  readonly texts: readonly string[];
  /** Whether a format shows a day, by its number. */
  readonly dayStyles: readonly boolean[];
  readonly from1904: boolean;
}

/** A cell as it stands in the sheet. */
export interface RawCell {
  /** Attribute `t`; `n` when there is none. */
  readonly type: string;
  /** Attribute `s`. */
  readonly style: number;
  /** Whether it is worked out by a formula. */
  readonly formula: boolean;
  /** Text of `v`, as it was last worked out; undefined without. */
  readonly value: string | undefined;
  /** Text that stands in the cell itself; undefined without. */
  readonly inline: string | undefined;
  /** Whether a value stands in it twice, or holds elements that none can hold. */
  readonly inDisorder: boolean;
}

/** Most characters that Excel lets a cell hold. */
const MAX_TEXT = 32_767;

const ISO_DAY = /^(\d{4}-\d{2}-\d{2})(?:T[\d:.Z]*)?$/;

/** What a person sees in a cell, as text; days as `yyyy-MM-dd`, truths as `true` and `false`; "" when it is empty. */
export function readCell(cell: RawCell, context: SheetContext): string | Invalid {
  const { type, formula, inline, value, inDisorder } = cell;
  if (inDisorder) return invalid("one value", "één waarde");
  if (type === "inlineStr") return bounded(inline ?? unescapeText(value ?? ""));
  if (type === "str" && value !== undefined) return bounded(unescapeText(value));
  const bare = value?.trim() ?? "";
  if (bare === "" && formula) {
    return invalid(
      "a value: open the file in Excel and save it",
      "een waarde: open het bestand in Excel en sla het op",
    );
  }
  if (bare === "") return "";
  switch (type) {
    case "n":
      return context.dayStyles[cell.style] ? readDay(bare, context.from1904) : readNumber(bare);
    case "s":
      return bounded(context.texts[Number(bare)] ?? invalid("a text of the workbook", "een tekst van de werkmap"));
    case "b":
      return bare === "1" ? "true" : bare === "0" ? "false" : invalid("true or false", "waar of onwaar");
    case "d":
      return ISO_DAY.exec(bare)?.[1] ?? invalid("a day", "een dag");
    case "e":
      return invalid("a value, not an error of a formula", "een waarde, geen fout van een formule");
    default:
      return invalid("a text, a number or a day", "een tekst, een getal of een dag");
  }
}

const bounded = (text: string | Invalid): string | Invalid =>
  typeof text === "string" && text.length > MAX_TEXT
    ? invalid(`text of at most ${MAX_TEXT} characters`, `tekst van hooguit ${MAX_TEXT} tekens`)
    : text;
