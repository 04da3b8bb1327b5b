import { expect, it } from "@jest/globals";
import { textField } from "../../record.js";
import { CopyText } from "../copy-text.js";
import type { MarkedText } from "./known-part.js";
import { KnownRows } from "./known-rows.js";
import type { RowMark } from "./row-mark.js";

const RECORD = {
  kind: "thing",
  description: "Something.",
  key: ["id"],
  fields: { id: textField("Number."), name: textField("Name.") },
};

/** A row, and the values of each record that it became. */
interface MadeRow {
  readonly mark: RowMark | undefined;
  readonly records: readonly (readonly string[])[];
}

const markOf = (number: number): RowMark => `mark${String(number).padStart(4, "0")}`;
const rowOf = (number: number): MadeRow => ({ mark: markOf(number), records: [[`${number}`, `name ${number}`]] });
const rowsTo = (end: number) => Array.from({ length: end }, (_, number) => rowOf(number));

/** Rows as an archive keeps them, so many in a part; tells how many parts were asked for. */
function kept(rows: readonly MadeRow[], rowsOfPart: number) {
  const asked = { parts: 0 };
  async function* parts(): AsyncGenerator<MarkedText> {
    for (let start = 0; start < rows.length; start += rowsOfPart) {
      const copy = new CopyText(RECORD);
      for (const [index, { mark, records }] of rows.slice(start, start + rowsOfPart).entries()) {
        for (const values of records) copy.add(values, 0, start + index + 2);
        copy.endRow(mark);
      }
      const { text, marks } = copy.take() ?? {};
      asked.parts += 1;
      if (text && marks) yield { text, marks };
    }
  }
  return { asked, open: () => KnownRows.open(parts()) };
}

/** Asks for rows one after the other, as a file has them. */
async function findEach(known: KnownRows, numbers: readonly number[]): Promise<number> {
  let found = 0;
  for (const number of numbers) {
    if (known.find(markOf(number))?.[0] === `${number}\tname ${number}`) found += 1;
    await known.settle();
  }
  return found;
}

const upTo = (end: number) => Array.from({ length: end }, (_, number) => number);

it("are found in the order in which they came, a few parts in memory", async () => {
  const { open, asked } = kept(rowsTo(100), 10);
  const known = await open();
  expect(asked.parts).toBe(4);
  expect(await findEach(known, upTo(100))).toBe(100);
  expect(asked.parts).toBe(10);
});

it("give all records of a row, and nothing of one that is not to be known", async () => {
  const records = [
    ["1", "tab\t and\nend"],
    ["1b", "\\N"],
  ];
  const { open } = kept([{ mark: markOf(1), records }, { mark: undefined, records: [["2", "two"]] }, rowOf(3)], 10);
  const known = await open();
  expect(known.find(markOf(1))).toEqual(["1\ttab\\t and\\nend", "1b\t\\\\N"]);
  expect(known.find("\0".repeat(8))).toBeUndefined();
  expect(known.find(markOf(3))).toEqual(["3\tname 3"]);
});

it("are found where others came in between, however many", async () => {
  const known = await kept(rowsTo(100), 10).open();
  const strangers = Array.from({ length: 35 }, (_, number) => 5000 + number);
  expect(await findEach(known, [...upTo(50), ...strangers, ...upTo(100).slice(50)])).toBe(100);
});

it("are passed over where they are gone, and not found where they have moved far", async () => {
  const known = await kept(rowsTo(100), 10).open();
  const far = upTo(60).slice(50);
  expect(await findEach(known, [...far, ...upTo(25), ...upTo(50).slice(40), ...upTo(100).slice(60)])).toBe(75);
  expect(far.map((number) => known.find(markOf(number)))).toEqual(far.map(() => undefined));
});
