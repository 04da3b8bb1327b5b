import { expect, it } from "@jest/globals";
import { endOfLastLine, forEachLine } from "./lines.js";

function linesOf(text: string): string[] {
  const lines: string[] = [];
  forEachLine(text, (line) => lines.push(line));
  return lines;
}

it("cuts at CR LF, LF and CR, and makes no line of nothing behind the last", () => {
  expect(linesOf("a\r\nb\nc\rd")).toEqual(["a", "b", "c", "d"]);
  expect(linesOf("\n\r\r\n\n\r")).toEqual(["", "", "", "", ""]);
  expect(linesOf("a\n")).toEqual(["a"]);
  expect(linesOf("")).toEqual([]);
});

it.each([
  ["a\nb", 2],
  ["a\r\nb", 3],
  ["a\rb", 2],
  ["a\nb\rc", 4],
  ["a\nb\r", 2],
  ["a\r", 0],
  ["\r", 0],
  ["\r\n", 2],
  ["abc", 0],
  ["", 0],
])("ends the last whole line of %j behind %i characters", (text, end) => {
  expect(endOfLastLine(Buffer.from(text), "bytes")).toBe(end);
  const wide = Buffer.from(text, "utf16le");
  expect(endOfLastLine(wide, "utf-16le")).toBe(2 * end);
  expect(endOfLastLine(Buffer.concat([wide, Buffer.from([0x0a])]), "utf-16le")).toBe(2 * end);
  expect(endOfLastLine(Buffer.from(wide).swap16(), "utf-16be")).toBe(2 * end);
});
