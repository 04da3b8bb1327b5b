import { copyFile, lstat, mkdir, rename, rmdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Rejection } from "../ingest/rejection.js";
import { rejectionCsv } from "../ingest/rejection-csv.js";
import type { RunReport } from "../ingest/run.js";
import type { Place } from "./drop-folder.js";
import { reportText } from "./report.js";
import { FILED } from "./settings.js";
import type { Seen } from "./settle.js";

/** A delivery that has been dealt with. */
export interface Filing {
  readonly folder: string;
  readonly place: Place;
  /** Copies of its files, as they were read; none when it was refused before. */
  readonly copies: readonly string[];
  readonly report: RunReport;
  readonly rejections: readonly Rejection[];
}

/** Names of the report's files; a delivery's own file of such a name is kept behind a number. */
const REPORT = { text: "verslag.txt", rows: "geweigerde-regels.csv" } as const;

/**
 * Moves a delivery to `verwerkt/RUN` or `geweigerd/RUN`, beside a report. Nothing is ever deleted or written over. When
 * any of its files has been replaced meanwhile, a new delivery is coming in: then all stay, and what was read is put
 * beside the report instead.
 */
export async function fileAway({ folder, place, copies, report, rejections }: Filing): Promise<void> {
  const filed = report.error && report.state !== "held" ? FILED.refused : FILED.taken;
  const to = join(folder, filed, String(report.id));
  await mkdir(to, { recursive: true });
  if (await areSame(place)) {
    for (const { name } of place.seen) await rename(join(place.path, name), join(to, await freeName(to, name)));
    // A folder in which something has been put meanwhile is not empty, and stays.
    if (place.name !== "") await rmdir(place.path).catch(() => {});
  } else {
    for (const path of copies) await copyFile(path, join(to, await freeName(to, basename(path))));
  }
  await writeReport(to, REPORT.text, reportText(report));
  if (rejections.length > 0) await writeReport(to, REPORT.rows, `${[...rejectionCsv(rejections)].join("\r\n")}\r\n`);
}

async function areSame({ path, seen }: Place): Promise<boolean> {
  const same = await Promise.all(seen.map((one) => isSame(join(path, one.name), one)));
  return same.every(Boolean);
}

async function isSame(path: string, { size, modifiedMs }: Seen): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found?.size === size && found.mtimeMs === modifiedMs;
}

const writeReport = async (folder: string, name: string, text: string): Promise<void> =>
  writeFile(join(folder, await freeName(folder, name)), text, { flag: "wx" });

/** The name, or the first one behind it that is free: `1-verslag.txt`. */
async function freeName(folder: string, name: string): Promise<string> {
  for (let number = 0; ; number += 1) {
    const free = number === 0 ? name : `${number}-${name}`;
    if (!(await lstat(join(folder, free)).catch(() => undefined))) return free;
  }
}
