import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DelimitedDialect } from "../dialect.js";
import type { LastRow } from "../read/last-rows.js";
import { openDelimited } from "../read/read-delimited.js";

/** What came out of a delimited file; `bad` as `line CODE`. */
export interface ReadFile {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
  readonly bad: readonly string[];
  /** What is to be known of the last rows, by line. */
  readonly last: Readonly<Record<number, LastRow>>;
}

const CSV: DelimitedDialect = {
  form: "delimited",
  delimiter: ";",
  encoding: "utf-8",
  quotes: "double",
  dates: ["iso"],
};

/**
 * Writes content into a file `rows.csv` of its own and reads it.
 * @param dialect Where it differs from `;`, UTF-8 and quotes as RFC 4180 has them.
 * @throws what the reader throws.
 */
export async function readContent(
  content: string | Buffer,
  dialect: Partial<DelimitedDialect> = {},
): Promise<ReadFile> {
  const folder = await mkdtemp(join(tmpdir(), "hub-csv-"));
  try {
    const path = join(folder, "rows.csv");
    await writeFile(path, content);
    const open = await openDelimited(path, { ...CSV, ...dialect });
    const read = {
      headers: open.headers,
      rows: [] as string[][],
      lines: [] as number[],
      bad: [] as string[],
      last: {},
    };
    for await (const batch of open.batches) {
      read.rows.push(...(batch.rows as readonly string[][]));
      read.lines.push(...batch.lines);
      read.bad.push(...batch.bad.map(({ line, code }) => `${line} ${code}`));
      read.last = Object.fromEntries(batch.last ?? []);
    }
    return read;
  } finally {
    await rm(folder, { recursive: true });
  }
}
