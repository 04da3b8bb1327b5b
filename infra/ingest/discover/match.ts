import { HubError } from "../../errors.js";
import { FileBinding } from "../bind.js";
import { emptyKept } from "../decode-file.js";
import type { Adapter, Export, Lookup } from "../define.js";
import { forbiddenReason } from "../door.js";
import { columnsOf } from "../file-columns.js";
import { NO_PROFILE } from "../profile.js";
import type { Look } from "./look.js";

/** A file of a source that a file may be. */
export interface Candidate {
  readonly adapter: Adapter;
  /** As the vendor calls it. */
  readonly file: string;
  /** Whether the file has the name that the source's files have. */
  readonly isNamed: boolean;
  /** Columns of the file that the source reads. */
  readonly read: readonly string[];
  /** Documented headers that the file lacks, and the columns that may be meant. */
  readonly missing: readonly { readonly header: string; readonly near: string | undefined }[];
  /** Columns of the file that nobody reads. */
  readonly unread: readonly string[];
  /** Share of the columns that the source needs, 0–1. */
  readonly share: number;
}

/** Share of the columns that a source needs from which a file with the right name is taken for its. */
const NAMED = 0.5;

/** Fewest columns, and smallest share of the file's own, that a source must read of a file that has not its name. */
const UNNAMED = { columns: 3, share: 0.5 } as const;

/** Files of the sources that a file may be, the likeliest first: those whose name it has go before the others. */
export function candidatesOf(look: Look, adapters: readonly Adapter[]): readonly Candidate[] {
  return adapters
    .flatMap((adapter) => namesOf(adapter).map((file) => candidateOf(look, adapter, file)))
    .filter((candidate) => candidate !== undefined)
    .filter((candidate) => (candidate.isNamed ? candidate.share >= NAMED : isAlike(candidate)))
    .sort((a, b) => Number(b.isNamed) - Number(a.isNamed) || b.share - a.share || b.read.length - a.read.length);
}

/** Without the name a file must have all that the source needs, or nearly, and little else. */
const isAlike = ({ missing, read, unread }: Candidate): boolean =>
  missing.every(({ near }) => near !== undefined) &&
  read.length >= UNNAMED.columns &&
  read.length >= UNNAMED.share * (read.length + unread.length);

type Read = Export | Lookup;

const readFiles = ({ files }: Adapter): readonly Read[] =>
  files.filter((source): source is Read => source.role !== "unread");

const namesOf = (adapter: Adapter): readonly string[] => [...new Set(readFiles(adapter).map(({ name }) => name))];

/** Undefined where a column that the source reads stands twice. */
function candidateOf(
  { name, columns, deeper = [], dialect }: Look,
  adapter: Adapter,
  file: string,
): Candidate | undefined {
  const sources = readFiles(adapter).filter((source) => source.name === file);
  const own = columns.map(({ header }) => header);
  const within = deeper.flatMap((look) => look.columns.map(({ header }) => header));
  const headers = [...own, ...new Set(within.filter((header) => !own.includes(header)))];
  const binding = new FileBinding(
    name,
    { headers, cell: () => () => null },
    { profile: NO_PROFILE, kept: emptyKept(adapter) },
    dialect,
  );
  try {
    for (const column of sources.flatMap(columnsOf)) column.bind(binding);
  } catch (error) {
    if (error instanceof HubError && error.code === "FILE_MALFORMED") return undefined;
    throw error;
  }
  const read = headers.filter((header) => binding.isRead(header));
  return {
    adapter,
    file,
    isNamed: sources.some((source) => source.file.test(name)),
    read,
    missing: [...binding.missing].map((header) => ({ header, near: binding.near(header) })),
    unread: headers.filter((header) => header !== "" && !binding.isRead(header) && !forbiddenReason(header)),
    share: read.length / Math.max(1, read.length + binding.missing.size),
  };
}
