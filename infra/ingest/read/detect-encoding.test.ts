import { describe, expect, it } from "@jest/globals";
import { encode } from "iconv-lite";
import { detectEncoding } from "./detect-encoding.js";

const NAMES = "naam;plaats\r\nRené Özdemir;'s-Hertogenbosch\r\nZoë Müller;Curaçao\r\nvan ’t Hof;Sint Daniël\r\n";

it.each(["utf-8", "utf-16le", "utf-16be"])("is certain of %s, with its mark and without", (encoding) => {
  for (const addBOM of [true, false]) {
    expect(detectEncoding(encode(NAMES, encoding, { addBOM }))).toEqual({ encoding, sure: "certain" });
  }
});

it.each(["windows-1252", "macroman"])("finds %s likely by how accents stand in words", (encoding) => {
  expect(detectEncoding(encode(NAMES, encoding))).toEqual({ encoding, sure: "likely" });
});

describe("leaves open", () => {
  it("what is ASCII only, or nothing", () => {
    expect(detectEncoding(Buffer.from("naam;plaats\n"))).toEqual({ encoding: "utf-8", sure: "open" });
    expect(detectEncoding(Buffer.alloc(0))).toEqual({ encoding: "utf-8", sure: "open" });
  });

  it("what looks wrong in all it knows, and what looks right in them", () => {
    expect(detectEncoding(encode(NAMES, "cp850")).sure).toBe("open");
    expect(detectEncoding(encode("5 °C\n", "windows-1252")).sure).toBe("open");
  });
});

it("does not mind a character of UTF-8 that is cut off", () => {
  const content = Buffer.from("Zoë €");
  for (const cut of [1, 2]) {
    expect(detectEncoding(content.subarray(0, -cut))).toEqual({ encoding: "utf-8", sure: "certain" });
  }
});
