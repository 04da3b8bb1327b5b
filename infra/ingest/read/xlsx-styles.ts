import { words } from "../../words.js";
import { visitPart } from "./xlsx-part.js";
import type { Zip } from "./zip.js";
import { zipFault } from "./zip-fault.js";

/** Most formats of cells that a workbook may have; Excel itself stops at 65,490. */
const MAX_FORMATS = 100_000;

/** Formats that every workbook has and that show a day: `dd-mm-yyyy` as the country writes it, `d-mmm-yy` and the like. */
const BUILT_IN_DAYS: ReadonlySet<number> = new Set([14, 15, 16, 17, 22]);

/** In a format: text between quotes, a character that stands for itself, and fill. */
const LITERALS = /"[^"]*"?|\\.|[_*]./g;

/** Hours, minutes or seconds that count on beyond a day. */
const ELAPSED = /\[(?:h+|m+|s+)\]/i;

/** Colours, conditions and countries. */
const BRACKETS = /\[[^\]]*\]/g;

/** What is left of the format of a day or a time. */
const CALENDAR = /^(?:[dmyhsbge\s/.,:;0-]|AM\/PM|A\/P)+$/i;

/** Whether a number format shows a day: `dd-mm-yyyy`, `[$-413]d mmm yy`, `mmm yy`; not `h:mm`, `[mm]:ss` or `#,##0`. */
export function showsDay(format: string): boolean {
  const plain = format.replace(LITERALS, "");
  const [positive = ""] = plain.replace(BRACKETS, "").split(";");
  if (ELAPSED.test(plain) || !CALENDAR.test(positive)) return false;
  return /[dy]/i.test(positive) || (/m/i.test(positive) && !/[hs]/i.test(positive));
}

/**
 * Which formats of cells show a day, by the number by which cells name them.
 * @throws FILE_MALFORMED
 */
export async function readDayStyles(zip: Zip, part: string): Promise<readonly boolean[]> {
  const ids: number[] = [];
  const days = new Set(BUILT_IN_DAYS);
  await visitPart(zip, part, (element, { numFmtId, formatCode = "" }, inside) => {
    if (element === "xf" && inside === "cellXfs") ids.push(Number(numFmtId ?? 0));
    else if (element === "numFmt" && showsDay(formatCode)) days.add(Number(numFmtId));
    if (ids.length > MAX_FORMATS)
      throw zipFault(
        zip.name,
        words(`more than ${MAX_FORMATS} formats of cells`, `meer dan ${MAX_FORMATS} celopmaken`),
      );
  });
  return ids.map((id) => days.has(id));
}
