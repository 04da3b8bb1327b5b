import { describe, expect, it } from "@jest/globals";
import { whyNoTable } from "./planned.js";

describe("a table that is not out", () => {
  it("may be some day, where such tables are given out of such places", async () => {
    expect(await whyNoTable("ARBEIDSMARKTREGIO AM03", { by: ["SEX", "AGE_BAND"], bands: "DUO_10" })).toBe(
      "NOT_PUBLISHED",
    );
    expect(await whyNoTable("SWV PO2202", { by: ["BOARD"], bands: "M0" })).toBe("NOT_PUBLISHED");
    expect(await whyNoTable("PROVINCIE PV22", { by: [], bands: null })).toBe("NOT_PUBLISHED");
  });

  it("never is of other schemes, with other bands, or divided in other ways", async () => {
    for (const area of ["RPA 05", "COROP CR07", "TRANSFERCENTRUM T1"]) {
      expect(await whyNoTable(area, { by: [], bands: null })).toBe("NOT_PLANNED");
    }
    expect(await whyNoTable("ARBEIDSMARKTREGIO AM03", { by: ["AGE_BAND"], bands: "M0" })).toBe("NOT_PLANNED");
    expect(await whyNoTable("PROVINCIE PV22", { by: ["AGE_BAND", "SEX"], bands: "DUO_10" })).toBe("NOT_PLANNED");
    expect(await whyNoTable("ARBEIDSMARKTREGIO AM03", { by: ["SITE"], bands: null })).toBe("NOT_PLANNED");
  });
});
