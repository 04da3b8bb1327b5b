import { basename } from "node:path";
import { HubError } from "../../errors.js";
import type { BoardNumber } from "../../values.js";
import type { Language } from "../../words.js";
import type { Adapter } from "../define.js";
import { forbiddenReason } from "../door.js";
import { isProfile, listFiles } from "../list-files.js";
import { readProfileOf } from "../profile.js";
import { shapedBy } from "../shape.js";
import { unknownSource } from "../sort-files.js";
import { draftProfile } from "./draft.js";
import { type Look, lookAt } from "./look.js";
import { lookDeeper } from "./look-deeper.js";
import { type Candidate, candidatesOf } from "./match.js";

/** What a file seems to be. */
export interface FoundFile {
  readonly name: string;
  /** Undefined when it could not be looked into. */
  readonly look: Look | undefined;
  /** Why it could not be. */
  readonly error: HubError | undefined;
  /** Files of sources that it may be, the likeliest first. */
  readonly candidates: readonly Candidate[];
  /** The one that goes with the other files; undefined when none does. */
  readonly match: Candidate | undefined;
  /** Whether it belongs to the source's set, and nothing of it is read. */
  readonly isPassed: boolean;
  /** Columns that may never enter. */
  readonly forbidden: readonly string[];
}

/** What files turned out to be. */
export interface Discovery {
  readonly files: readonly FoundFile[];
  /** The source that they are of; undefined when nobody knows it and nothing could be made of the headers. */
  readonly adapter: Adapter | undefined;
  /** A profile to begin with, as YAML; undefined without a source. */
  readonly profile: string | undefined;
  /** Where it says how a profile for files of any source is written by hand; undefined when there is no such source. */
  readonly byHand: string | undefined;
}

/** What is to be looked at. */
export interface DiscoverOptions {
  readonly adapters: readonly Adapter[];
  /** Files, and folders that stand for the files in them. */
  readonly files: readonly string[];
  readonly board: BoardNumber | null;
  /** Source that they are of; else their names and headers say it. */
  readonly source?: string | undefined;
  /** Of the comments in the profile; English when not given. */
  readonly language?: Language | undefined;
}

/**
 * Looks at files: how each is written, whose they seem to be, and what a profile for them should say. Reads everything,
 * writes nothing, asks no database.
 * @throws USAGE, SOURCE_UNKNOWN, FILE_UNREADABLE
 */
export async function discover(options: DiscoverOptions): Promise<Discovery> {
  const { adapters, files, board, source, language = "en" } = options;
  const chosen = source === undefined || source === "auto" ? adapters : adapters.filter(({ name }) => name === source);
  if (chosen.length === 0) {
    throw unknownSource(adapters);
  }
  const looked: Looked[] = [];
  for (const path of await listFiles(files)) {
    if (!isProfile(path)) looked.push(await lookAtFile(path, chosen));
  }
  const adapter = sourceOf(looked) ?? (looked.some(({ look }) => look) ? chosen.find(({ shape }) => shape) : undefined);
  const found = (adapter?.shape ? await Promise.all(looked.map(deeper)) : looked).map((file) => foundAs(file, adapter));
  const byHand = adapters.find(({ shape }) => shape)?.readme;
  const profile = adapter && (await draftProfile({ adapter, files: found, board, language }));
  if (profile === undefined) return { files: found, adapter: undefined, profile, byHand };
  if (!adapter?.shape) return { files: found, adapter, profile, byHand };
  // Of files that no source knows, the draft says which of their columns are read.
  const shaped = shapedBy(adapter, readProfileOf(profile, [adapter]));
  return { files: found.map((file) => foundAs(withCandidates(file, shaped), shaped)), adapter, profile, byHand };
}

/** A file beside the others, which are of a source. */
const foundAs = (file: Looked, adapter: Adapter | undefined): FoundFile => ({
  ...file,
  match: file.candidates.find((one) => one.adapter === adapter),
  isPassed: adapter?.files.some((source) => source.role === "unread" && source.file.test(file.name)) ?? false,
});

/** A file that no source knows, with the lists in its rows. */
const deeper = async (file: Looked): Promise<Looked> =>
  file.look ? { ...file, look: await lookDeeper(file.look) } : file;

const withCandidates = (file: Looked, adapter: Adapter): Looked =>
  file.look ? { ...file, candidates: candidatesOf(file.look, [adapter]) } : file;

/** A file, before the others around it say whose it is. */
type Looked = Omit<FoundFile, "match" | "isPassed">;

async function lookAtFile(path: string, adapters: readonly Adapter[]): Promise<Looked> {
  const name = basename(path);
  try {
    const named = adapters.filter((adapter) => adapter.files.some(({ file }) => file.test(name)));
    const look = await lookAt(
      path,
      named.flatMap(({ dialects }) => dialects),
    );
    const headers = look.columns.map(({ header }) => header);
    const forbidden = headers.filter((header) => forbiddenReason(header));
    return { name, look, error: undefined, candidates: candidatesOf(look, adapters), forbidden };
  } catch (error) {
    if (!(error instanceof HubError) || error.fault !== "input") throw error;
    return { name, look: undefined, error, candidates: [], forbidden: [] };
  }
}

/** The source with most columns in the files that have its names; where none has a name, in those that look like its. */
function sourceOf(files: readonly Looked[]): Adapter | undefined {
  const scores = new Map<Adapter, number>();
  const anyNamed = files.some(({ candidates }) => candidates.some(({ isNamed }) => isNamed));
  for (const { candidates } of files) {
    const likely = candidates.filter(({ isNamed }) => isNamed || !anyNamed);
    for (const adapter of new Set(likely.map((one) => one.adapter))) {
      const best = likely.find((one) => one.adapter === adapter);
      scores.set(adapter, (scores.get(adapter) ?? 0) + (best ? best.share * best.read.length : 0));
    }
  }
  return [...scores].sort(([, a], [, b]) => b - a)[0]?.[0];
}
