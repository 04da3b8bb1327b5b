import { describe, expect, it } from "@jest/globals";
import { encode } from "iconv-lite";
import { readContent } from "../testing/delimited.js";

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));

const wrong = (message: string) => ({ code: "ENCODING_WRONG", message: expect.stringContaining(message) });

describe("marks", () => {
  it("of UTF-8 are believed over the declaration, and are no part of the first header", async () => {
    const { headers, rows } = await readContent("\ufeff[naam]|b\nZoë|1\n", {
      delimiter: "|",
      encoding: "windows-1252",
    });
    expect(headers).toEqual(["[naam]", "b"]);
    expect(rows).toEqual([["Zoë", "1"]]);
  });

  it("of UTF-16 are believed over the declaration", async () => {
    for (const encoding of ["utf-16le", "utf-16be"]) {
      const content = encode("\ufeffa;b\r\nZoë;€\r\n", encoding);
      expect((await readContent(content, { encoding: "windows-1252" })).rows).toEqual([["Zoë", "€"]]);
    }
  });

  it("stand above what they do not fit: the row is refused in the name of the mark", async () => {
    const { bad, rows } = await readContent(bytes("\ufeffa;b\n1;2\n3;", [0xe9], "\n"), { encoding: "windows-1252" });
    expect([rows, bad]).toEqual([[["1", "2"]], ["3 ENCODING_WRONG"]]);
  });

  it("of UTF-32 are refused, and those of UTF-16 above other text", async () => {
    await expect(readContent(bytes([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]))).rejects.toMatchObject(wrong("UTF-32"));
    await expect(readContent(bytes([0xff, 0xfe], "a;b\n1;2\n"))).rejects.toMatchObject(
      wrong("rows.csv: not written in UTF-16. Expected UTF-16LE, as the mark at its start says."),
    );
  });
});

describe("UTF-16", () => {
  it("is read over what is read at a time, with line ends on code units only", async () => {
    const line = "Ċ਀Ă\u0d0a;\u0a0d𝔘\r\n"; // characters that hold the bytes of a line end
    const text = `a;b\r\n${line.repeat(60_000)}`;
    for (const encoding of ["utf-16le", "utf-16be"] as const) {
      const { rows } = await readContent(encode(text, encoding, { addBOM: false }), { encoding });
      expect(rows).toHaveLength(60_000);
      expect(rows.at(-1)).toEqual(["Ċ਀Ă\u0d0a", "\u0a0d𝔘"]);
    }
  });

  it("is refused row by row for half a character, and for an odd byte at the end", async () => {
    const half = Buffer.from("a;b\n1;\ud800x\n2;3\n", "utf16le");
    const { bad, rows } = await readContent(half, { encoding: "utf-16le" });
    expect([rows, bad]).toEqual([[["2", "3"]], ["2 ENCODING_WRONG"]]);
    const cut = encode("a;b\n1;2\n3;4", "utf-16be").subarray(0, -1);
    expect((await readContent(cut, { encoding: "utf-16be" })).bad).toEqual(["3 ENCODING_WRONG"]);
  });

  it("is noticed where it was not declared, and missed where it was", async () => {
    const content = encode("a;b\n1;2\n", "utf-16be", { addBOM: false });
    await expect(readContent(content)).rejects.toMatchObject(
      wrong("written in UTF-16BE. Expected UTF-8, as declared."),
    );
    await expect(readContent(content, { encoding: "utf-16le" })).rejects.toMatchObject(wrong("written in UTF-16BE"));
    await expect(readContent("a;b\n1;2\n", { encoding: "utf-16le" })).rejects.toMatchObject(
      wrong("not written in UTF-16"),
    );
  });
});

describe("UTF-8", () => {
  it.each<[string, readonly number[]]>([
    ["a byte of Windows-1252", [0xeb]],
    ["an overlong form", [0xc0, 0xaf]],
    ["a surrogate", [0xed, 0xa0, 0x80]],
    ["a cut character", [0xe2, 0x82]],
    ["more than Unicode has", [0xf4, 0x90, 0x80, 0x80]],
  ])("loses one row for %s", async (_, part) => {
    const { lines, bad } = await readContent(bytes("a;b\n1;2\n3;x", part, "y\n5;ë\n"));
    expect([lines, bad]).toEqual([[2, 4], ["3 ENCODING_WRONG"]]);
  });

  it("that went through the encoder twice is recognised, row by row", async () => {
    const twice = (text: string) => encode(text, "utf-8").toString("latin1");
    const { lines, bad } = await readContent(
      `a;b\n1;${twice("Özdemir")}\n2;Özdemir\n3;Ã–zdemir\n4;â€™t Hof\n5;’t Hof\n6;Å\u009eahin\n7;São Paulo\n8;CAFÉ’S\n`,
    );
    expect(bad).toEqual(["2 ENCODING_WRONG", "4 ENCODING_WRONG", "5 ENCODING_WRONG", "7 ENCODING_WRONG"]);
    expect(lines).toEqual([3, 6, 8, 9]);
  });
});

describe("one byte per character", () => {
  it("reads Windows-1252, also under the name of ISO-8859-1, and MacRoman", async () => {
    const text = "a;b\nZoë;€ 5 – “x”\nvan ’t Hof;é\nRené;CAFÉ’S\nfoto‘s;Šimić in Özdemir\n".replace("ć", "c");
    const expected = text
      .split("\n")
      .slice(1, -1)
      .map((line) => line.split(";"));
    const content = encode(text, "windows-1252");
    expect((await readContent(content, { encoding: "windows-1252" })).rows).toEqual(expected);
    expect((await readContent(content, { encoding: "iso-8859-1" })).rows).toEqual(expected);
    const mac = text.replace("Š", "S").replace("€", "¥");
    expect((await readContent(encode(mac, "macroman"), { encoding: "macroman" })).rows).toEqual(
      mac
        .split("\n")
        .slice(1, -1)
        .map((line) => line.split(";")),
    );
  });

  it("refuses one row for one byte without meaning", async () => {
    const { lines, bad } = await readContent(bytes("a;b\n1;2\n3;", [0x81], "\n5;", [0xe9], "\n"), {
      encoding: "windows-1252",
    });
    expect([lines, bad]).toEqual([[2, 4], ["3 ENCODING_WRONG"]]);
  });

  it("refuses a file in UTF-8, and single lines of UTF-8 among others", async () => {
    for (const encoding of ["windows-1252", "iso-8859-1", "macroman"] as const) {
      await expect(readContent("a;b\nZoë;1\n", { encoding })).rejects.toMatchObject(wrong("written in UTF-8"));
      const mixed = Buffer.concat([encode("a;b\nZoë;1\n", encoding), Buffer.from("Özdemir;2\nx;3\n")]);
      expect(await readContent(mixed, { encoding })).toMatchObject({ lines: [2, 4], bad: ["3 ENCODING_WRONG"] });
    }
  });

  it("refuses a file whose accents stand where no word has them, and names the encoding that has them right", async () => {
    const names = "a;b\nRené;1\nZoë;2\nMüller;3\nÖzdemir;4\nDaniël;5\n";
    await expect(readContent(encode(names, "macroman"), { encoding: "windows-1252" })).rejects.toMatchObject(
      wrong("rows.csv: written in MacRoman, not in Windows-1252, as declared"),
    );
    await expect(readContent(encode(names, "windows-1252"), { encoding: "macroman" })).rejects.toMatchObject(
      wrong("written in Windows-1252, not in MacRoman"),
    );
    await expect(readContent(encode(names, "cp850"), { encoding: "iso-8859-1" })).rejects.toMatchObject(
      wrong("rows.csv: not written as ISO-8859-1, as declared"),
    );
  });

  it("keeps a file for one misplaced quote", async () => {
    const { lines } = await readContent(encode("a;b\nfoto‘s;1\n", "windows-1252"), { encoding: "windows-1252" });
    expect(lines).toEqual([2]);
  });
});
