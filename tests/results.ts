import { readFile, writeFile } from "node:fs/promises";
import { arch, cpus, platform, totalmem } from "node:os";

/** What one long run found. */
export interface LongResult {
  /** Of the catalogue: `I-01`. */
  readonly id: string;
  readonly what: string;
  /** How much of it was done: `200 points × 5 sources`. */
  readonly size: string;
  /** Seeds that ran: `1 …`, or the one that was asked for. */
  readonly seed: string;
  /** `6 passed, 0 failed`. */
  readonly result: string;
  readonly seconds: number;
  /** Day on which it ended. */
  readonly on: string;
}

const FILE = new URL("../RESULTS.md", import.meta.url);

const HEAD = `# Long runs of the test catalogue

Written by \`npm run test:long -- <id>\`: the last run of each, on the machine of whoever ran it. The same tests run
with every \`npm test\`, at a size that fits in a minute.

| id | what is done to the hub | size | seeds | result | seconds | on | machine |
|---|---|---|---|---|---|---|---|
`;

const machine = () =>
  `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${arch()}, Node ${process.versions.node}`;

/** Puts a run in RESULTS.md, in the place of an earlier one of the same id; rows stand in order of id. */
export async function writeResult({ id, what, size, seed, result, seconds, on }: LongResult): Promise<void> {
  const cells = [id, what, size, seed, result, seconds.toFixed(0), on, machine()];
  const before = await readFile(FILE, "utf8").catch(() => "");
  const others = before.split("\n").filter((line) => /^\| (?!id )/.test(line) && !line.startsWith(`| ${id} |`));
  const rows = [...others, `| ${cells.join(" | ")} |`].sort();
  await writeFile(FILE, `${HEAD}${rows.join("\n")}\n`);
}
