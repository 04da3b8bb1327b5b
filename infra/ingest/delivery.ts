import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { HubError } from "../errors.js";
import type { BoardNumber } from "../values.js";
import { ByteReader } from "./bytes.js";
import type { Adapter, Export, Lookup, Unread } from "./define.js";
import type { TokenKey } from "./link-keys.js";
import { newestEditions } from "./editions.js";
import { NO_PROFILE, type Profile, readProfile } from "./profile.js";
import type { RunFile } from "./run.js";

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
  /** Path of the profile; else the `profile.yaml` among the files. */
  readonly profile?: string | undefined;
  /** Keys of the delivering side, which tokens are made with; without them, none are. */
  readonly tokenKeys?: readonly TokenKey[] | undefined;
}

const PROFILE_NAME = /^profile\.ya?ml$/i;

/**
 * Sorts files into deliveries, in the order of the adapters, and reads the profile.
 * @throws USAGE, SOURCE_UNKNOWN, FILE_UNREADABLE, PROFILE_INVALID
 */
export async function openParcel({
  adapters,
  files,
  board,
  source,
  profile: profilePath,
  tokenKeys = [],
}: ParcelOptions): Promise<Parcel> {
  if (board !== null && !/^\d{5}$/.test(board))
    throw new HubError("USAGE", "Board: not a board number. Expected five digits.");
  const chosen = source === undefined || source === "auto" ? adapters : adapters.filter(({ name }) => name === source);
  if (chosen.length === 0) {
    throw new HubError(
      "SOURCE_UNKNOWN",
      `Source: unknown. Expected one of ${adapters.map(({ name }) => name).join(", ")}.`,
    );
  }
  const paths = await expand(files);
  const profileFile = profilePath ?? paths.find((path) => PROFILE_NAME.test(basename(path)));
  const profileText = profileFile === undefined ? null : await readText(profileFile);
  const profile =
    profileText === null
      ? NO_PROFILE
      : readProfile(
          profileText,
          adapters.flatMap(({ settings }) => settings ?? []),
        );
  if (profile.board !== undefined && profile.board !== board) {
    throw new HubError("PROFILE_INVALID", 'Profile, key "board": another board than the one that delivers.');
  }
  const groups = group(
    chosen,
    paths.filter((path) => !PROFILE_NAME.test(basename(path))),
  );
  const deliveries: Delivery[] = [];
  for (const [adapter, matched] of groups) {
    if (adapter.scope === "board" && board === null) {
      throw new HubError(
        "USAGE",
        `${adapter.title}: no board. Expected --board with the number of the board that delivers.`,
      );
    }
    deliveries.push({ adapter, board, files: await Promise.all(matched.map(identify)) });
  }
  return { deliveries, profile, profileText, tokenKeys };
}

type Matched = { readonly path: string; readonly source: Export | Lookup | Unread };

/** Each file goes to the first adapter that knows its name. */
function group(adapters: readonly Adapter[], paths: readonly string[]): Map<Adapter, Matched[]> {
  const groups = new Map<Adapter, Matched[]>(adapters.map((adapter) => [adapter, []]));
  for (const path of paths) {
    const matches = adapters.flatMap((adapter) =>
      adapter.files.filter(({ file }) => file.test(basename(path))).map((source) => ({ adapter, source })),
    );
    if (!matches[0]) throw unknownFile(adapters, path);
    for (const { adapter, source } of matches)
      if (adapter === matches[0].adapter) groups.get(adapter)?.push({ path, source });
  }
  for (const [adapter, matched] of groups) {
    if (matched.length === 0) groups.delete(adapter);
    else groups.set(adapter, newestEditions(matched));
  }
  if (groups.size === 0) throw new HubError("USAGE", "Files: none. Expected the files of an export.");
  return groups;
}

function unknownFile(adapters: readonly Adapter[], path: string): HubError {
  const known = adapters.map(({ name, files }) => `${name} (${files.map((file) => file.name).join(", ")})`).join("; ");
  return new HubError("SOURCE_UNKNOWN", `${basename(path)}: no source has a file of this name. Expected ${known}.`);
}

/** Files of folders in the place of the folders; hidden files are passed over there. */
async function expand(files: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(
    files.map(async (path) => {
      const info = await stat(path).catch((cause: NodeJS.ErrnoException) => {
        throw new HubError(
          "FILE_UNREADABLE",
          `${basename(path)}: cannot be opened (${cause.code ?? "unknown reason"}).`,
          { cause },
        );
      });
      if (!info.isDirectory()) return [path];
      const entries = await readdir(path, { withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
        .map(({ name }) => join(path, name))
        .sort();
    }),
  );
  return [...new Set(lists.flat())];
}

async function identify({ path, source }: Matched): Promise<DeliveredFile> {
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
    throw new HubError("FILE_UNREADABLE", `${basename(path)}: cannot be opened (${cause.code ?? "unknown reason"}).`, {
      cause,
    });
  });
}

/** @throws FILE_MISSING naming every file that the set lacks. */
export function requireFiles({ adapter, files }: Delivery): void {
  const missing = adapter.files.filter((source) => source.required && !files.some((file) => file.source === source));
  if (missing.length === 0) return;
  throw new HubError(
    "FILE_MISSING",
    `${adapter.title}: not delivered: ${missing.map(({ name }) => name).join(", ")}. See ${adapter.readme}.`,
  );
}
