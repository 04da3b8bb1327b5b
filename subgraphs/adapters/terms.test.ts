import { describe, expect, it } from "@jest/globals";
import { Invalid } from "@regiohub/infra/ingest/cell";
import { expectSame } from "@regiohub/infra/testing/expect-same";
import type { Random } from "@regiohub/infra/testing/random";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { termsOf } from "./terms.js";
import { dayAt, type Stretch } from "./uncovered.js";

const days = (startsOn: string, endsOn: string | null): Stretch => ({ startsOn, endsOn });
const sized = (startsOn: string, endsOn: string | null, fte: string) => ({ startsOn, endsOn, fte });
const year = days("2024-08-01", "2025-07-31");

/** The terms of one timeline, in short: first day, last day, size. */
function sizesIn(whole: Stretch, rows: readonly (Stretch & { fte: string })[]) {
  const terms = termsOf(whole, { size: { name: "Rooster", rows } });
  if (terms instanceof Invalid) return terms;
  return terms.map(({ startsOn, endsOn, holds }) => [startsOn, endsOn, holds.size?.fte]);
}

describe("the terms of a stretch of days", () => {
  it("are one where no timeline says anything", () => {
    expect(termsOf(year, {})).toEqual([{ ...year, holds: {} }]);
    expect(sizesIn(year, [])).toEqual([["2024-08-01", "2025-07-31", undefined]]);
  });

  it("change on the first day of a row and on the day behind its last", () => {
    expect(sizesIn(year, [sized("2024-08-01", "2024-12-31", "0.8"), sized("2025-01-01", null, "0.6")])).toEqual([
      ["2024-08-01", "2024-12-31", "0.8"],
      ["2025-01-01", "2025-07-31", "0.6"],
    ]);
  });

  it("stay open where the stretch and the row are open", () => {
    expect(sizesIn(days("2024-08-01", null), [sized("2020-01-01", null, "1")])).toEqual([["2024-08-01", null, "1"]]);
  });

  it("leave out what is not said: before, between and behind the rows", () => {
    const rows = [sized("2025-02-01", "2025-02-28", "0.6"), sized("2024-09-01", "2024-12-31", "0.8")];
    expect(sizesIn(year, rows)).toEqual([
      ["2024-08-01", "2024-08-31", undefined],
      ["2024-09-01", "2024-12-31", "0.8"],
      ["2025-01-01", "2025-01-31", undefined],
      ["2025-02-01", "2025-02-28", "0.6"],
      ["2025-03-01", "2025-07-31", undefined],
    ]);
  });

  it("are one where neighbouring rows say the same", () => {
    const rows = [sized("2024-08-01", "2024-12-31", "0.8"), sized("2025-01-01", null, "0.8")];
    expect(sizesIn(year, rows)).toEqual([["2024-08-01", "2025-07-31", "0.8"]]);
  });

  it("know of no row that lies elsewhere", () => {
    const rows = [sized("2020-01-01", "2024-07-31", "1"), sized("2025-08-01", null, "1")];
    expect(sizesIn(year, rows)).toEqual([["2024-08-01", "2025-07-31", undefined]]);
  });

  it("can be one day long", () => {
    expect(sizesIn(days("2024-02-28", "2024-03-01"), [sized("2024-02-29", "2024-02-29", "1")])).toEqual([
      ["2024-02-28", "2024-02-28", undefined],
      ["2024-02-29", "2024-02-29", "1"],
      ["2024-03-01", "2024-03-01", undefined],
    ]);
  });

  it("are refused where two rows of a timeline run on one day", () => {
    expect(sizesIn(year, [sized("2024-08-01", "2025-01-01", "0.8"), sized("2025-01-01", null, "0.6")])).toMatchObject({
      expected: { en: "no two rows of Rooster for one day", nl: "geen twee regels van Rooster voor één dag" },
    });
  });

  it("do not mind two rows on one day that the stretch does not have", () => {
    const rows = [sized("2020-01-01", "2020-12-31", "1"), sized("2020-06-01", "2020-12-31", "0.5")];
    expect(sizesIn(year, rows)).toEqual([["2024-08-01", "2025-07-31", undefined]]);
  });

  it("count the same row twice once", () => {
    const row = sized("2020-01-01", null, "1");
    expect(sizesIn(year, [row, { ...row }])).toEqual([["2024-08-01", "2025-07-31", "1"]]);
  });

  it("are cut by each of several timelines", () => {
    const terms = termsOf(year, {
      size: { name: "Rooster", rows: [sized("2024-08-01", "2024-12-31", "0.8"), sized("2025-01-01", null, "0.6")] },
      scale: { name: "Salarissen", rows: [{ ...days("2024-10-01", null), code: "LB" }] },
    });
    expect(
      terms instanceof Invalid
        ? terms
        : terms.map(({ startsOn, holds }) => [startsOn, holds.size?.fte, holds.scale?.code]),
    ).toEqual([
      ["2024-08-01", "0.8", undefined],
      ["2024-10-01", "0.8", "LB"],
      ["2025-01-01", "0.6", "LB"],
    ]);
  });
});

describe("the terms of any stretch", () => {
  const FIRST = "2024-02-01";
  const HORIZON = 40;
  const day = (number: number) => dayAt(FIRST, number);

  const stretch = (random: Random): Stretch => {
    const from = random.below(HORIZON);
    return days(day(from), random.below(5) === 0 ? null : day(from + random.below(12)));
  };
  const runs = ({ startsOn, endsOn }: Stretch, on: string) => startsOn <= on && (endsOn === null || on <= endsOn);

  it("say of each day what the rows say of it, and of no other day", () =>
    forSeeds("TERMS", { commit: 1_000, long: 200_000 }, (random) => {
      const whole = stretch(random);
      const timeline = (name: string) => ({
        name,
        rows: Array.from({ length: random.below(5) }, () => ({ ...stretch(random), says: random.below(2) })),
      });
      const timelines = { a: timeline("A"), b: timeline("B") };
      const terms = termsOf(whole, timelines);

      const horizon = Array.from({ length: HORIZON + 15 }, (_, number) => day(number));
      const said = (rows: readonly (Stretch & { says: number })[], on: string) => {
        const found = rows.filter((row) => runs(row, on));
        return [...new Set(found.map((row) => JSON.stringify(row)))];
      };
      const inside = horizon.filter((on) => runs(whole, on));
      const clash = inside.some((on) => Object.values(timelines).some(({ rows }) => said(rows, on).length > 1));
      expect(terms instanceof Invalid).toBe(clash);
      if (terms instanceof Invalid) return;

      const holding = (on: string) => terms.filter((term) => runs(term, on));
      expectSame(
        horizon.map((on) => holding(on).length),
        horizon.map((on) => (runs(whole, on) ? 1 : 0)),
      );
      for (const name of ["a", "b"] as const) {
        expectSame(
          inside.map((on) => holding(on)[0]?.holds[name]?.says),
          inside.map((on) => timelines[name].rows.find((row) => runs(row, on))?.says),
        );
      }
      for (const [index, term] of terms.entries()) {
        const before = terms[index - 1];
        if (before)
          expect([before.holds.a?.says, before.holds.b?.says]).not.toEqual([term.holds.a?.says, term.holds.b?.says]);
      }
      expect(terms.at(-1)?.endsOn).toBe(whole.endsOn);
    }));
});
