import { expect, it } from "@jest/globals";
import { decode } from "iconv-lite";
import { decodeStrict, readMark } from "./encoding.js";

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

it("passes over the mark of UTF-8 and refuses UTF-16", () => {
  expect(readMark(Buffer.from("\ufeffa"), "x")).toEqual({ length: 3, encoding: "utf-8" });
  expect(readMark(Buffer.from("ab"), "x")).toEqual({ length: 0, encoding: undefined });
  expect(() => readMark(Buffer.from("\ufeffa", "utf16le"), "x")).toThrow("UTF-16");
});
