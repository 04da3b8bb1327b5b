import { HubError } from "../errors.js";
import type { RecordDefinition } from "../record.js";
import { words } from "../words.js";

/** Records as they are kept. */
interface KeptPart {
  /** In the order of the values. */
  readonly fields: readonly string[];
  /** COPY text: `_file`, `_line`, then the values. */
  readonly text: Buffer;
}

/** Values that stand before the fields. */
const PLACE = 2;

/**
 * Kept records in the form that the hub's records have by now: without the fields that it knows no more. Fields that it
 * knows since then stay empty.
 * @throws RECORDS_GONE when one of those may not be.
 */
export function fitPart(runId: number, { kind, fields }: RecordDefinition, part: KeptPart): KeptPart {
  const missing = Object.keys(fields).filter((name) => !fields[name]?.nullable && !part.fields.includes(name));
  if (missing.length > 0) {
    throw new HubError(
      "RECORDS_GONE",
      words(
        `Run ${runId}: its ${kind} records were kept before they had ${missing.join(", ")}.`,
        `Run ${runId}: zijn ${kind}-records zijn bewaard toen ${missing.join(", ")} er nog niet bij hoorde.`,
      ),
    );
  }
  const isKnown = part.fields.map((name) => name in fields);
  if (!isKnown.includes(false)) return part;
  // A tab or a line end within a value is escaped there.
  const lines = part.text.toString().split("\n");
  const fitted = lines.map((line) =>
    line
      .split("\t")
      .filter((_, index) => index < PLACE || isKnown[index - PLACE])
      .join("\t"),
  );
  return { fields: part.fields.filter((_, index) => isKnown[index]), text: Buffer.from(fitted.join("\n")) };
}
