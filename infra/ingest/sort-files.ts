import { basename } from "node:path";
import { HubError } from "../errors.js";
import { joined, NOTHING, words } from "../words.js";
import type { Adapter, Export, Lookup, Unread } from "./define.js";
import { newestEditions } from "./editions.js";
import { didYouMean, nearest } from "./near.js";

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
  if (unknown) throw unknownFile(adapters, unknown.path, preferred);
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

/** @param preferred Source that was named: its files alone are told. */
function unknownFile(adapters: readonly Adapter[], path: string, preferred: string | undefined): HubError {
  const named = adapters.length === 1 ? adapters : adapters.filter(({ name }) => name === preferred);
  const told = (named.length > 0 ? named : adapters).filter(({ files }) => files.length > 0);
  const names = told.map(({ name, files }) => ({ name, files: namesOf(files) }));
  const [only, ...others] = names;
  const alone = others.length === 0 ? only : undefined;
  const list = alone?.files.join(", ") ?? names.map(({ name, files }) => `${name} (${files.join(", ")})`).join("; ");
  const file = basename(path);
  const near = nearestName(
    file,
    names.flatMap(({ files }) => files),
  );
  const who = words(
    alone ? `${alone.name} has no` : "no source has a",
    alone ? `${alone.name} heeft geen` : "geen bron heeft een",
  );
  return new HubError(
    "SOURCE_UNKNOWN",
    joined(
      words(
        `${file}: ${who.en} file of this name. Expected ${list}.`,
        `${file}: ${who.nl} bestand met deze naam. Verwacht: ${list}.`,
      ),
      near === undefined ? NOTHING : didYouMean(near),
      words(
        "`hub discover` looks into files that no source knows.",
        "`hub discover` kijkt in bestanden die geen bron kent.",
      ),
    ),
  );
}

/** The names of files, once for each pattern: what else is read of a file goes by a name for messages alone. */
const namesOf = (files: Adapter["files"]): readonly string[] =>
  [...new Set(new Map(files.toReversed().map(({ file, name }) => [String(file), name])).values())].toReversed();

/** The name that a file may have been meant to have, whatever month or number is in it. */
function nearestName(file: string, names: readonly string[]): string | undefined {
  const plain = (name: string) => name.replace(/[\d*?]/g, "");
  const near = nearest(plain(file), names.map(plain));
  return names.find((name) => plain(name) === near);
}
