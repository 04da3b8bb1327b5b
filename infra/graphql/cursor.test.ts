import { describe, expect, it } from "@jest/globals";
import { cursorsUnder } from "./cursor.js";
import { sealer } from "./sealed.js";

const cursors = cursorsUnder(sealer(new Uint8Array(32).fill(7), "hub"));

describe("cursors", () => {
  it("read back what they were written with", () => {
    const values = ["99001", "Ångström", ""];
    expect(cursors.read("boards", cursors.write("boards", values))).toEqual(values);
  });

  it.each([
    ["of another list", () => cursors.write("schools", ["99001"])],
    ["of another hub", () => cursorsUnder(sealer(new Uint8Array(32).fill(8), "hub")).write("boards", ["99001"])],
    [
      "of another audience",
      () => cursorsUnder(sealer(new Uint8Array(32).fill(7), "partner")).write("boards", ["99001"]),
    ],
    ["made by hand", () => Buffer.from('["99001"]').toString("base64url")],
    ["with one byte changed", () => flip(cursors.write("boards", ["99001"]))],
    ["empty", () => ""],
    ["endless", () => "A".repeat(1_000_000)],
  ])("refuse one %s", (_name, make) => {
    expect(() => cursors.read("boards", make())).toThrow(expect.objectContaining({ code: "CURSOR_INVALID" }));
  });
});

const flip = (cursor: string): string => {
  const bytes = Buffer.from(cursor, "base64url");
  bytes[bytes.length - 3] = (bytes[bytes.length - 3] ?? 0) ^ 1;
  return bytes.toString("base64url");
};
