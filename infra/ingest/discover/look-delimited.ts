import { open } from "node:fs/promises";
import { basename } from "node:path";
import { HubError } from "../../errors.js";
import { unreadable } from "../../unreadable.js";
import { words } from "../../words.js";
import type { DelimitedDialect } from "../dialect.js";
import { emptyFile } from "../read/delimited-header.js";
import { DelimitedRows } from "../read/delimited-rows.js";
import { type Detected, detectEncoding } from "../read/detect-encoding.js";
import { byteOrderMark } from "../read/encoding.js";
import { findHeader, type HeaderRow } from "./header-row.js";

/** How a delimited file seems to be written. */
export interface SeenDelimited {
  readonly dialect: DelimitedDialect;
  /** Undefined when its first bytes say it: then it is so, whatever a profile says. */
  readonly encoding: Detected | undefined;
}

/** Bytes by which it is told. */
const SAMPLE = 256 * 1024;

const DELIMITERS = [";", ",", "\t", "|"] as const;
const QUOTES = ["double", "single", "stray"] as const;

/**
 * Tells encoding, delimiter, quotes and title lines of a file: of all ways to read it the one with the widest header
 * that most lines fit.
 * @throws FILE_UNREADABLE, FILE_EMPTY; FILE_MALFORMED when no line of it can be a header.
 */
export async function lookAtDelimited(path: string): Promise<SeenDelimited> {
  const name = basename(path);
  const sample = await firstBytes(path, name);
  if (sample.length === 0) throw emptyFile(name);
  const encoding = detectEncoding(sample);
  const ways = DELIMITERS.flatMap((delimiter) =>
    QUOTES.flatMap((quotes) => {
      const header = headerOf(sample, name, { delimiter, quotes, encoding: encoding.encoding });
      return header ? [{ delimiter, quotes, header }] : [];
    }),
  );
  // Sorting keeps equals in order: the usual delimiter and the usual quotes come first.
  const [best] = ways.sort((a, b) => scoreOf(b.header) - scoreOf(a.header));
  if (!best) {
    throw new HubError(
      "FILE_MALFORMED",
      words(
        `${name}: no header. Expected a line of columns, and rows below it.`,
        `${name}: geen kop. Verwacht: een regel met kolommen, met regels eronder.`,
      ),
    );
  }
  const { delimiter, quotes, header } = best;
  return {
    encoding: byteOrderMark(sample, name).encoding ? undefined : encoding,
    dialect: {
      form: "delimited",
      delimiter,
      quotes,
      encoding: encoding.encoding,
      dates: ["iso"],
      titleRows: header.line - 1,
    },
  };
}

/** Headers count, but for those whose quotes were not seen; where few lines fit them, less. */
const scoreOf = ({ cells, share }: HeaderRow) =>
  cells.filter((cell) => !/^(["']).*\1$/.test(cell.trim())).length * (share >= 0.5 ? 1 : share);

type Way = Pick<DelimitedDialect, "delimiter" | "quotes" | "encoding">;

function headerOf(sample: Buffer, name: string, way: Way): HeaderRow | undefined {
  const rows = new DelimitedRows(name, way);
  try {
    const done = rows.take(sample);
    if (sample.length < SAMPLE) rows.end(sample.subarray(done));
  } catch (error) {
    if (error instanceof HubError) return undefined;
    throw error;
  }
  return findHeader(rows.drain().flatMap(({ line, cells }) => (Array.isArray(cells) ? [{ line, cells }] : [])));
}

async function firstBytes(path: string, name: string): Promise<Buffer> {
  try {
    const file = await open(path);
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(SAMPLE), 0, SAMPLE, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw unreadable(name, cause);
  }
}
