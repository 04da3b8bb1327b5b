import { basename } from "node:path";
import { HubError } from "../errors.js";
import { words } from "../words.js";
import type { Adapter, Export, Lookup, Unread } from "./define.js";
import { newestEditions } from "./editions.js";

/** A file, and what its adapter says of it. */
export interface SortedFile {
  readonly path: string;
  readonly source: Export | Lookup | Unread;
}

/**
 * Sorts files by the sources that know their names, in the order of the adapters. What several sources know goes to
 * those that also have a file there which no other knows; to the first when none has. A source whose profile declares
 * the name goes before those that know it by themselves.
 * @param preferred Source that goes before all: the one that the profile is for.
 * @throws SOURCE_UNKNOWN, USAGE without files
 */
export function sortFiles(
  adapters: readonly Adapter[],
  paths: readonly string[],
  preferred: string | undefined,
): ReadonlyMap<Adapter, readonly SortedFile[]> {
  const files = paths.map((path) => ({ path, matches: matchesOf(adapters, path) }));
  const unknown = files.find(({ matches }) => matches.length === 0);
  if (unknown) throw unknownFile(adapters, unknown.path);
  const present = new Set(files.flatMap(({ matches }) => matches.filter(isOwn).map(({ adapter }) => adapter)));
  const groups = new Map<Adapter, SortedFile[]>(adapters.map((adapter) => [adapter, []]));
  for (const { path, matches } of files) {
    const owners = ownersOf(matches, present, preferred);
    for (const { adapter, source } of matches) if (owners.has(adapter)) groups.get(adapter)?.push({ path, source });
  }
  const filled = [...groups].filter(([, sorted]) => sorted.length > 0);
  if (filled.length === 0) throw noFiles();
  return new Map(filled.map(([adapter, sorted]) => [adapter, newestEditions(sorted)]));
}

interface Match {
  readonly adapter: Adapter;
  readonly source: Export | Lookup | Unread;
}

const matchesOf = (adapters: readonly Adapter[], path: string): readonly Match[] =>
  adapters.flatMap((adapter) =>
    adapter.files.filter(({ file }) => file.test(basename(path))).map((source) => ({ adapter, source })),
  );

const isOwn = ({ source }: Match) => !source.shared;

function ownersOf(
  matches: readonly Match[],
  present: ReadonlySet<Adapter>,
  preferred: string | undefined,
): ReadonlySet<Adapter> {
  // A name that the board's own profile declares says more than one that a vendor is known to use.
  const wanted =
    matches.find(({ adapter }) => adapter.name === preferred) ?? matches.find(({ adapter }) => adapter.shape);
  if (wanted) return new Set([wanted.adapter]);
  const [first] = matches as readonly [Match, ...Match[]];
  if (matches.some(isOwn)) return new Set([(matches.find(isOwn) ?? first).adapter]);
  const around = matches.filter(({ adapter }) => present.has(adapter)).map(({ adapter }) => adapter);
  return new Set(around.length > 0 ? around : [first.adapter]);
}

/** Nothing that was handed over is a file of an export: USAGE. */
export const noFiles = (): HubError =>
  new HubError(
    "USAGE",
    words("Files: none. Expected the files of an export.", "Bestanden: geen. Verwacht: de bestanden van een export."),
  );

/** A source was named that the hub does not have: SOURCE_UNKNOWN. */
export function unknownSource(adapters: readonly Pick<Adapter, "name">[]): HubError {
  const known = adapters.map(({ name }) => name).join(", ");
  return new HubError(
    "SOURCE_UNKNOWN",
    words(`Source: unknown. Expected one of ${known}.`, `Bron: onbekend. Verwacht: een van ${known}.`),
  );
}

function unknownFile(adapters: readonly Adapter[], path: string): HubError {
  const known = adapters
    .filter(({ files }) => files.length > 0)
    .map(({ name, files }) => `${name} (${[...new Set(files.map((file) => file.name))].join(", ")})`);
  return new HubError(
    "SOURCE_UNKNOWN",
    words(
      `${basename(path)}: no source has a file of this name. Expected ${known.join("; ")}. \`hub discover\` looks into files that no source knows.`,
      `${basename(path)}: geen bron heeft een bestand met deze naam. Verwacht: ${known.join("; ")}. \`hub discover\` kijkt in bestanden die geen bron kent.`,
    ),
  );
}
