import type { CalendarDate } from "@regiohub/infra/values";
import type { Division } from "./cut.js";
import type { CellKey } from "./type.js";

/** Where a cell stands, by its codes in the order of the division. */
export const cellKeys = (
  codes: readonly string[],
  { by, bands, regionScheme, on }: Division & { readonly on: CalendarDate },
): CellKey[] =>
  by.map((dimension, index) => ({ dimension, code: codes[index] as string, of: { bands, regionScheme, on } }));
