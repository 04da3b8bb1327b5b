import { HubError } from "../errors.js";
import type { Adapter, Export, Lookup } from "./define.js";
import { headerKey, isForbiddenHeader } from "./door.js";
import { headersOf } from "./file-columns.js";
import type { Profile } from "./profile.js";
import { isPlain, nodesOf } from "./read/json-path.js";

/** The columns of one file that its adapter reads: no other may reach the disk. */
export class Wanted {
  readonly #keys: ReadonlySet<string>;
  /** Answers so far: a file has few headers and many rows. */
  readonly #known = new Map<string, boolean>();

  /** @param headers As they stand in this board's export; those that may never be read are left out. */
  constructor(headers: Iterable<string>) {
    this.headers = [...new Set(headers)].filter((header) => !isForbiddenHeader(header));
    this.#keys = new Set(this.headers.map(headerKey));
  }

  /** In the order in which the adapter names them. */
  readonly headers: readonly string[];

  /** Whether the adapter reads a column; compared as it compares them: without blanks, brackets and case. */
  has(header: string): boolean {
    const known = this.#known.get(header);
    if (known !== undefined) return known;
    const found = this.#keys.has(headerKey(header));
    if (this.#known.size >= KNOWN_MAX) this.#known.clear();
    this.#known.set(header, found);
    return found;
  }

  /**
   * What the adapter reads of a row, a cell per header: `{ "workingAmount.amountOfWork": 32 }`. A list or an object
   * where a value belongs becomes an empty list: the reader still refuses it, and nobody can read what was in it.
   */
  pick(row: object): Readonly<Record<string, unknown>> {
    const cells: [string, unknown][] = [];
    for (const { header, value } of nodesOf(row)) {
      if (this.has(header)) cells.push([header, isPlain(value) ? value : []]);
    }
    return Object.fromEntries(cells);
  }
}

const KNOWN_MAX = 10_000;

/**
 * What an adapter reads of one file, by whatever name this board's profile gives a column.
 * @param name Of the file, as it will stand in the pull's folder.
 * @param document The profile as a whole.
 * @throws INTERNAL when the adapter reads no file of that name
 */
export function wantedIn(files: Adapter["files"], name: string, document: object): Wanted {
  const read = files.filter((file): file is Export | Lookup => file.role !== "unread" && file.file.test(name));
  if (read.length === 0) throw new HubError("INTERNAL", `${name}: no file that the adapter reads.`);
  return new Wanted(inExport(read.flatMap(headersOf), document as Pick<Profile, "columns">));
}

/**
 * What a board gets back of a row that was refused: the cells that any kind of record is made of, as they stand in its
 * file. What it withholds the hub has no use for, and does not keep.
 * @param source what the row is read as now
 */
export function givenBack(adapter: Adapter, source: Export | Lookup, name: string, profile: Profile): Wanted {
  const { withhold = [] } = profile;
  const read = adapter.files.filter(
    (file): file is Export | Lookup => file.role !== "unread" && (file === source || file.file.test(name)),
  );
  const headers = read.flatMap((file) => {
    if (file.role === "lookup") return headersOf(file);
    const { kind, fields } = file.record;
    if (withhold.includes(kind)) return [];
    const isKept = (field: string) => !(fields[field]?.nullable && withhold.includes(`${kind}.${field}`));
    const columns = Object.fromEntries(Object.entries(file.columns).filter(([field]) => isKept(field)));
    return headersOf({ ...file, columns });
  });
  return new Wanted(inExport(headers, profile));
}

/** Documented headers by the name that they have in this board's export. */
const inExport = (headers: readonly string[], { columns = {} }: Pick<Profile, "columns">): string[] =>
  headers.map((header) => (Object.hasOwn(columns, header) ? (columns[header] ?? header) : header));
