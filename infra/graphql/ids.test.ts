import { describe, expect, it } from "@jest/globals";
import { globalId, parseGlobalId } from "./ids.js";

describe("global ids", () => {
  it("give their parts back, separators and accents included", () => {
    const parts = ["99001", "V:1/2", "é"];
    expect(parseGlobalId("Vacancy", globalId("Vacancy", ...parts))).toEqual(parts);
  });

  it.each([
    ["of another type", globalId("School", "99ZA")],
    ["without parts", globalId("Vacancy")],
    ["that is no base64", "not an id!"],
    ["in another spelling of the same bytes", `${globalId("Vacancy", "1")}=`],
    ["with a broken escape", Buffer.from("Vacancy:%E0%A4%A").toString("base64url")],
    ["that is too long", "A".repeat(10_000)],
  ])("refuse one %s", (_name, id) => {
    expect(parseGlobalId("Vacancy", id)).toBeUndefined();
  });
});
