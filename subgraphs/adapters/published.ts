import { type Invalid, invalid } from "@regiohub/infra/ingest/cell";
import { readDecimal, roundDecimal } from "@regiohub/infra/ingest/decimals";
import type { FactRecord } from "@regiohub/schema/records/fact";

/** What a cell of a published table says: a figure, or why it has none, and the cell as it was where that says more. */
export type Published = Pick<FactRecord, "value" | "why" | "raw">;

/** What publishers write for a figure that they keep back because it would be about few people. */
const SUPPRESSED = /^(\*{1,2}|< ?\d+|\.|-)$/;
/** People and employments are whole: dots, blanks and hard blanks part thousands. */
const WHOLE = /^(\d{1,9}|\d{1,3}([. \u00a0]\d{3})+)$/;
/** Everything else may have decimals: a dot is their sign, and parts thousands only before a comma. */
const PARTED = /^\d{1,3}(([ \u00a0]\d{3})+([.,]\d+)?|(\.\d{3})+,\d+)$/;

/** Reads a cell of a published table; an empty one is no nought. Exact, to four decimals. */
export function publishedFigure(cell: string | null, measure: FactRecord["measure"]): Published | Invalid {
  if (cell === null) return { value: null, why: "SOURCE_BLANK", raw: null };
  if (SUPPRESSED.test(cell)) return { value: null, why: "SOURCE_SUPPRESSED", raw: cell };
  const value = measure === "PERSONS" || measure === "EMPLOYMENTS" ? wholeIn(cell) : decimalIn(cell);
  if (value !== undefined) return { value, why: null, raw: value === cell ? null : cell };
  return invalid(
    "a figure of zero or more as 1.007 (people) or 812,5 (fte), empty, or one of * ** <5 . -",
    "een getal van nul of meer als 1.007 (personen) of 812,5 (fte), leeg, of een van * ** <5 . -",
  );
}

const wholeIn = (cell: string) => (WHOLE.test(cell) ? readDecimal(cell.replace(/\D/g, "")) : undefined);

function decimalIn(cell: string) {
  if (!/^\d/.test(cell)) return undefined;
  const plain = PARTED.test(cell) ? cell.replace(/[ \u00a0]|\.(?=.*,)/g, "") : cell;
  const value = readDecimal(plain);
  return value === undefined ? undefined : roundDecimal(value, 4);
}
