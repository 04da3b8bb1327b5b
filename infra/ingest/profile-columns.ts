import { joined, words } from "../words.js";
import type { Adapter, Export, Lookup } from "./define.js";
import { columnSetOf, headersOf } from "./file-columns.js";
import { didYouMean, nearest } from "./near.js";
import type { Profile } from "./profile.js";
import { profileFault } from "./profile-fault.js";

/**
 * Sees that each header that a profile gives another name is one that its source reads, and each column set one that it
 * has: any other would do nothing.
 * @param adapters Those that it may be of, with the files that it declares.
 * @throws PROFILE_INVALID
 */
export function requireDocumented(profile: Profile, adapters: readonly Adapter[]): void {
  requireReadColumns(profile, adapters);
  requireColumnSets(profile, adapters);
}

function requireColumnSets({ drift }: Profile, adapters: readonly Adapter[]): void {
  if (typeof drift !== "object") return;
  const known = columnSetsOf(adapters);
  const unknown = Object.keys(drift).find((set) => !known.includes(set));
  if (unknown === undefined) return;
  const near = nearest(unknown, known);
  const list = known.join(", ");
  const expected = words(`Expected one of ${list}.`, `Verwacht: een van ${list}.`);
  const no = words(`no column set "${unknown}".`, `geen kolomset "${unknown}".`);
  throw profileFault("drift", joined(no, near === undefined ? expected : didYouMean(near)));
}

/** The column sets of sources, in the order of their files. */
export const columnSetsOf = (adapters: readonly Pick<Adapter, "files">[]): string[] => [
  ...new Set(adapters.flatMap(({ files }) => files.filter(({ role }) => role !== "unread").map(columnSetOf))),
];

function requireReadColumns({ columns = {} }: Profile, adapters: readonly Adapter[]): void {
  const known = new Set(adapters.flatMap(headersReadBy));
  const unknown = Object.keys(columns).find((header) => !known.has(header));
  if (unknown === undefined) return;
  const near = nearest(unknown, known);
  const no = words(`no column "${unknown}" is read.`, `geen kolom "${unknown}" wordt gelezen.`);
  throw profileFault("columns", joined(no, near === undefined ? EXPECTED : didYouMean(near)));
}

const EXPECTED = words(
  "Expected the header as the source's page names it, then the one in the export.",
  "Verwacht: de kop zoals de pagina van de bron hem noemt, en dan die in de export.",
);

const headersReadBy = ({ files }: Adapter): string[] =>
  files.filter((file): file is Export | Lookup => file.role !== "unread").flatMap(headersOf);
