import { describe, expect, it } from "@jest/globals";
import type { FlowLine, Flows, Measured } from "./answers.js";
import { ratesOf } from "./rates.js";
import { ANSWERS } from "./testing/region.js";

const measured = (value: string | null): Measured => ({ value, why: value === null ? ["SUPPRESSED"] : [] });
const out = (kind: string, persons: string | null): FlowLine => ({
  direction: "OUT",
  kind,
  persons: measured(persons),
});

/** 400 people, of whom 40 leave, and 60 who come. */
function flowsWith(...lines: readonly FlowLine[]): Flows {
  const told = {
    stockBefore: measured("400"),
    stockAfter: measured("420"),
    came: measured("60"),
    left: measured("40"),
  };
  return { ...(ANSWERS.flows as Flows), ...told, lines };
}
const RETIRED = [out("RETIREMENT", "12"), out("RETIREMENT_PRESUMED", "0")];
const forecast = ANSWERS.forecast as NonNullable<typeof ANSWERS.forecast>;
const next = { ...forecast, staff: measured("200.0000") };

describe("what goes on as in the year before", () => {
  it("is the part of everybody that left, but who retired, and of the staff as large a part as came", () => {
    expect(ratesOf(flowsWith(...RETIRED), next)).toEqual({ outflowRate: "0.0700", inflowFte: "30.00" });
  });

  it("takes as many to have retired as will, where flows do not tell", () => {
    const [first] = next.years;
    const toRetire = first ? [{ ...first, retired: measured("4.0000") }] : [];
    const hidden = [out("RETIREMENT", null), out("RETIREMENT_PRESUMED", "0"), out("OUTFLOW", null)];
    expect(ratesOf(flowsWith(...hidden), { ...next, years: toRetire })?.outflowRate).toBe("0.0800");
    const presumed = [out("RETIREMENT", "12"), out("RETIREMENT_PRESUMED", null), out("OUTFLOW", null)];
    expect(ratesOf(flowsWith(...presumed), { ...next, years: toRetire })?.outflowRate).toBe("0.0700");
    const untold = toRetire.map((year) => ({ ...year, retired: measured(null) }));
    expect(ratesOf(flowsWith(...hidden), { ...next, years: untold })).toBeUndefined();
  });

  it("is never less than what lines tell to have left otherwise, and that alone where they tell all of it", () => {
    const { years } = next;
    const toRetire = years.slice(0, 1).map((year) => ({ ...year, retired: measured("20.0000") }));
    const hidden = [out("RETIREMENT", null), out("RETIREMENT_PRESUMED", null)];
    const rateWith = (...others: readonly FlowLine[]) =>
      ratesOf(flowsWith(...hidden, ...others), { ...next, years: toRetire })?.outflowRate;
    const part = (people: number) => (people / 400).toFixed(4);
    expect(rateWith(out("OUTFLOW", "30"), out("PO_TO_VO", "6"), out("DUAL_ENDED", null))).toBe(part(36));
    expect(rateWith(out("OUTFLOW", "30"), out("PO_TO_VO", "3"))).toBe(part(33));
    expect(rateWith(out("OUTFLOW", "30"), out("ORG_TRANSITION", null))).toBe(part(30));
    expect(ratesOf(flowsWith(...hidden, out("OUTFLOW", "30")), { ...next, years: [] })?.outflowRate).toBe(part(30));
  });

  it("is without whoever went over with a whole board or school, and never below nothing", () => {
    const over = [out("ORG_TRANSITION", "20"), { ...out("ORG_TRANSITION", "40"), direction: "IN" }];
    expect(ratesOf(flowsWith(...RETIRED, ...over), next)).toEqual({ outflowRate: "0.0200", inflowFte: "10.00" });
    expect(ratesOf(flowsWith(...RETIRED, out("ORG_TRANSITION", "35")), next)?.outflowRate).toBe("0.0000");
  });

  it("is nothing where the flows or the staff are not told", () => {
    const flows = flowsWith(...RETIRED);
    expect(ratesOf({ ...flows, left: measured(null) }, next)).toBeUndefined();
    expect(ratesOf({ ...flows, stockBefore: measured("0") }, next)).toBeUndefined();
    expect(ratesOf(flows, { ...next, staff: measured(null) })).toBeUndefined();
  });
});
