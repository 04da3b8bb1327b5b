import { expect, it } from "@jest/globals";
import { textFault } from "./text.js";

const code = (raw: string, max = 1000) => {
  const fault = textFault(raw, max);
  return typeof fault === "object" ? fault.code : fault;
};

it.each([
  "999990019",
  "BSN: 999990019.",
  "née\u00a0999990019",
  "\uff19\uff19\uff19\uff19\uff19\uff10\uff10\uff11\uff19",
  `999990019${" ".repeat(400)}`,
])("stops the citizen service number of %j", (text) => expect(code(text, 100)).toBe("CELL_FORBIDDEN"));

it.each(["NL91ABNA0417164300", "rekening NL91 ABNA 0417 1643 00", "é NL91\u00a0ABNA\u00a00417\u00a01643\u00a000"])(
  "stops the bank account of %j, and says what it is",
  (text) => {
    expect(textFault(text, 100)).toMatchObject({ code: "CELL_FORBIDDEN", expected: { en: "no bank account (IBAN)" } });
  },
);

it.each(["123456780", "0612345678", "12AB00", "van 't Hof", "De Linde, 12AB01"])("lets %j pass as it is", (text) => {
  expect(textFault(text, 1000)).toBeUndefined();
});

it("takes text in normal form C, with line ends and tabs as blanks", () => {
  expect(code("Jose\u0301 ")).toBe("José");
  expect(code("O\u0308zdemir")).toBe("Özdemir");
  expect(code("Özdemir")).toBe("Özdemir");
  expect(code("van \u2019t Hof")).toBe("van \u2019t Hof");
  expect(code("a\tb\r\nc")).toBe("a b c");
});

it("refuses control characters, signs that turn the direction of text, and halves of characters", () => {
  expect(code("a\u0000b")).toBe("CELL_INVALID");
  expect(code("a\u202eb")).toBe("CELL_INVALID");
  expect(code("half \ud83d")).toBe("CELL_INVALID");
});

it("refuses the sign of a character that was lost before", () => {
  expect(textFault("Zo\ufffd", 100)).toMatchObject({ code: "CELL_INVALID" });
});

it("counts characters without the blanks around them", () => {
  expect(code("é".repeat(11), 10)).toBe("CELL_INVALID");
  expect(code("a".repeat(11), 10)).toBe("CELL_INVALID");
  expect(code("a".repeat(7), 6)).toBe("CELL_INVALID");
  expect(code(`a${" ".repeat(15)}`, 10)).toBeUndefined();
  expect(code(`a${" ".repeat(400)}`, 10)).toBeUndefined();
});
