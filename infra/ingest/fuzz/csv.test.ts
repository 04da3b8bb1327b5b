import { expect, it } from "@jest/globals";
import { encode } from "iconv-lite";
import { expectSame } from "../../testing/expect-same.js";
import type { Random } from "../../testing/random.js";
import { forSeeds } from "../../testing/seeds.js";
import { DelimitedRows } from "../read/delimited-rows.js";
import { readContent } from "../testing/delimited.js";
import { type OracleRow, readByTheBook, type Writing } from "./csv-oracle.js";

const HEADER = "kop een;kop twee,kop drie|kop vier\tkop vijf\n"; // enough ASCII for NULs not to look like UTF-16

function writing(random: Random): Writing {
  return { delimiter: random.pick([";", ",", "|", "\t"]), quotes: random.pick(["double", "single", "stray"]) };
}

/** Text in which whatever can go wrong stands close together. */
function hostileText(random: Random, { delimiter, quotes }: Writing): string {
  const quote = quotes === "single" ? "'" : '"';
  const pieces = [
    ...["a", "Zoë", " ", "\t", "'", '"', '"t ', "\0", "\ufeff", "\u2028", "\v", "=1+1", "€𝔘", "x y"],
    ...[delimiter, delimiter, delimiter, quote, quote, quote + quote, `${quote}${delimiter}`, `${delimiter}${quote}`],
    ...["\n", "\n", "\r\n", "\r", "\n".repeat(17), "\r\r\n", `\n${quote}`, `${quote}\n`],
  ];
  const count = random.below(random.below(50) === 0 ? 400 : 40);
  return Array.from({ length: count }, () => random.pick(pieces)).join("");
}

/** Rows that a careful program wrote: all cells quoted. */
function writtenRows(random: Random, { delimiter, quotes }: Writing) {
  const quote = quotes === "single" ? "'" : '"';
  const pieces = ["a", "Zoë", delimiter, quote, "\n", "\r\n", "\r", " ", "", "'t Hof", '"', "5"];
  const cell = () => Array.from({ length: random.below(5) }, () => random.pick(pieces)).join("");
  const rows = Array.from({ length: 1 + random.below(4) }, () => Array.from({ length: 1 + random.below(4) }, cell));
  const end = random.pick(["\n", "\r\n", "\r"]);
  const text = rows
    .map((row) => row.map((one) => quote + one.replaceAll(quote, quote + quote) + quote).join(delimiter) + end)
    .join("");
  return { text, rows: rows.map((row) => row.map((one) => one.replace(/\r\n|\r/g, "\n"))) };
}

/** Gives the reader the bytes of a Unicode encoding, in stretches of any length. */
function readInPieces(text: string, dialect: Writing, random: Random): OracleRow[] {
  const encoding = random.pick(["utf-8", "utf-8", "utf-16le", "utf-16be"] as const);
  const bytes = encode(text, encoding, { addBOM: random.pick([true, false]) });
  const reader = new DelimitedRows("fuzz.csv", { ...dialect, encoding });
  let start = 0;
  for (let end = 0; end < bytes.length; ) {
    end = Math.min(bytes.length, end + 1 + random.below(random.pick([3, 30, 300])));
    start += reader.take(bytes.subarray(start, end));
  }
  reader.end(bytes.subarray(start));
  reader.check();
  return reader.drain().map(({ line, cells }) => ({ line, cells: Array.isArray(cells) ? cells : null }));
}

it("F-01: whatever a delimited file holds, its rows are those of the format's description, and no others", () =>
  forSeeds("F-01", { commit: 20_000, long: 10_000_000 }, (random) => {
    const dialect = writing(random);
    const text = HEADER + hostileText(random, dialect);
    expectSame(readInPieces(text, dialect, random), readByTheBook(text, dialect));
  }));

it("F-01: what was written by the rules is read as it was written", () =>
  forSeeds("F-01", { commit: 2_000, long: 1_000_000 }, (random) => {
    const dialect = { ...writing(random), quotes: random.pick(["double", "single"] as const) };
    const { text, rows } = writtenRows(random, dialect);
    const read = readInPieces(text, dialect, random);
    expectSame(
      read.map(({ cells }) => cells),
      rows,
    );
  }));

it("F-01: a file gives rows of its header's width, and every other row is reported with its line", () =>
  forSeeds("F-01", { commit: 200, long: 100_000 }, async (random) => {
    const dialect = writing(random);
    const header = `h1${dialect.delimiter}h2\n`;
    const text = header.repeat(9) + hostileText(random, dialect); // long enough not to look like UTF-16
    const rows = readByTheBook(text, dialect).slice(1);
    const fits = ({ cells }: OracleRow) =>
      cells !== null && cells.length >= 2 && cells.slice(2).every((cell) => cell.trim() === "");
    expect(await readContent(text, dialect)).toMatchObject({
      headers: ["h1", "h2"],
      rows: rows.filter(fits).map(({ cells }) => cells),
      lines: rows.filter(fits).map(({ line }) => line),
      bad: rows.filter((row) => !fits(row)).map(({ line }) => `${line} ROW_MALFORMED`),
    });
  }));
