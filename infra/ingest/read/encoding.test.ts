import { expect, it } from "@jest/globals";
import { decode } from "iconv-lite";
import { byteOrderMark, decodeStrict, readMark } from "./encoding.js";

it("reads Windows-1252 as the standard table does, and refuses the five bytes that mean nothing", () => {
  for (let byte = 0; byte < 256; byte += 1) {
    const bytes = Buffer.from([0x61, byte]);
    const meant = ![0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte);
    expect(decodeStrict(bytes, "windows-1252")).toBe(meant ? decode(bytes, "windows-1252") : undefined);
  }
});

it("refuses bytes that are not UTF-8 instead of replacing them", () => {
  expect(decodeStrict(Buffer.from("Zoë"), "utf-8")).toBe("Zoë");
  expect(decodeStrict(Buffer.from("Zoë", "latin1"), "utf-8")).toBeUndefined();
});

it("reads MacRoman and UTF-16 as the standard tables do", () => {
  const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => byte !== 0xf0)); // an apple
  const table = decode(all, "macroman").replace("¤", "€").normalize("NFC"); // € since Mac OS 8.5; Ω has two codes
  expect(decodeStrict(all, "macroman")).toBe(table);
  expect(decodeStrict(Buffer.from("Zoë 𝔘", "utf16le"), "utf-16le")).toBe("Zoë 𝔘");
  expect(decodeStrict(Buffer.from("Zoë 𝔘", "utf16le").swap16(), "utf-16be")).toBe("Zoë 𝔘");
  expect(decodeStrict(Buffer.from("\ud800", "utf16le"), "utf-16le")).toBeUndefined();
  expect(decodeStrict(Buffer.from("abc"), "utf-16be")).toBeUndefined();
});

it("reads ISO-8859-1 as Windows-1252", () => {
  expect(decodeStrict(Buffer.from([0x80, 0xe9]), "iso-8859-1")).toBe("€é");
});

it("reads marks, and refuses those of encodings that a form does not have", () => {
  expect(readMark(Buffer.from("\ufeffa"), "x")).toEqual({ length: 3, encoding: "utf-8" });
  expect(readMark(Buffer.from("ab"), "x")).toEqual({ length: 0, encoding: undefined });
  expect(() => readMark(Buffer.from("\ufeffa", "utf16le"), "x")).toThrow("UTF-16");
  expect(byteOrderMark(Buffer.from("\ufeffa", "utf16le"), "x")).toEqual({ length: 2, encoding: "utf-16le" });
  expect(byteOrderMark(Buffer.from("\ufeffa", "utf16le").swap16(), "x")).toEqual({ length: 2, encoding: "utf-16be" });
  expect(() => byteOrderMark(Buffer.from([0xff, 0xfe, 0, 0]), "x")).toThrow("UTF-32");
});
