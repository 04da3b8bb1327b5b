import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { JsonRows } from "../read/json-rows.js";
import { openJson } from "../read/read-json.js";
import { readAll } from "../testing/read-all.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-hostile-json-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string | Buffer) {
  await writeFile(join(folder, "rows.json"), content);
  return readAll(openJson(join(folder, "rows.json"), { rows: ["value", "data.items"] }));
}

/** Long enough that nobody may read on to its end. */
const LONG = 6 * 1024 * 1024;

/** Far enough into a file of LONG to have noticed. */
const NOTICED = 5 * 1024 * 1024;

/** Bytes that the reader is given at a time. */
const PIECE = 256 * 1024;

const ROW = '{"a":"1"}';
const rows = (inside: string) => `[${ROW},${inside},${ROW}]`;
const cell = (inside: string) => rows(`{"a":${inside}}`);
const bytes = (hex: string) =>
  Buffer.concat([Buffer.from('[{"a":"'), Buffer.from(hex, "hex"), Buffer.from(`"},${ROW}]`)]);

const UNBOUNDED: [string, string][] = [
  ["a text", cell(`"${"x".repeat(LONG)}"`)],
  ["a text of escapes", cell(`"${"\\n".repeat(LONG / 2)}"`)],
  ["a key", rows(`{"${"x".repeat(LONG)}":1}`)],
  ["a number", cell("1".repeat(LONG))],
  ["a row", rows(`{${Array.from({ length: 700_000 }, (_, n) => `"k${n}":0`)}}`)],
  ["a list in a row", cell(`[${"0,".repeat(LONG / 2)}0]`)],
  ["levels in a row", cell('{"a":'.repeat(LONG / 5))],
  ["levels of lists", "[".repeat(LONG)],
  ["levels before the list", `{"a":${"[".repeat(LONG)}`],
  ["an object before the list", `{"a":{${'"b":0,'.repeat(LONG / 6)}"b":0},"value":[]}`],
  ["blanks before the list", `${" ".repeat(LONG)}[]`],
  ["blanks behind the list", `[]${" ".repeat(LONG)}`],
  ["a list behind the list", `{"value":[],"a":[${"0,".repeat(LONG / 2)}0]}`],
  ["keys before the list", `{${Array.from({ length: 700_000 }, (_, n) => `"k${n}":0`)},"value":[]}`],
];

const BROKEN: [string, string | Buffer][] = [
  ["a comma too many", rows(ROW).replace("]", ",]")],
  ["a comma too many in a row", rows('{"a":1,}')],
  ["a comma too few", `[${ROW}${ROW}]`],
  ["no comma in a row", rows('{"a":1 "b":2}')],
  ["no colon", rows('{"a" 1}')],
  ["no value", rows('{"a":}')],
  ["no row", rows("")],
  ["a key without quotes", rows("{a:1}")],
  ["quotes of another kind", rows("{'a':1}")],
  ["a comment", rows(`/* x */${ROW}`)],
  ["a comment to the line's end", rows(`// x\n${ROW}`)],
  ["no number", cell("NaN")],
  ["a number beyond all", cell("-Infinity")],
  ["a number in hexadecimals", cell("0x1f")],
  ["a number with a plus", cell("+1")],
  ["a number with a zero before it", cell("012")],
  ["a number that ends in a point", cell("1.")],
  ["a number of two points", cell("1.2.3")],
  ["a word that JSON does not have", cell("undefined")],
  ["a word in capitals", cell("True")],
  ["a line end in a text", cell('"x\ny"')],
  ["a zero byte in a text", cell('"x\0y"')],
  ["an escape that JSON does not have", cell('"\\x41"')],
  ["an escape of three digits", cell('"\\u004"')],
  ["a text without an end", `[{"a":"1}]`],
  ["a bracket for a brace", rows('{"a":1]')],
  ["a brace too many", rows(`${ROW}}`)],
  ["a bracket too many", `[${ROW}]]`],
  ["a blank that JSON does not have", rows(`\u00a0${ROW}`)],
  ["a mark among the rows", rows(`\ufeff${ROW}`)],
  ["two marks", `\ufeff\ufeff${rows(ROW)}`],
  ["two answers behind each other", `[${ROW}][${ROW}]`],
  ["two lists", `{"value":[${ROW}],"data":{"items":[${ROW}]}}`],
  ["the same list twice", `{"value":[${ROW}],"value":[${ROW}]}`],
  ["two lists that hide in one path", `{"data.items":[${ROW}],"data":{"items":[]}}`],
  ["a call", `callback([${ROW}])`],
  ["a line against being called", `)]}',\n[${ROW}]`],
  ["a row per line", `${ROW}\n${ROW}\n`],
  ["one row", ROW],
  ["one text", '"x"'],
  ["HTML", "<html><body>502</body></html>"],
  ["what is packed", Buffer.from("1f8b0800000000000003", "hex")],
  ["zero bytes behind the list", `[${ROW}]\0\0\0`],
  ["a byte that is no text before the list", Buffer.from("7b22e9223a312c2276616c7565223a5b5d7d", "hex")],
  ["a next page", `{"value":[${ROW}],"@odata.nextLink":"http://169.254.169.254/"}`],
  ["a next page that is this one", `{"nextLink":"rows.json","value":[${ROW}]}`],
  ["a next page in an object", `{"value":[${ROW}],"nextLink":{"href":"x"}}`],
  ["a next page beside a deeper list", `{"odata.nextLink":"x","data":{"items":[${ROW}]}}`],
];

const ROWS: [string, string | Buffer, string][] = [
  ["too many bytes for a character", bytes("c0af"), "1 ENCODING_WRONG: UTF-8"],
  ["halves of characters", bytes("eda081edb080"), "1 ENCODING_WRONG: UTF-8"],
  ["a character beyond Unicode", bytes("f4908080"), "1 ENCODING_WRONG: UTF-8"],
  ["a character cut off", bytes("e282"), "1 ENCODING_WRONG: UTF-8"],
  ["a letter of Windows-1252", bytes("eb"), "1 ENCODING_WRONG: UTF-8"],
  ["letters encoded twice", cell('"ZoÃ«"'), "2 ENCODING_WRONG: text that is encoded once"],
  ["a key that stands twice", rows('{"a":"1","a":"2"}'), "2 ROW_MALFORMED: each key once"],
  ["the same key twice with the same value", rows('{"a":"1","a":"1"}'), "2 ROW_MALFORMED: each key once"],
  ["a key that stands twice by an escape", rows('{"a":1,"\\u0061":2}'), "2 ROW_MALFORMED: each key once"],
  ["a key that stands twice within", rows('{"a":{"b":[{"c":1,"c":2}]}}'), "2 ROW_MALFORMED: each key once"],
  ["two parents", rows('{"__proto__":1,"__proto__":2}'), "2 ROW_MALFORMED: each key once"],
  ["too many levels", cell(`${"[".repeat(64)}${"]".repeat(64)}`), "2 ROW_MALFORMED: at most 64 levels"],
  ["far too many", cell(`${"[".repeat(LONG / 8)}${"]".repeat(LONG / 8)}`), "2 ROW_MALFORMED: at most 64 levels"],
  ["no object but a list", rows("[1]"), "2 ROW_MALFORMED: an object"],
  ["no object but a text", rows('"x"'), "2 ROW_MALFORMED: an object"],
  ["no object but nothing", rows("null"), "2 ROW_MALFORMED: an object"],
];

const TOO_LONG = "not so long a number in quotes";
const CELLS: [string, string, string | null][] = [
  ["a number that loses digits", "9007199254740993", TOO_LONG],
  ["a number of thirty digits", "123456789012345678901234567890", TOO_LONG],
  ["a number that no number holds", "1e400", TOO_LONG],
  ["a number with an exponent", "12E-8", "0.00000012"],
  ["a text that looks like a formula", `"=cmd|'/c calc'!A0"`, "=cmd|'/c calc'!A0"],
  ["a text that looks like rows", '"},{\\"a\\":\\"2\\"}]"', '},{"a":"2"}]'],
  ["half of a character by number", '"\\ud800"', "\ud800"],
  ["a list", '["1"]', "not one value, not a list or an object"],
];

const ODD: [string, string, string[], (string | null)[][]][] = [
  [
    "what objects have by birth",
    '[{"toString":"1"},{"a":"2"}]',
    ["toString", "a"],
    [
      ["1", null],
      [null, "2"],
    ],
  ],
  [
    "a parent",
    '[{"__proto__":{"a":"1"}},{"a":"2"}]',
    ["__proto__.a", "a"],
    [
      ["1", null],
      [null, "2"],
    ],
  ],
  ["a maker", '[{"constructor":{"prototype":{"a":1}}},{}]', ["constructor.prototype.a"], [["1"], [null]]],
  ["an empty key", '[{"":"1"}]', [""], [["1"]]],
  ["keys that are numbers", '[{"1":"b","0":"a"}]', ["0", "1"], [["a", "b"]]],
  ["keys of different case", '[{"a":"1","A":"2"}]', ["a", "A"], [["1", "2"]]],
  ["blanks among the rows", `[${ROW},${" ".repeat(LONG)}${ROW}]`, ["a"], [["1"], ["1"]]],
  ["a next page in a row", '[{"nextLink":"http://169.254.169.254/"}]', ["nextLink"], [["http://169.254.169.254/"]]],
];

const COUNT = UNBOUNDED.length + BROKEN.length + ROWS.length + CELLS.length + ODD.length;

describe(`F-05: ${COUNT} hostile files`, () => {
  afterAll(async () => expect(await readdir(folder)).toEqual(["rows.json"]));

  it.each(UNBOUNDED)("gives up on %s without end", (_, content) => {
    const reader = new JsonRows("rows.json", ["value"]);
    const file = Buffer.from(content);
    let given = 0;
    const giveAll = () => {
      for (; given < file.length; given += PIECE) {
        const piece = file.subarray(given, given + PIECE);
        for (const { bad } of reader.take(Buffer.concat([reader.rest, piece]))) expect(bad).toEqual([]);
      }
    };
    expect(giveAll).toThrow(expect.objectContaining({ code: "FILE_MALFORMED" }));
    expect(given).toBeLessThan(NOTICED);
  });

  it.each(BROKEN)("refuses a file with %s", async (_, content) => {
    await expect(read(content)).rejects.toMatchObject({ code: "FILE_MALFORMED" });
  });

  it.each(["utf16le", "utf16be"])("refuses a file in %s", async (encoding) => {
    const content = Buffer.from(`\ufeff[${ROW}]`, "utf16le");
    const refused = read(encoding === "utf16le" ? content : content.swap16());
    await expect(refused).rejects.toMatchObject({ code: "ENCODING_WRONG" });
  });

  it.each(ROWS)("refuses the row with %s", async (_, content, bad) => {
    const found = await read(content);
    expect(found.bad).toEqual([bad]);
    expect(new Set(found.rows.flat())).toEqual(new Set(["1"]));
  });

  it.each(CELLS)("reads %s exactly, or refuses it", async (_, json, text) => {
    expect((await read(cell(json))).rows.map(([first]) => first)).toEqual(["1", text, "1"]);
  });

  it.each(ODD)("takes %s for what it says, and no more", async (_, content, headers, expected) => {
    expect(await read(content)).toMatchObject({ headers, rows: expected, bad: [] });
  });
});
