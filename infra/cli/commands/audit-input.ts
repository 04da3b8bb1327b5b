import type { SealName } from "../../audit/seal.js";
import { HubError } from "../../errors.js";
import { type BoardNumber, type CalendarDate, isCalendarDate } from "../../values.js";

/**
 * A board's number, as it was typed.
 * @throws USAGE
 */
export function readBoard(text: unknown): BoardNumber {
  if (typeof text === "string" && /^\d{5}$/.test(text)) return text;
  throw new HubError("USAGE", "board: no number of one. Expected five digits.");
}

/**
 * A day, as it was typed; undefined when none was.
 * @throws USAGE
 */
export function readDay(option: string, text: unknown): CalendarDate | undefined {
  if (text === undefined) return undefined;
  if (typeof text === "string" && isCalendarDate(text)) return text;
  throw new HubError("USAGE", `--${option}: not a day. Expected yyyy-MM-dd.`);
}

/**
 * A seal that was kept elsewhere, as it was typed; undefined when none was.
 * @throws USAGE
 */
export function readSeal(text: unknown): SealName | undefined {
  if (text === undefined) return undefined;
  const [, number, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(String(text)) ?? [];
  if (number && hash) return { number: Number(number), hash };
  throw new HubError("USAGE", "--seal: not a seal. Expected NUMBER:HASH, as the worker's log has them.");
}
