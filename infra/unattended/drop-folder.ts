import { lstat, mkdir, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { HubError } from "../errors.js";
import type { BoardNumber } from "../values.js";
import { FILED } from "./settings.js";
import type { Seen } from "./settle.js";

/** Files that lie together, to be taken together. */
export interface Place {
  /** Folder within the drop folder; empty for the drop folder itself. */
  readonly name: string;
  readonly path: string;
  readonly seen: readonly Seen[];
}

/** Files that one delivery may have. */
const MOST_FILES = 1_000;

/**
 * The drop folder of a board and source. It is made when it is not there; its root is not, for a share that is not
 * mounted would seem to be empty. A profile may come from a board, so it stays within the board's own folder, and no
 * part of the way from the root is a link to elsewhere.
 * @param root HUB_DROP.
 * @throws CONFIG_INVALID
 */
export async function openDropFolder(root: string | undefined, board: BoardNumber, folder: string): Promise<string> {
  if (root === undefined) throw wrong("HUB_DROP", "not set. Expected the folder that holds the boards' drop folders");
  const shown = `Drop folder ${board}/${folder}`;
  let path = resolve(root);
  for (const part of [board, ...folder.split("/")]) {
    path = join(path, part);
    if (!(await makeFolder(path, shown))) throw wrong(shown, "a link or a file. Expected a folder of its own");
  }
  for (const name of Object.values(FILED)) {
    if (!(await makeFolder(join(path, name), shown))) throw wrong(`${shown}/${name}`, "not a folder");
  }
  return path;
}

/** Gives whether it is a folder now, and no link to one. */
async function makeFolder(path: string, shown: string): Promise<boolean> {
  try {
    await mkdir(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
    return (await lstat(path)).isDirectory();
  } catch (cause) {
    throw wrong(shown, `cannot be used (${(cause as NodeJS.ErrnoException).code ?? "unknown reason"})`);
  }
}

/**
 * What lies in a drop folder: its own files together, and those of each folder in it. What is hidden is passed over,
 * and so is what has been filed away.
 */
export async function lookInto(folder: string): Promise<readonly Place[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && isShown(entry.name) && !isFiled(entry.name));
  const own = await lookAt(folder, { passFolders: true });
  const places: Place[] = [{ name: "", path: folder, seen: own }];
  for (const { name } of folders.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, name);
    places.push({ name, path, seen: await lookAt(path, { passFolders: false }) });
  }
  return places;
}

const isShown = (name: string) => !name.startsWith(".");
const isFiled = (name: string) => Object.values(FILED).some((filed) => filed === name);

async function lookAt(folder: string, { passFolders }: { readonly passFolders: boolean }): Promise<readonly Seen[]> {
  const names = (await readdir(folder)).filter(isShown);
  const seen = await Promise.all(names.slice(0, MOST_FILES + 1).map((name) => look(folder, name)));
  const shown = seen.filter((one) => one !== undefined).filter(({ isFolder }) => !(passFolders && isFolder));
  if (shown.length > MOST_FILES) throw wrong("Drop folder", `more than ${MOST_FILES} files in a delivery`);
  return shown.map(({ isFolder: _, ...one }) => one);
}

/** Undefined: it has gone meanwhile. */
async function look(folder: string, name: string): Promise<(Seen & { isFolder: boolean }) | undefined> {
  const found = await lstat(join(folder, name)).catch(() => undefined);
  return (
    found && {
      name,
      size: found.size,
      modifiedMs: found.mtimeMs,
      isFile: found.isFile(),
      isFolder: found.isDirectory(),
    }
  );
}

const wrong = (what: string, how: string) => new HubError("CONFIG_INVALID", `${what}: ${how}.`);
