/**
 * The code of a partnership as the hub writes it, out of any of the spellings that go about: `PO 2203`, `PO-22-03`,
 * `22-03`. Undefined when it is none.
 */
export function swvCode(spelling: string): string | undefined {
  const digits = /^(?:PO)?[\s-]*(\d{2})[\s-]*(\d{2})$/i.exec(spelling.trim());
  return digits ? `PO${digits[1]}${digits[2]}` : undefined;
}
