import { describe, expect, it } from "@jest/globals";
import { editDistance, nearest } from "./near.js";

describe("editDistance", () => {
  it.each([
    ["", "", 0],
    ["schaal", "schaal", 0],
    ["shcaal", "schaal", 1],
    ["geboortedatum", "geboorte datum", 1],
    ["trede", "trap", 3],
    ["abcd", "", 4],
  ])("between %j and %j is %i, both ways", (a, b, distance) => {
    expect(editDistance(a, b, 9)).toBe(distance);
    expect(editDistance(b, a, 9)).toBe(distance);
  });

  it("is undefined beyond the bound, whatever it is", () => {
    expect(editDistance("trede", "trap", 2)).toBeUndefined();
    expect(editDistance("a", "abcdef", 3)).toBeUndefined();
  });
});

describe("nearest", () => {
  const headers = ["Begindatum functie", "Einddatum functie", "Geb.datum", "Pers.nr", "Schaal_code"];

  it.each([
    ["Begindatum_functie", "Begindatum functie"],
    ["BEGINDATUMFUNCTIE", "Begindatum functie"],
    ["Begindatm_functie", "Begindatum functie"],
    ["PersNr", "Pers.nr"],
    ["Schaalcode", "Schaal_code"],
  ])("of %j is %j", (word, expected) => {
    expect(nearest(word, headers)).toBe(expected);
  });

  it("is none when nothing is near", () => {
    expect(nearest("Kostenplaats", headers)).toBeUndefined();
    expect(nearest("FTE", ["PTF"])).toBeUndefined();
  });

  it("is none when two are as near as each other", () => {
    expect(nearest("Datum_1", ["Datum_2", "Datum_3"])).toBeUndefined();
  });
});
