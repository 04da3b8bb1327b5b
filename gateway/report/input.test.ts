import { describe, expect, it } from "@jest/globals";
import { readInput } from "./input.js";

const REPORT = { region: "AM03", scheme: "ARBEIDSMARKTREGIO", year: "2025", lang: "nl", as: "region", out: "r.html" };
const read = (values: Readonly<Record<string, string>>) =>
  readInput({ positionals: [], values: { ...REPORT, ...values } });

describe("what a report is told of the years to come", () => {
  it("goes into its question in the words of the graph; what is left out is not in it", () => {
    expect(read({}).question.scenario).toEqual({});
    const values = { "outflow-rate": "0.05", "inflow-fte": "80", "pupils-per-fte": "14.5" };
    expect(read(values).question.scenario).toEqual({ outflowRate: "0.05", inflowFte: "80", pupilsPerFte: "14.5" });
  });

  it("is refused where it cannot happen, with what is expected", () => {
    expect(() => read({ "outflow-rate": "5" })).toThrow("--outflow-rate: expected a part from 0 to 1");
    expect(() => read({ "inflow-fte": "-1" })).toThrow("--inflow-fte: expected FTE a year");
    expect(() => read({ "pupils-per-fte": "many" })).toThrow("--pupils-per-fte: expected pupils per FTE");
  });
});
