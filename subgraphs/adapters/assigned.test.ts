import { describe, expect, it } from "@jest/globals";
import { type Assigned, assignedLines, shareOf } from "./assigned.js";

const inzet = (
  lineNumber: string,
  startsOn: string,
  endsOn: string | null,
  terms: Partial<Assigned> = {},
): Assigned => ({
  lineNumber,
  startsOn,
  endsOn,
  functionCode: null,
  functionName: null,
  unitCode: null,
  siteCode: null,
  costCentreCode: null,
  share: null,
  ...terms,
});

const year = { startsOn: "2024-08-01", endsOn: "2025-07-31" };

describe("lines of an employment", () => {
  it("are its own on the days on which nothing is assigned, and then named by the first of them", () => {
    expect(assignedLines(year, [inzet("A", "2024-10-01", "2024-12-31")])).toEqual([
      { lineNumber: "A", startsOn: "2024-10-01", endsOn: "2024-12-31", share: null },
      { lineNumber: "2024-08-01", startsOn: "2024-08-01", endsOn: "2024-09-30" },
      { lineNumber: "2025-01-01", startsOn: "2025-01-01", endsOn: "2025-07-31" },
    ]);
  });

  it("end and begin with the employment, whatever an assignment says", () => {
    expect(assignedLines(year, [inzet("A", "2020-08-01", null), inzet("B", "2025-08-01", null)])).toEqual([
      { lineNumber: "A", ...year, share: null },
    ]);
  });

  it("leave to the employment what an assignment does not say", () => {
    const terms = { unitCode: "10", functionName: "Leraar", costCentreCode: "40", share: "0.5" };
    expect(assignedLines(year, [inzet("A", "2024-08-01", null, terms)])).toEqual([
      { lineNumber: "A", ...year, share: "0.5", unitCode: "10", siteCode: null, costCentreCode: "40" },
    ]);
  });

  it("count an assignment once that comes twice", () => {
    expect(assignedLines(year, [inzet("A", "2024-08-01", null), inzet("A", "2024-08-01", null)])).toHaveLength(1);
  });
});

describe("the share of hours in those of the employment", () => {
  it("has four decimals", () => {
    expect(shareOf("12", "36.86")).toBe("0.3256");
    expect(shareOf("32", "32")).toBe("1");
  });

  it("is unknown where either is not known, or says nothing", () => {
    expect([shareOf(null, "32"), shareOf("8", null), shareOf("0", "32"), shareOf("8", "0")]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it("is unknown where it would be more than all", () => {
    expect(shareOf("33", "32")).toBeNull();
  });
});
