import { randomBytes } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { sealer } from "./sealed.js";

const key = new Uint8Array(32).fill(7);
const portal = sealer(key, "partner portal");
const parts = ["99001", "1204"];

describe("a sealed text", () => {
  it.each([[parts], [[""]], [["]"]], [["é", "\u0000", "x".repeat(100)]], [[]]])("gives %j back", (given) => {
    expect(portal.open("StaffMember", portal.seal("StaffMember", given))).toEqual(given);
  });

  it("is the same for the same thing, and another one for each audience, key and kind of thing", () => {
    const texts = [
      portal.seal("StaffMember", parts),
      portal.seal("Employment", parts),
      sealer(key, "partner other").seal("StaffMember", parts),
      sealer(new Uint8Array(32).fill(8), "partner portal").seal("StaffMember", parts),
    ];
    expect(new Set(texts).size).toBe(texts.length);
    expect(sealer(key, "partner portal").seal("StaffMember", parts)).toBe(texts[0]);
    for (const text of texts.slice(1)) expect(portal.open("StaffMember", text)).toBeUndefined();
  });

  it("is as long for a short number as for a long one", () => {
    const [short, long] = [
      portal.seal("StaffMember", ["99001", "1"]),
      portal.seal("StaffMember", ["99001", "12345678"]),
    ];
    expect(short).toHaveLength(long.length);
  });

  it("opens in no other spelling, and not when a bit of it is another one", () => {
    const text = portal.seal("StaffMember", parts);
    for (const other of [`${text}=`, ` ${text}`, text.slice(0, -1), text.slice(0, 20), "", "!", "A".repeat(3_000)]) {
      expect(portal.open("StaffMember", other)).toBeUndefined();
    }
    const bytes = Buffer.from(text, "base64url");
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(portal.open("StaffMember", flipped.toString("base64url"))).toBeUndefined();
    }
  });

  it("cannot be made of noise", () => {
    for (let i = 0; i < 10_000; i += 1) {
      expect(portal.open("StaffMember", randomBytes(48).toString("base64url"))).toBeUndefined();
    }
  });
});
