import { expect, it } from "@jest/globals";
import { decimalField, defineRecord, orNull, textField } from "../record.js";
import { FileBinding } from "./bind.js";
import { invalid } from "./cell.js";
import { boolean, type Column, code, date, decimal, integer, text } from "./columns.js";
import { recordDecoder } from "./decode.js";
import { defineExport } from "./define.js";
import { combine, constant, firstOf, lastDay, lookup, using } from "./derive.js";
import type { Dialect } from "./dialect.js";
import { RowFaults } from "./faults.js";
import { defineSettings, NO_PROFILE, readProfile, z } from "./profile.js";

type Cells = Readonly<Record<string, string | null>>;

const bindingOf = (
  headers: readonly string[],
  profile = NO_PROFILE,
  kept = new Map<string, Map<string, unknown>>(),
  writing: Pick<Dialect, "dates" | "decimals"> = { dates: ["iso"] },
) => {
  const cell = (index: number) => (row: unknown) => (row as Cells)[headers[index] as string] ?? null;
  return new FileBinding("f.csv", { headers, cell }, { profile, kept }, { form: "json", ...writing });
};

/** What a column makes of a row, with its faults as `effect header code`. */
function read(column: Column<unknown>, row: Cells, binding = bindingOf(Object.keys(row))) {
  const faults = new RowFaults();
  const value = column.bind(binding)(row, faults);
  return [value, ...faults.found.map(({ effect, header, code: word }) => `${effect} ${header} ${word}`)];
}

const EMPTY = expect.any(Symbol);

it("reads each kind of cell, trimmed", () => {
  expect(read(text("a"), { a: "  000123 " })).toEqual(["000123"]);
  expect(read(integer("a", { min: 0, max: 5 }), { a: "5" })).toEqual([5]);
  expect(read(decimal("a"), { a: "0,8" })).toEqual(["0.8"]);
  expect(read(date("a"), { a: "2024-08-01T00:00:00Z" })).toEqual(["2024-08-01"]);
  expect(read(boolean("a"), { a: "Ja" })).toEqual([true]);
  expect(read(code("a", { M: "MALE" }), { a: "m" })).toEqual(["MALE"]);
});

it.each<[string, Column<unknown>, string]>([
  ["an integer", integer("a"), "1.5"],
  ["an integer of 32 bits", integer("a"), "2147483648"],
  ["a bounded integer", integer("a", { max: 5 }), "6"],
  ["a decimal", decimal("a"), "n.v.t."],
  ["a bounded decimal", decimal("a", { max: 2 }), "80"],
  ["a day", date("a"), "2025-02-29"],
  ["a boolean", boolean("a"), "misschien"],
  ["a code", code("a", { M: "MALE" }), "Q"],
  ["a code, not a property of every object", code("a", { M: "MALE" }), "constructor"],
])("refuses what is not %s", (_, column, cell) => {
  expect(read(column, { a: cell })).toEqual([EMPTY, "row a CELL_INVALID"]);
});

it("reads days and decimals in the forms that the export declares, and names them where it refuses", () => {
  const dutch = bindingOf(["a"], NO_PROFILE, new Map(), { dates: ["dutch", "month"], decimals: "comma" });
  expect(read(decimal("a"), { a: "1.234,5" }, dutch)).toEqual(["1234.5"]);
  expect(read(decimal("a"), { a: "0.8" }, dutch)).toEqual([EMPTY, "row a CELL_INVALID"]);
  expect(read(date("a"), { a: "202408" }, dutch)).toEqual(["2024-08-01"]);
  expect(read(date("a"), { a: "2024-08-01" }, dutch)).toEqual([EMPTY, "row a CELL_INVALID"]);
  const faults = new RowFaults();
  decimal("a", { min: 0 }).bind(dutch)({ a: "x" }, faults);
  expect(faults.found[0]?.expected).toEqual({
    en: "a decimal number as 1.234,56 of 0 or more",
    nl: "een decimaal getal als 1.234,56 van 0 of meer",
  });
});

it("takes no plus for a sign of a number", () => {
  expect(read(integer("a"), { a: "+5" })).toEqual([EMPTY, "row a CELL_INVALID"]);
  expect(read(integer("a"), { a: "-5" })).toEqual([-5]);
});

it("has a word for each way to be without a value", () => {
  expect(read(text("a"), { a: " " })).toEqual([EMPTY]);
  expect(read(text("a").orNull(), { a: null })).toEqual([null]);
  expect(read(date("a").orNull(), { a: "9999-12-31" })).toEqual([null]);
  expect(read(integer("a").orElse(7), { a: "" })).toEqual([7]);
  expect(read(text("b").optional(), { a: "x" })).toEqual([null]);
  expect(read(integer("a").orDropped(), { a: "x" })).toEqual([null, "cell a CELL_INVALID"]);
  expect(
    read(
      text("a").map(() => invalid("better", "beter")),
      { a: "x" },
    ),
  ).toEqual([EMPTY, "row a CELL_INVALID"]);
});

it("notes missing columns instead of failing at the first", () => {
  const binding = bindingOf(["c"]);
  for (const header of ["a", "b", "c"]) text(header).bind(binding);
  expect(() => binding.requireAll("README")).toThrow(
    expect.objectContaining({ code: "COLUMN_MISSING", message: 'f.csv: no column "a", "b". See README.' }),
  );
});

it("finds headers trimmed, without brackets and case, or by the profile's name for them", () => {
  const row = { "[Dossiernummer] ": "1", GEB_DATUM: "2000-01-01" };
  const binding = bindingOf(Object.keys(row), readProfile("columns: { Geboortedatum: Geb_datum }", []));
  expect(read(text("dossiernummer"), row, binding)).toEqual(["1"]);
  expect(read(date("Geboortedatum"), row, binding)).toEqual(["2000-01-01"]);
});

it("refuses a header that stands twice, once somebody wants it", () => {
  const binding = bindingOf(["a", "b", "[A]"]);
  text("b").bind(binding);
  expect(() => text("a").bind(binding)).toThrow(expect.objectContaining({ code: "FILE_MALFORMED" }));
});

it("never reads a forbidden column, not even when the profile asks for it", () => {
  const binding = bindingOf(["BSN"], readProfile("columns: { naam: BSN }", []));
  expect(binding.forbidden).toEqual(["BSN"]);
  expect(binding.has("naam")).toBe(false);
  const record = defineRecord({ kind: "thing", description: "", key: ["id"], fields: { id: textField("") } });
  expect(() => defineExport({ name: "f", file: /f/, record, columns: { id: text("[BSN]") } })).toThrow(
    "no adapter may read it",
  );
});

it("makes values of several columns and blames the one that is wrong", () => {
  const sum = combine({ a: integer("a"), b: integer("b").orNull() }, ({ a, b }) => a + (b ?? 0));
  expect(read(sum, { a: "1", b: "" })).toEqual([1]);
  expect(read(sum, { a: "", b: "2" })).toEqual([EMPTY, "row a CELL_EMPTY"]);
  expect(read(sum, { a: "1", b: "x" })).toEqual([EMPTY, "row b CELL_INVALID"]);
  expect(read(firstOf(text("a").optional(), text("b")), { a: "", b: "x" })).toEqual(["x"]);
  expect(read(lastDay(date("b").orNull(), date("a")), { a: "2024-02-02", b: "2024-02-01" })).toEqual([
    EMPTY,
    "row b CELL_INVALID",
  ]);
  expect(read(lastDay(date("b").orNull(), date("a")), { a: "2024-02-02", b: "2024-02-02" })).toEqual(["2024-02-02"]);
});

it("reads settings of the profile and side files", () => {
  const settings = defineSettings({ factor: z.number().default(2) });
  const binding = bindingOf(
    ["a"],
    readProfile("factor: 3", [settings]),
    new Map([["side", new Map([["5", { name: "five" }]])]]),
  );
  expect(
    read(
      using(settings, { a: integer("a") }, ({ a }, { factor }) => a * factor),
      { a: "5" },
      binding,
    ),
  ).toEqual([15]);
  const side = { name: "side" } as Parameters<typeof lookup<{ name: string }, string | null>>[0];
  const name = lookup(side, text("a").orNull(), (found) => found?.name ?? null);
  expect([read(name, { a: "5" }, binding), read(name, { a: "6" }, binding), read(name, { a: "" }, binding)]).toEqual([
    ["five"],
    [null],
    [null],
  ]);
});

it("drops a cell with a citizen service number and keeps the row, unless the cell is needed", () => {
  expect(read(text("a").orNull(), { a: "999990019" })).toEqual([null, "cell a CELL_FORBIDDEN"]);
});

it("rounds decimals to the field and refuses what the field cannot hold", () => {
  const fields = { id: textField(""), size: orNull(decimalField(6, 4, "")) };
  const record = defineRecord({ kind: "thing", description: "", key: ["id"], fields });
  const decode = (cells: Cells) => {
    const faults = new RowFaults();
    const values = recordDecoder(
      { id: text("id"), size: decimal("size").orNull() },
      record,
      bindingOf(["id", "size"]),
    )(cells, faults);
    return values ?? faults.found.map(({ header, code: word }) => `${header} ${word}`);
  };
  expect(decode({ id: "1", size: "0.83335" })).toEqual(["1", "0.8334"]);
  expect(decode({ id: "1", size: "99.99994" })).toEqual(["1", "99.9999"]);
  expect(decode({ id: "1", size: "99.99995" })).toEqual(["size CELL_INVALID"]);
  expect(decode({ id: "k".repeat(201), size: "" })).toEqual(["id CELL_INVALID"]);
  expect(decode({ id: "", size: "x" })).toEqual(["id CELL_EMPTY", "size CELL_INVALID"]);
});

it("reports a column once per row, however many fields read it", () => {
  const faults = new RowFaults();
  const column = integer("a");
  const binding = bindingOf(["a"]);
  for (const one of [column.orDropped(), column, column.orDropped()]) one.bind(binding)({ a: "x" }, faults);
  expect(faults.found.map(({ effect }) => effect)).toEqual(["row"]);
  expect(faults.refusals).toBe(1);
  expect(read(constant(null), {})).toEqual([null]);
});
