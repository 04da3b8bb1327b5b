import { expect, it } from "@jest/globals";
import { CopyText } from "../ingest/copy-text.js";
import { defineRecord, orNull, textField } from "../record.js";
import { forgetInText, linesOf } from "./kept-text.js";

const note = defineRecord({
  kind: "note",
  description: "Something about somebody.",
  key: ["who"],
  person: "who",
  mentions: ["by"],
  fields: { who: textField("About whom."), text: orNull(textField("What.")), by: orNull(textField("Who said it.")) },
});
const FIELDS = Object.keys(note.fields);
const ODD = ["a\tb", "a\nb", "\\", "\\N", "\r", "\\t", "", "é\u2028"];

/** Notes as an archive keeps them. */
function keptOf(notes: readonly (readonly (string | null)[])[]) {
  const copy = new CopyText(note);
  for (const [line, values] of notes.entries()) copy.add(values, 0, line + 2);
  const { text, rows } = copy.take() ?? { text: Buffer.alloc(0), rows: 0 };
  return { fields: FIELDS, text, rows };
}

const erased = (...numbers: string[]) => ({ has: (number: string) => numbers.includes(number) });

it("reads every value as it was, whatever stands in it", () => {
  const notes = ODD.map((value) => [value, value, null]);
  expect([...linesOf(keptOf(notes))].map(({ values }) => values)).toEqual(notes);
});

it.each(ODD)("leaves out who is erased, and empties what names them, by the number %j", (number) => {
  const kept = keptOf([
    [number, "mine", "2"],
    ["2", `about ${number}`, number],
    ["3", null, "2"],
  ]);
  const left = keptOf([
    ["2", `about ${number}`, null],
    ["3", null, "2"],
  ]);
  const forgotten = forgetInText(kept, note, erased(number));
  expect(forgotten.rows).toBe(2);
  expect([...linesOf(forgotten)].map(({ values }) => values)).toEqual([...linesOf(left)].map(({ values }) => values));
  expect([...linesOf(forgotten)].map(({ cells }) => cells[1])).toEqual(["3", "4"]);
});

it("gives the part itself when nobody in it is erased, and when it is about nobody", () => {
  const kept = keptOf([["1", "1", null]]);
  expect(forgetInText(kept, note, erased("2"))).toBe(kept);
  expect(forgetInText(kept, { mentions: ["by"] }, erased("1"))).toBe(kept);
});
