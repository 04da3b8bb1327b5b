import { describe, expect, it } from "@jest/globals";
import { accessPolicy } from "./policy.js";
import { KIND_PURPOSES, type Purpose } from "./purposes.js";
import { KIND_SCOPES } from "./scopes.js";
import { ABOUT_PEOPLE } from "./sensitivity.js";

describe("who may ask what", () => {
  it("shows people for the administration of a board and, what they agreed to, for matching", () => {
    const purposes = Object.values(KIND_PURPOSES).flat();
    const shown = (purpose: Purpose) => ABOUT_PEOPLE.filter((level) => accessPolicy.shows(purpose, level));
    expect(Object.fromEntries(purposes.map((purpose) => [purpose, shown(purpose)]))).toEqual({
      HR_ADMINISTRATION: ABOUT_PEOPLE,
      VACANCY_EXCHANGE: [],
      MATCHING: ["PSEUDONYM", "PROFILE"],
      STATISTICS: [],
      REGIONAL_PLANNING: [],
      OPERATIONS: [],
    });
  });

  it("lets nobody but a board hold what opens people or writes", () => {
    const { board: _, ...others } = KIND_SCOPES;
    const held = Object.values(others).flat();
    for (const scope of ["people:read", "consents:write", "deliveries:write"]) expect(held).not.toContain(scope);
  });

  it("shows nothing for a purpose that it does not know", () => {
    expect(accessPolicy.shows("", "OPEN")).toBe(false);
    expect(accessPolicy.shows("toString", "OPEN")).toBe(false);
  });
});
