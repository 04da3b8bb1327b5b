import { describe, expect, it } from "@jest/globals";
import { perhaps } from "./near.js";

describe("a name that somebody may have meant", () => {
  it.each([
    ["Begindatum_functie", "Begindatum_funktie"],
    ["Begindatum_functie", "begindatum functie"],
    ["Unit", "Unitd"],
    ["Kostenplaats_code", "Code_kostenplaats_code"],
    ["T4E_HelloID_Users_v2", "Stichting_T4E_HelloID_Users_v2"],
  ])("for %s is %s", (name, near) => {
    expect(perhaps(name, ["Zomaar", near, "Iets_anders"])).toBe(`, perhaps "${near}"`);
  });

  it("is the nearest of several", () => {
    expect(perhaps("Einddatum", ["Eindatom", "Einddatun", "Begindatum"])).toBe(', perhaps "Einddatun"');
  });

  it("is none when nothing is near", () => {
    expect(perhaps("FTE", ["Naam", "Code", "BSN"])).toBe("");
    expect(perhaps("Volgnummer", [])).toBe("");
  });
});
