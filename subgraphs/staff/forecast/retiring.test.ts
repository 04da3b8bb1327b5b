import { describe, expect, it } from "@jest/globals";
import type { PublishedCell, PublishedTable } from "@regiohub/infra/figures/store";
import { type RetirementTable, retiringIn } from "./retiring.js";

type Cells = Readonly<Record<string, number | "SUPPRESSED">>;

/** A table in which everybody has half a job. */
function tableOf(codes: readonly string[], cells: Cells): PublishedTable {
  const cellOf = ([code, told]: readonly [string, Cells[string]]): PublishedCell => ({
    key: [...codes, code],
    ...(typeof told === "string" ? { amounts: null, why: told } : { amounts: [told, told, told * 5_000], why: null }),
  });
  const dimensions = [...codes.map(() => "FUNCTION_GROUP"), "RETIREMENT"];
  const released = { bands: null, afterRun: 1, releasedAt: new Date(0), whole: null };
  return { ...released, dimensions, cells: Object.entries(cells).map(cellOf) };
}

const staffOf = (persons: number) => ({ persons, fte: BigInt(persons) * 5_000n });
const everybodyOf = (persons: number, cells: Cells): RetirementTable => ({
  ...{ table: tableOf([], cells), codes: {}, whole: staffOf(persons), isOfWhole: true },
});
const teachersOf = (persons: number, cells: Cells): RetirementTable => ({
  ...{ table: tableOf(["TEACHING"], cells), codes: { FUNCTION_GROUP: "TEACHING" }, whole: staffOf(persons) },
  isOfWhole: true,
});

const FEW: Cells = { "2027": 12, "2028": "SUPPRESSED", "2029": "SUPPRESSED", UNKNOWN: "SUPPRESSED" };
const years = [2027, 2028, 2029];
const toldIn = (everybody: RetirementTable, group?: RetirementTable) =>
  [...retiringIn(years, everybody, group).values()].map(({ told, isSpread }) => [
    typeof told === "string" ? told : `${told.persons} ${told.fte}`,
    isSpread,
  ]);

describe("who retires, of figures that are out", () => {
  it("is told for a year as it is out, and for the others together evenly, to the last digit", () => {
    // 131 less 100 who do not retire soon and 12: 19 in two years.
    expect(toldIn(everybodyOf(131, { ...FEW, NOT_SOON: 100 }))).toEqual([
      ["12 60000", false],
      ["10 47500", true],
      ["9 47500", true],
    ]);
  });

  it("is nobody where all there are retire later", () => {
    const nobody: Cells = { "2027": "SUPPRESSED", "2028": "SUPPRESSED", "2029": "SUPPRESSED", NOT_SOON: 100 };
    expect(toldIn(everybodyOf(100, nobody))).toEqual(years.map(() => ["0 0", true]));
  });

  it("is as large a part of a group as of everybody, where the group's own is not out", () => {
    const group = teachersOf(60, { ...FEW, "2027": "SUPPRESSED", NOT_SOON: "SUPPRESSED" });
    expect(toldIn(everybodyOf(120, { ...FEW, NOT_SOON: 90 }), group)).toEqual([
      ["6 30000", true],
      ["5 22500", true],
      ["5 22500", true],
    ]);
    const own = teachersOf(60, { ...FEW, NOT_SOON: 40 });
    expect(toldIn(everybodyOf(120, { ...FEW, NOT_SOON: 90 }), own)[1]).toEqual(["4 20000", true]);
  });

  it("is not told without who does not retire soon, without the whole, or where the whole is of other people", () => {
    const hidden = ["SUPPRESSED", false];
    const soon = { ...FEW, NOT_SOON: 100 };
    expect(toldIn(everybodyOf(131, { ...FEW, NOT_SOON: "SUPPRESSED" }))[1]).toEqual(hidden);
    expect(toldIn({ ...everybodyOf(131, soon), whole: "SUPPRESSED" })[1]).toEqual(hidden);
    expect(toldIn({ ...everybodyOf(131, soon), isOfWhole: false })[1]).toEqual(hidden);
    expect(toldIn(everybodyOf(110, soon))[1]).toEqual(hidden);
    expect(toldIn({ ...everybodyOf(131, soon), table: undefined })[1]).toEqual(["NOT_PUBLISHED", false]);
  });
});
