import { describe, expect, it } from "@jest/globals";
import { AGES, ageBandSchemes, schemesOf } from "./age-bands.js";

const row = (code: string, from_age: string, until_age: string) => ({
  scheme: "S",
  code,
  from_age,
  until_age,
  label_en: code,
  label_nl: code,
  source: "a test",
});

describe("the schemes of age bands", () => {
  it("are five, each for all ages, each of whose bands is counted", async () => {
    const schemes = await ageBandSchemes();
    expect([...schemes.keys()]).toEqual(["M0", "DUO_10", "FIVE", "VENSTERS", "UNDER_35"]);
    const begins = new Set([...schemes.values()].flatMap(({ bands }) => bands.map(({ fromAge }) => fromAge)));
    expect([...begins].sort((one, other) => one - other)).toEqual([0, ...AGES]);
  });

  it("are half open: who is 35 is not in the band up to 35", async () => {
    const under35 = (await ageBandSchemes()).get("UNDER_35");
    expect(under35?.bands.map(({ code, fromAge, untilAge }) => [code, fromAge, untilAge])).toEqual([
      ["<25", 0, 25],
      ["25-34", 25, 35],
      ["35+", 35, null],
    ]);
  });

  it.each([
    ["ages that are in none", [row("<25", "", "25"), row("30+", "30", "")]],
    ["ages that are in two", [row("<30", "", "30"), row("25+", "25", "")]],
    ["an end", [row("<25", "", "25")]],
    ["a beginning above 0", [row("25+", "25", "")]],
    ["a bound that nobody is counted by", [row("<27", "", "27"), row("27+", "27", "")]],
  ])("are refused with %s", (_, rows) => {
    expect(() => schemesOf(rows)).toThrow("Age bands S: expected");
  });
});
