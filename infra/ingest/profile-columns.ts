import { HubError } from "../errors.js";
import type { Adapter, Export, Lookup } from "./define.js";
import { nearest } from "./near.js";
import type { Profile } from "./profile.js";
import { columnsOf } from "./wanted.js";

/**
 * Sees that each header that a profile gives another name is one that its source reads: any other would rename nothing.
 * @param adapters Those that it may be of, with the files that it declares.
 * @throws PROFILE_INVALID
 */
export function requireDocumented({ columns = {} }: Profile, adapters: readonly Adapter[]): void {
  const known = new Set(adapters.flatMap(headersOf));
  const unknown = Object.keys(columns).find((header) => !known.has(header));
  if (unknown === undefined) return;
  const near = nearest(unknown, known);
  const expected = near
    ? `Did you mean "${near}"?`
    : "Expected the header as the source's page names it, then the one in the export.";
  throw new HubError("PROFILE_INVALID", `Profile, key "columns": no column "${unknown}" is read. ${expected}`);
}

const headersOf = ({ files }: Adapter): string[] =>
  files.filter((file): file is Export | Lookup => file.role !== "unread").flatMap(columnsOf);
