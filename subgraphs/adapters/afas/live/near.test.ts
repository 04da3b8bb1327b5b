import { describe, expect, it } from "@jest/globals";
import { NOTHING } from "@regiohub/infra/words";
import { perhaps } from "./near.js";

describe("a name that somebody may have meant", () => {
  it.each([
    ["Begindatum_functie", "Begindatum_funktie"],
    ["Begindatum_functie", "begindatum functie"],
    ["Unit", "Unitd"],
    ["Kostenplaats_code", "Code_kostenplaats_code"],
    ["T4E_HelloID_Users_v2", "Stichting_T4E_HelloID_Users_v2"],
  ])("for %s is %s", (name, near) => {
    expect(perhaps(name, ["Zomaar", near, "Iets_anders"])).toEqual({
      en: `, perhaps "${near}"`,
      nl: `, misschien "${near}"`,
    });
  });

  it("is the nearest of several", () => {
    expect(perhaps("Einddatum", ["Eindatom", "Einddatun", "Begindatum"]).en).toBe(', perhaps "Einddatun"');
  });

  it("is none when nothing is near", () => {
    expect(perhaps("FTE", ["Naam", "Code", "BSN"])).toEqual(NOTHING);
    expect(perhaps("Volgnummer", [])).toEqual(NOTHING);
  });
});
