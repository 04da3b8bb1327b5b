import { HubError } from "../errors.js";
import type { Column } from "./columns.js";
import type { Export, Lookup, SourceFile } from "./define.js";
import { isForbiddenHeader } from "./door.js";

/** All columns that a file is read by. */
export const columnsOf = (source: Export | Lookup): readonly Column<unknown>[] => [
  ...Object.values(source.columns),
  ...(source.only ? [source.only] : []),
  ...(source.role === "lookup" ? [source.key] : source.spread ? [source.spread] : []),
];

/** The headers that a file has columns for, as its adapter documents them. */
export const headersOf = (source: Export | Lookup): readonly string[] =>
  columnsOf(source).flatMap(({ headers }) => headers);

/** The set of columns that a file is of; where nobody named one, the file's columns are their own. */
export const columnSetOf = ({ columnSet, name }: Pick<SourceFile, "columnSet" | "name">): string => columnSet ?? name;

/**
 * Sees that a declaration reads no column that may never be read.
 * @throws INTERNAL
 */
export function refuseForbidden(name: string, columns: readonly Column<unknown>[]): void {
  for (const header of columns.flatMap((column) => column.headers)) {
    if (isForbiddenHeader(header))
      throw new HubError("INTERNAL", `${name}, column "${header}": no adapter may read it.`);
  }
}
