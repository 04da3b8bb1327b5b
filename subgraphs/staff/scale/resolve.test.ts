import { beforeAll, describe, expect, it } from "@jest/globals";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import type { CalendarDate } from "@regiohub/infra/values";
import { type ScaleRow, scaleRows } from "@regiohub/schema/scales";
import { codeInGroup, meaningsOn, scaleCode, scaleFaultOf, scaleOf, turningDays } from "./resolve.js";

let table: readonly ScaleRow[];
beforeAll(async () => {
  table = await scaleRows();
});

/** A line of a few months around the day. */
const around = (on: CalendarDate) => ({ startsOn: `${on.slice(0, 4)}-08-01`, endsOn: `${on.slice(0, 4)}-12-31` });

const read = (code: string, on: CalendarDate, line: Parameters<typeof scaleOf>[1] = around(on)) => {
  const { outcome, row } = scaleOf(code, line, on, table);
  return row && outcome === "RESOLVED" ? row.equivalentGroup : outcome;
};

describe("what a code means", () => {
  it.each([
    ["LB", "2015-10-01", "T2"],
    ["LC", "2024-10-01", "T2"],
    ["L11", "2020-10-01", "T2"],
    ["LB", "2024-10-01", "T1"],
    ["LB", "2020-10-01", "NOT_VALID_THEN"],
  ])("%s on %s is %s", (code, on, group) => {
    expect(read(code, on)).toBe(group);
  });

  it("changes with the days of the renamings themselves", () => {
    const day = (on: string) => ({ startsOn: on, endsOn: on });
    const days = ["2018-08-31", "2018-09-01", "2021-12-31", "2022-01-01"];
    expect(days.map((on) => read("LB", on, day(on)))).toEqual(["T2", "NOT_VALID_THEN", "NOT_VALID_THEN", "T1"]);
    expect(days.map((on) => read("L10", on, day(on)))).toEqual(["NOT_VALID_THEN", "T1", "T1", "NOT_VALID_THEN"]);
  });

  it("does not depend on how a board writes it", () => {
    for (const written of ["lb", " L B ", "Lb\t"]) expect(read(written, "2015-10-01")).toBe("T2");
    expect([scaleCode("007"), scaleCode("0"), scaleCode("L10")]).toEqual(["7", "0", "L10"]);
    expect(read("07", "2015-10-01")).toBe("S7");
  });

  it("nobody can tell of a line that ran on while its code came to mean something else, on any of its days", () => {
    const open = { startsOn: "2017-08-01", endsOn: null };
    for (const on of ["2017-10-01", "2020-10-01", "2024-10-01"]) expect(read("LB", on, open)).toBe("SPANS_RENAMING");
    expect(read("LA", "2024-10-01", open)).toBe("NOT_VALID_THEN");
    expect(read("LB", "2017-10-01", { ...open, endsOn: "2021-12-31" })).toBe("T2");
    expect(read("LB", "2024-10-01", { startsOn: "2018-09-01", endsOn: null })).toBe("T1");
  });

  it("is unsure where no source says it, and unknown where no agreement has the code", () => {
    expect([read("L13", "2020-10-01"), read("LE", "2024-10-01")]).toEqual(["UNSURE", "UNSURE"]);
    expect(["L14", "A13", "D15", "17", ""].map((code) => read(code, "2020-10-01"))).toEqual(
      Array(5).fill("UNKNOWN_CODE"),
    );
  });

  it("is called by the code of the day", () => {
    expect(["2015-10-01", "2020-10-01", "2024-10-01"].map((on) => codeInGroup("T2", on, table))).toEqual([
      "LB",
      "L11",
      "LC",
    ]);
    expect(codeInGroup("T9", "2024-10-01", table)).toBeUndefined();
  });
});

it("a line is at fault when its code cannot be read on one of its days", () => {
  const fault = (code: string, startsOn: string, endsOn: string | null) =>
    scaleFaultOf(code, { startsOn, endsOn }, table);
  expect(fault("LB", "2022-01-01", null)).toBe("RESOLVED");
  expect(fault("L10", "2018-09-01", "2021-12-31")).toBe("RESOLVED");
  expect(fault("L10", "2018-09-01", "2022-01-01")).toBe("NOT_VALID_THEN");
  expect(fault("LB", "2021-12-31", null)).toBe("NOT_VALID_THEN");
  expect(fault("LB", "2018-08-31", null)).toBe("SPANS_RENAMING");
  expect(fault("L13", "2020-01-01", "2020-12-31")).toBe("UNSURE");
  expect(fault("X", "2020-01-01", null)).toBe("UNKNOWN_CODE");
});

it("what a statement reads by is what a line is read by, whatever its days", async () => {
  await forSeeds("scales", { commit: 200, long: 20_000 }, (random) => {
    const days = [...turningDays(table), "2010-10-01", "2018-08-31", "2020-10-01", "2021-12-31", "2030-10-01"].sort();
    const from = random.below(days.length);
    const startsOn = days[from] as CalendarDate;
    const endsOn = random.next() < 0.4 ? null : (days[from + random.below(days.length - from)] as CalendarDate);
    const running = days.filter((day) => day >= startsOn && (endsOn === null || day <= endsOn));
    const code = random.pick([...table.map((row) => row.code), "L14"]);
    for (const on of running) {
      const found = meaningsOn(on, table).find(
        (one) =>
          one.code === code &&
          (one.otherUntil === null || startsOn > one.otherUntil) &&
          (one.otherFrom === null || (endsOn !== null && endsOn < one.otherFrom)),
      );
      const { outcome, row } = scaleOf(code, { startsOn, endsOn }, on, table);
      expect(found?.group).toBe(outcome === "RESOLVED" ? row?.equivalentGroup : undefined);
    }
  });
});

it("no code means two things on one day, and no group has two codes", () => {
  for (const on of [...turningDays(table), "2000-01-01"]) {
    const valid = table.filter(({ validFrom, validTo }) => (validFrom ?? on) <= on && (validTo ?? on) >= on);
    expect(new Set(valid.map(({ code }) => code)).size).toBe(valid.length);
    expect(new Set(valid.map(({ equivalentGroup }) => equivalentGroup)).size).toBe(valid.length);
  }
});
