import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { HubError } from "../errors.js";
import { unreadable } from "../unreadable.js";
import type { BoardNumber } from "../values.js";
import { joined, NOTHING, words } from "../words.js";
import type { Adapter, Export, Lookup, Unread } from "./define.js";
import type { TokenKey } from "./link-keys.js";
import { isProfile, listFiles } from "./list-files.js";
import { missingParts } from "./missing-parts.js";
import { NO_PROFILE, type Profile, readProfileOf } from "./profile.js";
import { requireDocumented } from "./profile-columns.js";
import { profileFault } from "./profile-fault.js";
import { readInForce } from "./profile-in-force.js";
import type { ProfileTerms } from "./profile-terms.js";
import { ByteReader } from "./read/bytes.js";
import type { RunFile } from "./run.js";
import { shapedBy } from "./shape.js";
import { type SortedFile, sortFiles, unknownSource } from "./sort-files.js";

/** A file of a delivery and what the adapter says of it. */
export interface DeliveredFile extends RunFile {
  readonly path: string;
  readonly source: Export | Lookup | Unread;
}

/** The files of one source for one board. */
export interface Delivery {
  readonly adapter: Adapter;
  /** Null for a register of all boards. */
  readonly board: BoardNumber | null;
  readonly files: readonly DeliveredFile[];
  /** The profile that says which files the adapter has, where one does. */
  readonly shapedBy?: Profile | undefined;
}

/** What was handed over together. */
export interface Parcel {
  readonly deliveries: readonly Delivery[];
  readonly profile: Profile;
  /** The profile as it was delivered; null when none was. */
  readonly profileText: string | null;
  /** Keys of the delivering side; empty: no tokens are made. */
  readonly tokenKeys: readonly TokenKey[];
}

/** What somebody wants ingested. */
export interface ParcelOptions {
  readonly adapters: readonly Adapter[];
  /** Files, and folders that stand for the files in them. */
  readonly files: readonly string[];
  readonly board: BoardNumber | null;
  /** Adapter to use, whatever the other adapters know; without it, and for `auto`, the file names say it. */
  readonly source?: string | undefined;
  /** Path of the profile, or its text; else the `profile.yaml` among the files. */
  readonly profile?: string | { readonly text: string } | undefined;
  /** What the profile may name of the hub; without it, any name is taken. */
  readonly terms?: ProfileTerms | undefined;
  /** Finds the profile in force, for a source whose files only the profile knows. */
  readonly profileInForce?: ((source: string) => Promise<string | undefined>) | undefined;
  /** Keys of the delivering side, which tokens are made with; without them, none are. */
  readonly tokenKeys?: readonly TokenKey[] | undefined;
}

/**
 * Sorts files into deliveries, in the order of the adapters, and reads the profile.
 * @throws USAGE, SOURCE_UNKNOWN, FILE_UNREADABLE, PROFILE_INVALID
 */
export async function openParcel(options: ParcelOptions): Promise<Parcel> {
  const { adapters, board, source, tokenKeys = [] } = options;
  if (board !== null && !/^\d{5}$/.test(board))
    throw new HubError(
      "USAGE",
      words(
        "Board: not a board number. Expected five digits.",
        "Bestuur: geen bestuursnummer. Verwacht: vijf cijfers.",
      ),
    );
  const chosen = source === undefined || source === "auto" ? adapters : adapters.filter(({ name }) => name === source);
  if (chosen.length === 0) {
    throw unknownSource(adapters);
  }
  const paths = (await listFiles(options.files)).filter((path) => !isGivenProfile(path, options));
  requireKnownProfiles(paths);
  const profileText = await profileTextOf(options, paths);
  const profile = profileText === null ? NO_PROFILE : readProfileOf(profileText, adapters, options.terms);
  if (profile.board !== undefined && profile.board !== board) {
    throw profileFault(
      "board",
      words("another board than the one that delivers.", "een ander bestuur dan het bestuur dat aanlevert."),
    );
  }
  const sources = await Promise.all(chosen.map((adapter) => shaped(adapter, profile, options)));
  requireDocumented(
    profile,
    sources.map(({ adapter }) => adapter).filter(({ name }) => name === (profile.source ?? name)),
  );
  const groups = sortFiles(
    sources.map(({ adapter }) => adapter),
    paths.filter((path) => !isProfile(path)),
    profile.source,
  );
  const deliveries: Delivery[] = [];
  for (const { adapter, shapedBy } of sources) {
    const sorted = groups.get(adapter);
    if (!sorted) continue;
    if (adapter.scope === "board" && board === null) {
      throw new HubError(
        "USAGE",
        words(
          `${adapter.title.en}: no board. Expected --board with the number of the board that delivers.`,
          `${adapter.title.nl}: geen bestuur. Verwacht: --board met het nummer van het bestuur dat aanlevert.`,
        ),
      );
    }
    deliveries.push({ adapter, board, files: await Promise.all(sorted.map(identify)), shapedBy });
  }
  return { deliveries, profile, profileText, tokenKeys };
}

const isGivenProfile = (path: string, { profile }: ParcelOptions): boolean =>
  typeof profile === "string" && resolve(path) === resolve(profile);

/** No source has files in YAML: such a file is a profile that would be passed over. */
function requireKnownProfiles(paths: readonly string[]): void {
  const stray = paths.find((path) => /\.ya?ml$/i.test(path) && !isProfile(path));
  if (stray === undefined) return;
  const name = basename(stray);
  throw new HubError(
    "USAGE",
    words(
      `${name}: not an export. Expected a profile as \`--profile ${name}\`, or named profile.yaml.`,
      `${name}: geen export. Verwacht: een profiel als \`--profile ${name}\`, of met de naam profile.yaml.`,
    ),
  );
}

async function profileTextOf({ profile }: ParcelOptions, paths: readonly string[]): Promise<string | null> {
  if (typeof profile === "object") return profile.text;
  const path = profile ?? paths.find(isProfile);
  return path === undefined ? null : await readText(path);
}

/** The adapter, with the files of the profile where it takes them from there: of the one at hand, else the one in force. */
async function shaped(
  adapter: Adapter,
  profile: Profile,
  { source, profileInForce, terms }: ParcelOptions,
): Promise<Pick<Delivery, "adapter" | "shapedBy">> {
  if (!adapter.shape) return { adapter };
  const asked = source === adapter.name;
  const isMeant =
    profile !== NO_PROFILE && (profile.source === adapter.name || (asked && profile.source === undefined));
  const text = isMeant ? undefined : await profileInForce?.(adapter.name);
  const meant = isMeant
    ? profile
    : text === undefined
      ? undefined
      : readInForce(text, { adapter, source: adapter.name, terms });
  if (meant) return { adapter: shapedBy(adapter, meant), shapedBy: meant };
  if (!asked) return { adapter };
  throw new HubError(
    "PROFILE_INVALID",
    words(
      `Profile: none for source ${adapter.name}. Expected one: \`hub discover\` drafts it. See ${adapter.readme}.`,
      `Profiel: geen voor bron ${adapter.name}. Verwacht: een profiel; \`hub discover\` maakt een ontwerp. Zie ${adapter.readme}.`,
    ),
  );
}

async function identify({ path, source }: SortedFile): Promise<DeliveredFile> {
  const hash = createHash("sha256");
  const bytes = await ByteReader.open(path);
  try {
    for (let chunk = await bytes.more(); chunk; chunk = await bytes.more()) hash.update(chunk);
    return { path, source, name: bytes.name, sha256: hash.digest("hex"), bytes: bytes.before.size };
  } finally {
    await bytes.close();
  }
}

async function readText(path: string): Promise<string> {
  return readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(basename(path), cause);
  });
}

const PARTS = words(
  "A number behind a file's name is that of a part: deliver all of them.",
  "Een nummer achter de naam van een bestand is dat van een deel: lever ze allemaal aan.",
);

/** @throws FILE_MISSING naming every file that the set lacks, and every part that its numbers skip. */
export function requireFiles({ adapter, files }: Delivery): void {
  const absent = adapter.files.filter((source) => source.required && !files.some((file) => file.source === source));
  const skipped = missingParts(
    adapter.files,
    files.map(({ name }) => name),
  );
  const missing = [...new Set(absent.map(({ name }) => name)), ...skipped];
  if (missing.length === 0) return;
  const list = missing.join(", ");
  throw new HubError(
    "FILE_MISSING",
    joined(
      words(`${adapter.title.en}: not delivered: ${list}.`, `${adapter.title.nl}: niet aangeleverd: ${list}.`),
      skipped.length > 0 ? PARTS : NOTHING,
      words(`See ${adapter.readme}.`, `Zie ${adapter.readme}.`),
    ),
  );
}
