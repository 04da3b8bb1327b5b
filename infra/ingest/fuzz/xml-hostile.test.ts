import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openXml } from "../read/read-xml.js";
import { readAll } from "../testing/read-all.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-hostile-xml-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string | Buffer) {
  await writeFile(join(folder, "rows.xml"), content);
  return readAll(openXml(join(folder, "rows.xml"), {}));
}

/** Long enough that nobody may read on to its end. */
const LONG = 12 * 1024 * 1024;

/** Far enough into a file of LONG to have noticed. */
const NOTICED = 5 * 1024 * 1024;

const ROW = "<r><a>1</a></r>";
const rows = (inside: string) => `<l>${ROW}${inside}${ROW}</l>`;
const cell = (inside: string | Buffer) =>
  Buffer.concat([Buffer.from("<l><r><a>"), Buffer.from(inside), Buffer.from("</a></r></l>")]);
const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join("");

const DOCTYPES: [string, string][] = [
  ["a billion laughs", `<!DOCTYPE l [<!ENTITY l0 "ha">${laughs}]><l><r><a>&l9;</a></r></l>`],
  [
    "one that grows with the square",
    `<!DOCTYPE l [<!ENTITY x "${"x".repeat(50_000)}">]><l><r><a>${"&x;".repeat(9)}</a></r></l>`,
  ],
  ["a file", `<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l><r><a>&x;</a></r></l>`],
  ["an address", `<!DOCTYPE l [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]><l><r><a>&x;</a></r></l>`],
  ["an address of a document type", `<!DOCTYPE l SYSTEM "http://127.0.0.1:9/l.dtd">${rows("")}`],
  ["a public one", `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://127.0.0.1:9/x">${rows("")}`],
  ["entities within the document type", `<!DOCTYPE l [<!ENTITY % x SYSTEM "file:///etc/passwd">%x;]>${rows("")}`],
  ["values of attributes", `<!DOCTYPE l [<!ATTLIST r nil CDATA "true">]>${rows("")}`],
  ["nothing", `<!DOCTYPE l>${rows("")}`],
  ["comments that hide its end", `<!DOCTYPE l [<!-- ]> --><?x ]>?>]>${rows("")}`],
];

const UNBOUNDED: [string, string][] = [
  ["a document type", `<!DOCTYPE l [${" ".repeat(LONG)}]>${rows("")}`],
  ["a comment before the root", `<!--${" ".repeat(LONG)}-->${rows("")}`],
  ["an instruction", `<?x ${"x".repeat(LONG)}?>${rows("")}`],
  ["a comment among the rows", rows(`<!--${" ".repeat(LONG)}-->`)],
  ["blanks among the rows", rows(" ".repeat(LONG))],
  ["a text", rows(`<r><a>${"x".repeat(LONG)}</a></r>`)],
  ["a text of entities", rows(`<r><a>${"&lt;".repeat(LONG / 4)}</a></r>`)],
  ["a text as it stands", rows(`<r><a><![CDATA[${"x".repeat(LONG)}]]></a></r>`)],
  ["a name", rows(`<r><${"x".repeat(LONG)}/></r>`)],
  ["an entity's name", rows(`<r><a>&${"x".repeat(LONG)};</a></r>`)],
  ["an attribute", rows(`<r><a x="${"x".repeat(LONG)}"/></r>`)],
  ["a row", rows(`<r>${"<a>1</a>".repeat(LONG / 8)}</r>`)],
  ["attributes", rows(`<r><a ${Array.from({ length: 500_000 }, (_, n) => `x${n}=""`).join(" ")}/></r>`)],
  ["depth", "<l>".repeat(1_000_000)],
  ["depth in a cell", rows(`<r><a>${"<b>".repeat(1_000_000)}</a></r>`)],
  ["columns", rows(`<r>${Array.from({ length: 10_001 }, (_, n) => `<c${n}/>`).join("")}</r>`)],
  ["no tag", "x".repeat(LONG)],
];

const BROKEN: [string, string | Buffer][] = [
  ["an entity that XML does not have", cell("&nbsp;")],
  ["an entity called as what an object has", cell("&constructor;&__proto__;")],
  ["an entity without a name", cell("&;")],
  ["an entity without an end", cell("R&D")],
  ["a character that XML does not have", cell("&#0;")],
  ["a control character", cell("\x01")],
  ["a control character by number", cell("&#x1f;")],
  ["a zero byte", cell("\0")],
  ["half of a character by number", cell("&#xd800;")],
  ["a character beyond Unicode", cell("&#x110000;")],
  ["a number that no number holds", cell(`&#${"9".repeat(400)};`)],
  ["a tag that ends another", "<l><r><a>1</r></a></l>"],
  ["a tag that was never opened", rows("</r>")],
  ["a tag without a name", rows("<>")],
  ["the end of nothing", rows("</>")],
  ["a name with a digit first", rows("<r><1/></r>")],
  ["an attribute twice", rows('<r><a x="" x=""/></r>')],
  ["an attribute without a value", rows("<r><a nil/></r>")],
  ["an attribute without quotes", rows("<r><a nil=true/></r>")],
  ["a tag in an attribute", rows('<r><a x="<b>"/></r>')],
  ["a comment with dashes in it", rows("<!-- a -- b -->")],
  ["a comment that does not end", rows("<!-- a")],
  ["a stretch of text that does not end", rows("<r><a><![CDATA[1</a></r>")],
  ["the end of a stretch of text", cell("]]>")],
  ["two roots", `${rows("")}${rows("")}`],
  ["text behind the root", `${rows("")}x`],
  ["text before the root", `x${rows("")}`],
  ["text between rows", rows("time-out")],
  ["two declarations", `<?xml version="1.0"?><?xml version="1.0"?>${rows("")}`],
  ["a declaration of another version", `<?xml version="2.0"?>${rows("")}`],
  ["a document type among the rows", rows('<!DOCTYPE l [<!ENTITY x "1">]>')],
  ["an entity declared among the rows", rows('<!ENTITY x "1">')],
  ["two lists", "<l><rows><r><a>1</a></r></rows><rows><r><a>2</a></r></rows></l>"],
  ["a list beside rows", `<l>${ROW}<rows>${ROW}</rows></l>`],
];

const ENCODED: [string, Buffer][] = [
  ["too many bytes for a character", cell(Buffer.from("c0afc0af", "hex"))],
  ["halves of characters", cell(Buffer.from("eda081edb080", "hex"))],
  ["characters of five bytes", cell(Buffer.from("f888808080", "hex"))],
  ["a character cut off", cell(Buffer.from("e282", "hex"))],
];

const ODD: [string, string, string[][]][] = [
  ["a style sheet", `<?xml-stylesheet href="http://127.0.0.1:9/x"?>${rows("")}`, [["1"], ["1"]]],
  [
    "a place to include",
    rows('<r><a/><x:include xmlns:x="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/></r>'),
    [
      ["1", ""],
      ["", ""],
      ["1", ""],
    ],
  ],
  [
    "a schema's address",
    rows("").replace("<l>", '<l xmlns:xsi="x" xsi:schemaLocation="x http://127.0.0.1:9/x">'),
    [["1"], ["1"]],
  ],
  ["what looks like a formula", rows("<r><a>=cmd|'/c calc'!A0</a></r>"), [["1"], ["=cmd|'/c calc'!A0"], ["1"]]],
  ["comments and instructions within a cell", rows("<r><a>1<!-- x -->2<?x y?>3</a></r>"), [["1"], ["123"], ["1"]]],
];

const COUNT = DOCTYPES.length + UNBOUNDED.length + BROKEN.length + ENCODED.length + ODD.length;

describe(`F-03: ${COUNT} hostile files`, () => {
  afterAll(async () => expect(await readdir(folder)).toEqual(["rows.xml"]));

  it.each(DOCTYPES)("refuses a document type with %s", async (_, content) => {
    await expect(read(content)).rejects.toMatchObject({
      code: "FILE_MALFORMED",
      message: expect.stringMatching(/document type/),
    });
  });

  it.each(UNBOUNDED)("gives up on %s without end", async (_, content) => {
    const error = await read(content).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code: "FILE_MALFORMED" });
    const place = /character (\d+)/.exec((error as Error).message)?.[1];
    expect(Number(place ?? 0)).toBeLessThan(NOTICED);
  });

  it.each(BROKEN)("refuses %s", async (_, content) => {
    await expect(read(content)).rejects.toMatchObject({ code: "FILE_MALFORMED" });
  });

  it.each(ENCODED)("refuses the row with %s", async (_, content) => {
    expect(await read(content)).toMatchObject({
      rows: [],
      bad: ["1 ENCODING_WRONG: bytes of the declared encoding"],
    });
  });

  it.each(ODD)("takes %s for what it says, and no more", async (_, content, expected) => {
    const found = await read(content);
    expect(found.rows.map((row) => row.map((text) => text ?? ""))).toEqual(expected);
  });
});
