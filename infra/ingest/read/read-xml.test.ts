import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { expectSame } from "../../testing/expect-same.js";
import { readAll } from "../testing/read-all.js";
import { openXml } from "./read-xml.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-xml-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string | Buffer, row?: string) {
  const path = join(folder, "rows.xml");
  await writeFile(path, content);
  return readAll(openXml(path, { row }));
}

const row = (n: number) => `<Row><Nr>${n}</Nr><Naam>x</Naam></Row>`;
const THREE = { headers: ["Nr", "Naam"], rows: [1, 2, 3].map((n) => [String(n), "x"]), lines: [1, 2, 3], bad: [] };

describe("rows", () => {
  it.each([
    ["below the root", (rows: string) => `<Employments>${rows}</Employments>`],
    ["pretty", (rows: string) => `\ufeff<?xml version="1.0" encoding="utf-8"?>\r\n<!-- x -->\n<E>\n\t${rows}\n</E>\n`],
    ["in an envelope", (rows: string) => `<root><skip>0</skip><take>100</take><rows>${rows}</rows></root>`],
    ["in an envelope, first", (rows: string) => `<root><rows>${rows}</rows><skip>0</skip><take>-1</take></root>`],
  ])("are read %s", async (_, wrap) => {
    expect(await read(wrap([row(1), row(2), row(3)].join("\n  ")))).toEqual(THREE);
  });

  it("are those of a name, however deep, when the dialect names them", async () => {
    const text = `<a><head><Nr>9</Nr></head><b><list>${row(1)}${row(2)}</list><list>${row(3)}</list></b></a>`;
    expect(await read(text, "Row")).toEqual(THREE);
  });

  it("have the columns of all rows, the late ones too, and null where one lacks", async () => {
    const first = "<r><a>1</a></r>".repeat(20_000);
    const { headers, rows } = await read(`<l>${first}<r><late>2</late></r></l>`);
    expect(headers).toEqual(["a", "late"]);
    expect(rows.slice(-2)).toEqual([
      ["1", null],
      [null, "2"],
    ]);
  });

  it("are the same over many stretches as in a list, whatever stands in the text", async () => {
    const texts = ["é€😀", "&lt;Row&gt;", "<![CDATA[<Row>]]&>]]>", "a&amp;b", "&#x31;&#50;", "x".repeat(5000)];
    const meant = ["é€😀", "<Row>", "<Row>]]&>", "a&b", "12", "x".repeat(5000)];
    const count = 2_000;
    const all = Array.from({ length: count }, (_, n) => `<r><n>${n}</n><t>${texts[n % 6]}</t></r>`);
    const { rows, bad } = await read(`<l>${all.join("")}</l>`);
    expect(rows).toEqual(Array.from({ length: count }, (_, n) => [String(n), meant[n % 6]]));
    expect(bad).toEqual([]);
  });
});

describe("a cell", () => {
  it("is null where nil says so, and where it is empty", async () => {
    const cells = `<a nil="true"/><b xsi:nil="1"></b><c/><d nil="false">0</d><e> </e>`;
    const { rows } = await read(`<l xmlns:xsi="x"><r>${cells}</r></l>`);
    expect(rows).toEqual([[null, null, null, "0", " "]]);
  });

  it.each([
    ["holds elements", "<a><b>1</b></a>", "an element per cell, with text only"],
    ["stands twice", "<a>1</a><a>1</a>", "every cell once"],
    ["is nil and has a value", '<a nil="true">1</a>', "an empty element where nil says so"],
    ["is text without an element", "<a>1</a>tail", "an element per cell, with text only"],
  ])("refuses its row when it %s", async (_, cells, expected) => {
    const { lines, bad } = await read(`<l><r><a>1</a></r><r>${cells}</r><r><a>3</a></r></l>`);
    expect({ lines, bad }).toEqual({ lines: [1, 3], bad: [`2 ROW_MALFORMED: ${expected}`] });
  });

  it("may be called like anything that an object has", async () => {
    const { headers, rows } = await read("<l><r><__proto__>1</__proto__><constructor>2</constructor></r></l>");
    expect({ headers, rows }).toEqual({ headers: ["__proto__", "constructor"], rows: [["1", "2"]] });
    expect({}).not.toHaveProperty("1");
  });
});

describe("encodings", () => {
  const text = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><l><r><a>Zoë €</a></r></l>`;
  const utf16be = (of: string) => Buffer.from(`\ufeff${of}`, "utf16le").swap16();

  it.each([
    ["UTF-8", Buffer.from(text("UTF-8"))],
    ["UTF-8 that says UTF-16, as .NET does", Buffer.from(text("utf-16"))],
    ["UTF-16", Buffer.from(`\ufeff${text("utf-16")}`, "utf16le")],
    ["UTF-16, the other way round", utf16be(text("utf-16"))],
    ["Windows-1252", Buffer.from(text("windows-1252").replace("€", "\x80"), "latin1")],
    ["ISO-8859-1", Buffer.from(text("ISO-8859-1").replace("€", "\x80"), "latin1")],
  ])("are read: %s", async (_, content) => {
    expect((await read(content)).rows).toEqual([["Zoë €"]]);
  });

  it("are the same over many stretches of UTF-16", async () => {
    const rows = Array.from({ length: 40_000 }, (_, n) => `<r><a>${n}㸀😀</a></r>`).join("");
    const { rows: found } = await read(Buffer.from(`\ufeff<l>${rows}</l>`, "utf16le"));
    const expected = Array.from({ length: 40_000 }, (_, n) => [`${n}㸀😀`]);
    expectSame(found, expected);
  });

  it("refuse one row for a byte without meaning, and none for the one beside it", async () => {
    const content = Buffer.from("<l><r><a>Zoë</a></r><r><a>x\xff</a></r><r><a>€ 3</a></r></l>");
    const at = content.indexOf("x");
    const broken = Buffer.concat([content.subarray(0, at + 1), Buffer.from([0xff]), content.subarray(at + 3)]);
    const { rows, bad } = await read(broken);
    expect(rows).toEqual([["Zoë"], ["€ 3"]]);
    expect(bad).toEqual(["2 ENCODING_WRONG: bytes of the declared encoding"]);
  });

  it("refuse UTF-8 that is declared as Windows-1252, row by row", async () => {
    const content = `<?xml version="1.0" encoding="windows-1252"?><l><r><a>Zoë</a></r><r><a>Jan</a></r></l>`;
    expect((await read(content)).bad).toEqual(["1 ENCODING_WRONG: text that is encoded once"]);
  });

  it.each([
    ["another one", text("ebcdic-nl"), /declares the encoding ebcdic-nl/],
    ["one called as what an object has", text("constructor"), /declares the encoding constructor/],
    ["bytes in a name", Buffer.from("<l><r><Zo\xeb>1</Zo\xeb></r></l>", "latin1"), /name of an element/],
    [
      "half of a character of UTF-16",
      Buffer.from("\ufeff<l><r><a>\ud800x</a></r></l>", "utf16le"),
      /UTF-16LE and is not/,
    ],
  ])("are refused: %s", async (_, content, message) => {
    await expect(read(content)).rejects.toMatchObject({
      code: "ENCODING_WRONG",
      message: expect.stringMatching(message),
    });
  });
});

describe("a file without rows", () => {
  it.each(["<Employments/>", "<l></l>", "<root><skip>0</skip><take>100</take><rows/></root>"])(
    "has none: %s",
    async (text) => {
      expect(await read(text)).toMatchObject({ headers: [], rows: [], bad: [] });
    },
  );

  it.each(["", " \r\n", "\ufeff"])("is empty: %j", async (text) => {
    await expect(read(text)).rejects.toMatchObject({ code: "FILE_EMPTY" });
  });

  it.each([
    ["an error", "<Error><Message>no access</Message></Error>", undefined],
    ["text", "<a>no access</a>", undefined],
    ["an error beside no rows", "<root><rows/><error>no access</error></root>", undefined],
    ["other rows", "<a><person><name>x</name></person></a>", "employment"],
    ["a row called as the root", "<r><a>1</a></r>", "r"],
  ])("is refused when it says something else: %s", async (_, text, name) => {
    await expect(read(text, name)).rejects.toMatchObject({ code: "FILE_MALFORMED" });
    await expect(read(text, name)).rejects.toThrow(expect.not.stringContaining("access"));
  });
});

it("refuses a file that does not end, wherever it was cut", async () => {
  const whole = `<root><rows>${row(1)}${row(2)}</rows></root>`;
  for (let length = 1; length < whole.length; length += 1) {
    await expect(read(whole.slice(0, length))).rejects.toMatchObject({ code: "FILE_MALFORMED" });
  }
});
