import { expect, it } from "@jest/globals";
import { ageOn } from "./age.js";
import { displayName, type NameParts } from "./name.js";

const parts: NameParts = {
  initials: "F.A.",
  callName: "Fatima",
  birthPrefix: "van den",
  birthName: "Berg",
  partnerPrefix: "de",
  partnerName: "Wit",
  nameUsage: "OWN",
};

it("shows the surname that somebody goes by", () => {
  const name = (nameUsage: NameParts["nameUsage"]) => displayName({ ...parts, nameUsage });
  expect(name("OWN")).toBe("Fatima van den Berg");
  expect(name("PARTNER")).toBe("Fatima de Wit");
  expect(name("PARTNER_OWN")).toBe("Fatima de Wit-van den Berg");
  expect(name("OWN_PARTNER")).toBe("Fatima van den Berg-de Wit");
  expect(name(null)).toBe("Fatima van den Berg");
});

it("shows what there is when parts are missing", () => {
  expect(displayName({ ...parts, callName: null })).toBe("F.A. van den Berg");
  expect(displayName({ ...parts, callName: null, initials: null, birthPrefix: null })).toBe("Berg");
  expect(displayName({ ...parts, nameUsage: "PARTNER", partnerName: null, partnerPrefix: null })).toBe(
    "Fatima van den Berg",
  );
});

it("counts a year on the birthday, and on 1 March for who was born on 29 February", () => {
  expect(ageOn("1980-06-15", "2026-06-14")).toBe(45);
  expect(ageOn("1980-06-15", "2026-06-15")).toBe(46);
  expect(ageOn("1980-02-29", "2026-02-28")).toBe(45);
  expect(ageOn("1980-02-29", "2026-03-01")).toBe(46);
  expect(ageOn("1980-02-29", "2028-02-29")).toBe(48);
});
