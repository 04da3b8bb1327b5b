import { describe, expect, it } from "@jest/globals";
import { Invalid } from "@regiohub/infra/ingest/cell";
import { publishedFigure } from "./published.js";

const read = (cell: string | null, measure: "PERSONS" | "FTE" = "PERSONS") => {
  const read = publishedFigure(cell, measure);
  return read instanceof Invalid ? "refused" : (read.value ?? read.why);
};

describe("a cell of a published table", () => {
  it("has no figure where it was kept back or left blank, and is not nought", () => {
    for (const cell of ["*", "**", "<5", "< 5", "<10", ".", "-"]) {
      expect(publishedFigure(cell, "PERSONS")).toEqual({ value: null, why: "SOURCE_SUPPRESSED", raw: cell });
    }
    expect(publishedFigure(null, "FTE")).toEqual({ value: null, why: "SOURCE_BLANK", raw: null });
    expect(read("0")).toBe("0");
  });

  it("has thousands parted by dots or blanks where people are counted", () => {
    expect(["1007", "1.007", "1 007", "1\u00a0007", "1.234.567", "007"].map((cell) => read(cell))).toEqual([
      "1007",
      "1007",
      "1007",
      "1007",
      "1234567",
      "7",
    ]);
    for (const cell of ["1.07", "1007.5", "1,007", "1.0070", "-5", "5 %", "x", "***", "1.234 567.8"]) {
      expect([cell, read(cell)]).toEqual([cell, "refused"]);
    }
  });

  it("has a dot for decimals where fte are counted, unless a comma follows", () => {
    const cells = { "1.007": "1.007", "812,5": "812.5", "812.50": "812.5", "1.007,5": "1007.5", "1 007": "1007" };
    for (const [cell, value] of Object.entries(cells)) expect([cell, read(cell, "FTE")]).toEqual([cell, value]);
    expect(read("812.4999999999999", "FTE")).toBe("812.5");
    for (const cell of ["1.0.7", "1,007,5", "-1", "1e3", ",5"]) {
      expect([cell, read(cell, "FTE")]).toEqual([cell, "refused"]);
    }
  });

  it("keeps what stood there where it is not the figure itself", () => {
    expect(publishedFigure("1.007", "PERSONS")).toEqual({ value: "1007", why: null, raw: "1.007" });
    expect(publishedFigure("1007", "PERSONS")).toEqual({ value: "1007", why: null, raw: null });
  });
});
