import { expect, it } from "@jest/globals";
import { holdsBankAccount, holdsCitizenNumber, passesElevenTest } from "./personal-numbers.js";

it("knows a citizen service number by the eleven-test", () => {
  expect(passesElevenTest("999990019")).toBe(true);
  expect(passesElevenTest("123456782")).toBe(true);
  expect(passesElevenTest("123456780")).toBe(false);
  expect(passesElevenTest("000000000")).toBe(false);
});

it.each([
  "999990019",
  "BSN: 999990019.",
  "BSN999990019",
  "9999.90.019",
  "999 990 019",
  "999-990-019",
  "x 1,999990019;",
  ...[
    "111\u00a0222\u00a0333",
    "111\u202f222\u202f333",
    "111\u2009222\u2009333",
    "1112\u00a022\u00a0333",
    "111\u200b222\u200b333",
  ],
  ...[
    "BSN 11122 2333",
    "BSN11122 2333",
    "bsn: 1 1122 2333.",
    "1-1-1-2-2-2-3-3-3",
    "Jansen (BSN) 11122 2333",
    "BSN 11122-2333",
  ],
  ...["111,222,333", "111/222/333", "111_222_333", "111, 222, 333", "111. 222.333", "111\u2013222\u2013333"],
  ...["Jansen999990019", "999990019Jansen", "bsnnr999990019", "SOFI999990019", "SOFINR999990019"],
])("finds a citizen service number in %j", (text) => expect(holdsCitizenNumber(text)).toBe(true));

it.each([
  ...[
    "123456780",
    "0612345678",
    "06-12345678",
    "a999990019",
    "MED999990019",
    "999990019A",
    "11111111-aaaa-4bbb-8ccc-999990019000",
    "99999001",
  ],
  ...["01-02-2024", "1/10/2024-5", "11122  -  2333", "11122;2333", "2023/2024", "06 12 34 56 78", "+31 (0)6-12345678"],
  ...["111222-333", "11122233/3", "111222.333", "1_11222333"],
  ...["A11122 2333", "11122-2333A", "11122-2333-0", "0-11122-2333", "5f6abc1c-1112-4223-9abc-041716430012"],
  ...["+31 999 990 019", "+31999990019", "0031-999990019", "12AB00", "99ZA", "2024-08-01"],
])("finds no citizen service number in %j", (text) => {
  expect(holdsCitizenNumber(text)).toBe(false);
});

// The examples of the registry itself: accounts of nobody.
const ACCOUNTS = [
  ...[
    "NL91ABNA0417164300",
    "BE68539007547034",
    "DE89370400440532013000",
    "FR1420041010050500013M02606",
    "GB29NWBK60161331926819",
  ],
  ...[
    "NO9386011117947",
    "MT84MALT011000012345MTLCAST001S",
    "TR330006100519786457841326",
    "PL61109010140000071219812874",
  ],
  ...[
    "ES9121000418450200051332",
    "IT60X0542811101000000123456",
    "PT50000201231234567890154",
    "SE4550000000058398257466",
  ],
  ...["LC55HEMM000100010012001200023015", "CH9300762011623852957", "LU280019400644750000", "AT611904300234573201"],
];

it("finds bank accounts of every country, however they are written", () => {
  const written = ACCOUNTS.flatMap((account) => [
    account,
    account.toLowerCase(),
    account.replace(/.{4}(?=.)/g, "$& "),
    account.replace(/.{4}(?=.)/g, "$&\u00a0"),
    `Graag naar ${account.slice(0, 2)} ${account.slice(2)}, dank`,
    `IBAN:${account}.`,
    ...["-", "/", "_", ", ", "\u202f", " - "].map((sign) => account.replace(/.{4}(?=.)/g, `$&${sign}`)),
    `IBAN-${account.replace(/.{4}(?=.)/g, "$&-")}`,
    `iban${account}`,
    `${account.replace(/.{4}(?=.)/g, "$&.")} t.n.v. de school`,
  ]);
  expect(written.filter((text) => !holdsBankAccount(text))).toEqual([]);
});

it("finds no bank account where one sign differs", () => {
  const wrong = ACCOUNTS.flatMap((account) => [
    account.slice(0, -1) + (account.endsWith("1") ? "2" : "1"),
    `${account}7`,
    `A${account}`,
    account.slice(0, -1),
  ]);
  expect(wrong.filter(holdsBankAccount)).toEqual([]);
});

it.each([
  ...[
    "12AB00",
    "99ZA01 De Zonnewijzer",
    "+31 6 12345678",
    "010 - 412 34 56",
    "NL 91",
    "ae43f0c1-5b7e-4c1d-9a55-0417164300aa",
  ],
  "a1b2c3d4-1a2b-4c3d-be68-539007547034", // only the end of an id
  ...["De 12 maanden van het schooljaar 2024", "GB29 en NL91 zijn landen", "VPTEST1234567890123", "NL91ABNA04171643OO"],
])("finds no bank account in %j", (text) => {
  expect(holdsBankAccount(text)).toBe(false);
});
