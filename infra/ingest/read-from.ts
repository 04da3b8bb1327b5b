import { headerKey } from "./door.js";
import type { Cells } from "./own-lines.js";
import type { Profile } from "./profile.js";

/** A value of a record, and the row that it was made of, where somebody still has it. */
export interface ReadValue {
  readonly value: unknown;
  readonly cells: Cells | undefined;
}

/**
 * The header, of those that a field may be read from, whose cell gave the value: the one in which it stands, or the longest
 * beginning of it (a site by its BRIN); else the first that is filled, or the first of all.
 * @param columns of the profile: documented header → the one in the file
 */
export function headerReadFrom(
  headers: readonly string[] | undefined = [],
  read?: ReadValue,
  columns: Profile["columns"] = {},
): string | undefined {
  const cells = new Map(Object.entries(read?.cells ?? {}).map(([header, cell]) => [headerKey(header), cell.trim()]));
  const filled = headers.flatMap((header) => {
    const cell = cells.get(headerKey(columns[header] ?? header));
    return cell ? [{ header, cell }] : [];
  });
  const value = String(read?.value ?? "").toLowerCase();
  const begun = filled.filter(({ cell }) => value.startsWith(cell.toLowerCase()));
  const [best] = begun.sort((one, other) => other.cell.length - one.cell.length);
  return (best ?? filled[0])?.header ?? headers[0];
}
