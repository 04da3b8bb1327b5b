import { join } from "node:path";
import { HubError } from "../errors.js";
import type { Adapter } from "../ingest/define.js";
import type { Rejection } from "../ingest/rejection.js";
import type { RunReport } from "../ingest/run.js";
import type { BoardNumber } from "../values.js";
import { within, words } from "../words.js";
import { copySettled } from "./copy-file.js";
import { lookInto, openDropFolder, type Place } from "./drop-folder.js";
import { fileAway } from "./file-away.js";
import type { Findings, Found } from "./found.js";
import type { DropSettings } from "./settings.js";
import { deliverable, isSettled, isWhole, type Look, lookAgain, printOf } from "./settle.js";

/** What a drop folder is looked at with. */
export interface DropOptions {
  /** HUB_DROP. */
  readonly root: string | undefined;
  readonly board: BoardNumber;
  readonly source: string;
  readonly settings: DropSettings;
  readonly files: Adapter["files"];
  readonly looks: Readonly<Record<string, Look>>;
  readonly now: Date;
  readonly signal: AbortSignal;
}

/**
 * Looks into a drop folder for deliveries that are whole and settled.
 * @throws CONFIG_INVALID when the folder cannot be used.
 */
export async function lookForDrops(options: DropOptions): Promise<Findings> {
  const { root, board, source, settings, files, now } = options;
  const folder = await openDropFolder(root, board, settings.folder ?? source);
  const looks: Record<string, Look> = {};
  const found: Found[] = [];
  for (const place of await lookInto(folder)) {
    if (place.seen.length === 0) continue;
    const look = lookAgain(options.looks[place.name], printOf(place.seen), now);
    looks[place.name] = look;
    if (!isWhole(place.seen, { files, marker: settings.marker })) continue;
    if (settings.marker !== undefined || isSettled(look, settings.settleSeconds, now))
      found.push(dropFound(folder, place, look, options));
  }
  return { looks, found };
}

const dropFound = (
  folder: string,
  place: Place,
  { print }: Look,
  { settings: { marker }, signal }: DropOptions,
): Found => {
  let copies: readonly string[] = [];
  return {
    print,
    async take(to) {
      const stranger = place.seen.find(({ isFile }) => !isFile);
      if (stranger) throw notAFile(place, stranger.name);
      const wanted = deliverable(place.seen, marker);
      for (const one of place.seen) await copySettled(join(place.path, one.name), join(to, one.name), one, signal);
      copies = place.seen.map(({ name }) => join(to, name));
      return wanted.map(({ name }) => join(to, name));
    },
    fileAway: (report: RunReport, rejections: readonly Rejection[]) =>
      fileAway({ folder, place, copies, report, rejections }),
  };
};

const notAFile = ({ name: folder }: Place, name: string) =>
  new HubError(
    "FILE_UNREADABLE",
    within(
      words(
        "a link or a folder. Expected the files themselves, side by side.",
        "een koppeling of een map. Verwacht: de bestanden zelf, naast elkaar.",
      ),
      (text) => `${folder === "" ? name : `${folder}/${name}`}: ${text}`,
    ),
  );
