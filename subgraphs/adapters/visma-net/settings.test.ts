import { expect, it } from "@jest/globals";
import { readProfile } from "@regiohub/infra/ingest/profile";
import { settings, vismaProfile } from "./settings.js";

const read = (text: string) => vismaProfile.parse(readProfile(text, [settings]).document);

it("needs nothing in the profile", () => {
  expect(read("source: visma-net")).toEqual({
    sameAs: {},
    brinField: null,
    partTimeFactor: "fraction",
    sizeOf: "subcontract",
  });
});

it("takes the way from an employeeid to the one before it, and an employeeid that is its own", () => {
  const { sameAs } = read('sameAs: { "0030": "0020", "0020": "0010", "5": "5" }');
  expect(sameAs).toEqual({ "0030": "0020", "0020": "0010", "5": "5" });
});

it("refuses a way that goes round", () => {
  expect(() => read('sameAs: { "3": "2", "2": "1", "1": "3" }')).toThrow(
    'Profile, key "sameAs": expected an end: no circle of numbers.',
  );
});

it("refuses numbers without quotes, whose zeros would be lost", () => {
  expect(() => read('sameAs: { "0030": 0020 }')).toThrow('key "sameAs.0030"');
});
