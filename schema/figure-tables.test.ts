import { describe, expect, it } from "@jest/globals";
import { figurePlan } from "./figure-tables.js";

describe("the tables that others are given", () => {
  it("are planned for some kinds of places: margins, and for labour-market regions also those by two things", async () => {
    const plan = await figurePlan();
    const margins = ["", "SEX", "AGE_BAND", "FUNCTION_GROUP", "CONTRACT", "SCALE", "BOARD", "RETIREMENT"];
    const everywhere = [...margins, "FUNCTION_GROUP RETIREMENT"]; // what forecasts are made of
    const ofBoards = "BOARD FUNCTION_GROUP"; // what a region needs by as many pupils per FTE as each board has
    const names = (kind: string) => plan.tablesOf(kind).map(({ dimensions }) => dimensions.join(" "));
    expect(names("PROVINCIE")).toEqual([...everywhere, ofBoards]);
    expect(names("SWV")).toEqual([...everywhere, ofBoards]);
    expect(names("COROP")).toEqual([]);
    expect(names("ARBEIDSMARKTREGIO")).toEqual([
      ...everywhere,
      "AGE_BAND SEX",
      "AGE_BAND FUNCTION_GROUP",
      "FUNCTION_GROUP CONTRACT",
      "FUNCTION_GROUP SCALE",
      ofBoards,
    ]);
  });

  it("have each margin before the table that it is the margin of: what matters most is released first", async () => {
    const tables = (await figurePlan()).tablesOf("ARBEIDSMARKTREGIO");
    for (const [at, { dimensions }] of tables.entries()) {
      const before = tables.slice(0, at).map((one) => one.dimensions.join());
      if (dimensions.length > 1) expect(before).toEqual(expect.arrayContaining([...dimensions]));
      if (dimensions.length > 0) expect(before).toContain("");
    }
  });

  it("count age by one scheme of bands: two would tell of the people between their bounds", async () => {
    const bands = (await figurePlan()).tablesOf("ARBEIDSMARKTREGIO").map((table) => table.bands);
    expect(new Set(bands.filter((one) => one !== null))).toEqual(new Set(["DUO_10"]));
  });
});
