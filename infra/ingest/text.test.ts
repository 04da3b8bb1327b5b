import { expect, it } from "@jest/globals";
import { isForbiddenHeader } from "./door.js";
import { passesElevenTest, textFault } from "./text.js";

const code = (raw: string, max = 1000) => {
  const fault = textFault(raw, max);
  return typeof fault === "object" ? fault.code : fault;
};

it("knows a citizen service number by the eleven-test", () => {
  expect(passesElevenTest("999990019")).toBe(true);
  expect(passesElevenTest("123456782")).toBe(true);
  expect(passesElevenTest("123456780")).toBe(false);
  expect(passesElevenTest("000000000")).toBe(false);
});

it.each(["999990019", "BSN: 999990019.", "9999.90.019", "999 990 019", "née\u00a0999990019"])("stops %j", (text) => {
  expect(code(text)).toBe("CELL_FORBIDDEN");
});

it.each(["123456780", "0612345678", "06-12345678", "a999990019", "11111111-aaaa-4bbb-8ccc-999990019000", "99999001"])(
  "lets %j pass",
  (text) => expect(code(text)).toBeUndefined(),
);

it("takes text in normal form C, with line ends and tabs as blanks", () => {
  expect(code("Jose\u0301 ")).toBe("José");
  expect(code("a\tb\r\nc")).toBe("a b c");
  expect(code("a\u0000b")).toBe("CELL_INVALID");
  expect(code("a\u202eb")).toBe("CELL_INVALID");
  expect(code("half \ud83d")).toBe("CELL_INVALID");
  expect(code("é".repeat(11), 10)).toBe("CELL_INVALID");
  expect(code("a".repeat(11), 10)).toBe("CELL_INVALID");
  expect(code(`a${" ".repeat(400)}`, 10)).toBeUndefined();
});

it("never opens for columns of citizen service numbers and bank accounts", () => {
  for (const header of ["BSN", "[Bsn]", "Burgerservicenummer", "Sofi-nummer", "SOFI_NUMMER", "Iban"]) {
    expect(isForbiddenHeader(header)).toBe(true);
  }
  expect(isForbiddenHeader("Persoonsnummer")).toBe(false);
});
