import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { HubError } from "@regiohub/infra/errors";
import type { DemoDelivery } from "@regiohub/infra/hub";
import { writeAfas } from "./afas.js";
import { writeExchange } from "./exchange.js";
import { type FaultCounts, faultCounts } from "./faults.js";
import { writeHrCore } from "./hr-core.js";
import { writeProfile } from "./profile.js";
import { type DemoBoard, type DemoOptions, demoBoards } from "./region.js";
import { writeRegister } from "./register.js";
import { readRegisterFacts } from "./register-facts.js";

/** A demo board's delivery as it was written. */
export interface WrittenDelivery extends DemoDelivery {
  readonly board: string;
  readonly folder: string;
  /** Rows that are wrong on purpose, per kind. */
  readonly faults: FaultCounts;
}

/** Says that a folder is the demo's, and may be written anew. */
const MARK = "DEMO.txt";
const MARK_TEXT =
  "Everything in this folder is invented: boards, schools, people. `hub demo-data` wrote it and replaces all of it.\n";

/**
 * Writes the export files of a demo region, a folder per board. The same options give the same bytes.
 * Rows go to disk as they are made: memory does not grow with the number of staff.
 * @returns A delivery per board, in order of board number.
 * @throws USAGE when the folder holds something else than an earlier demo.
 */
export async function writeDemo(options: DemoOptions & { readonly out: string }): Promise<readonly WrittenDelivery[]> {
  const boards = demoBoards(options, await readRegisterFacts());
  await clear(options.out);
  const deliveries: WrittenDelivery[] = [];
  for (const board of boards) deliveries.push(await writeBoard(boards, board, join(options.out, board.number)));
  return deliveries;
}

async function writeBoard(boards: readonly DemoBoard[], board: DemoBoard, folder: string): Promise<WrittenDelivery> {
  await mkdir(folder, { recursive: true });
  const names = [
    await writeProfile(board, folder),
    await writeRegister(board, folder),
    ...(board.vendor === "afas" ? await writeAfas(board, folder) : await writeHrCore(board, folder)),
    ...(await writeExchange(boards, board, folder)),
  ];
  const files = names.map((name) => join(folder, name));
  return { board: board.number, source: "auto", files, folder, faults: faultCounts(board) };
}

/** Takes away an earlier demo, and nothing else. */
async function clear(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const entries = await readdir(folder, { withFileTypes: true });
  const boards = entries.filter((entry) => entry.isDirectory() && /^99\d{3}$/.test(entry.name));
  const marked = entries.some((entry) => entry.isFile() && entry.name === MARK);
  if (entries.length > 0 && (!marked || boards.length + 1 < entries.length)) {
    throw new HubError(
      "USAGE",
      `${folder}: holds other files. Expected an empty folder, or one with an earlier demo only.`,
    );
  }
  await writeFile(join(folder, MARK), MARK_TEXT);
  for (const board of boards) await rm(join(folder, board.name), { recursive: true });
}
