import { expect, it } from "@jest/globals";
import { defineSettings, readProfile, z } from "./profile.js";

const settings = defineSettings({ colours: z.record(z.string(), z.string().nullable()).default({}) });

it("keeps codes as text and hands an adapter its own settings", () => {
  const profile = readProfile('board: "01234"\ncolours: { 0101: "red", 12: null }', [settings]);
  expect(profile.board).toBe("01234");
  expect(settings.parse(profile.document)).toEqual({ colours: { "0101": "red", "12": null } });
  expect(settings.parse(readProfile("", [settings]).document)).toEqual({ colours: {} });
});

it.each([
  ["board: 1234", "board"],
  ["bord: x", '"bord"'],
  ["coverage: some", "coverage"],
  ["colours: [red]", "colours"],
  ["board: [", "not YAML"],
  ["just text", "Profile"],
])("refuses %j, naming the place", (text, place) => {
  expect(() => readProfile(text, [settings])).toThrow(
    expect.objectContaining({ code: "PROFILE_INVALID", message: expect.stringContaining(place) }),
  );
});
