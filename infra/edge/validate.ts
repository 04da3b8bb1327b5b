import { HubError } from "../errors.js";
import { textFault } from "../ingest/text.js";
import type { Field, RecordDefinition } from "../record.js";
import { isCalendarDate } from "../values.js";

/** Says what a value should be, or undefined when it is as it should be. */
type Check = (value: unknown) => string | undefined;

/** Longest a text may be, and one that is part of a key. */
const TEXT_MAX = 1_000;
const KEY_MAX = 200;

/**
 * Sees that records that came from elsewhere are what they say they are: every value of the type of its field, in the
 * form that the hub's own readers give it, and no text that may not enter.
 * @returns what throws UPLOAD_INVALID, naming the field and the place, never the value.
 */
export function recordValidator(
  { kind, fields, key }: RecordDefinition,
  names: readonly string[],
): (values: readonly unknown[], place: string) => void {
  if (names.length !== Object.keys(fields).length || names.some((name) => fields[name] === undefined)) {
    throw invalid(kind, `other fields than ${Object.keys(fields).join(", ")}. Send with the version of this hub`);
  }
  const checks = names.map((name) => checkOf(fields[name] as Field, key.includes(name)));
  return (values, place) => {
    if (values.length !== names.length) throw invalid(place, `${values.length} values. Expected ${names.length}`);
    for (let i = 0; i < checks.length; i += 1) {
      const expected = checks[i]?.(values[i]);
      if (expected !== undefined) throw invalid(`${place}, ${names[i]}`, `not as it should be. Expected ${expected}`);
    }
  };
}

/** @throws UPLOAD_INVALID */
export const invalid = (place: string, what: string): HubError =>
  new HubError("UPLOAD_INVALID", `Upload, ${place}: ${what}.`);

function checkOf(field: Field, inKey: boolean): Check {
  const check = checkOfKind(field, inKey);
  return (value) => (value === null ? (field.nullable ? undefined : "a value") : check(value));
}

function checkOfKind({ kind, sqlType, codes = [] }: Field, inKey: boolean): Check {
  if (kind === "text") return textCheck(inKey ? KEY_MAX : TEXT_MAX);
  if (kind === "code") return (value) => (codes.includes(value as string) ? undefined : `one of ${codes.join(", ")}`);
  if (kind === "date")
    return (value) => (typeof value === "string" && isCalendarDate(value) ? undefined : "yyyy-MM-dd");
  if (kind === "boolean") return (value) => (typeof value === "boolean" ? undefined : "true or false");
  if (kind === "decimal") return decimalCheck(sqlType);
  return (value) => (Number.isInteger(value) && Math.abs(value as number) < 2 ** 31 ? undefined : "a whole number");
}

function textCheck(max: number): Check {
  return (value) => {
    if (typeof value !== "string" || value === "" || value !== value.trim()) return "text, trimmed, not empty";
    const fault = textFault(value, max);
    if (fault === undefined || fault === value) return undefined;
    return typeof fault === "string" ? "text in Unicode normal form C" : fault.expected.en;
  };
}

function decimalCheck(sqlType: string): Check {
  const [precision = 0, scale = 0] = (sqlType.match(/\d+/g) ?? []).map(Number);
  const form = new RegExp(`^-?\\d{1,${precision - scale}}(\\.\\d{1,${scale}})?$`);
  return (value) =>
    typeof value === "string" && form.test(value) ? undefined : `a decimal of ${precision - scale}.${scale} digits`;
}
