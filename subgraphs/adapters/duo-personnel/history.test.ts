import { describe, expect, it } from "@jest/globals";
import { type HistoryRow, lineOf } from "./history.js";
import type { Facts, Terms } from "./relation.js";

const FACTS: Facts = { startsOn: "2015-08-01", endsOn: null, kind: "PERMANENT" };

/** A month's row of one relation: all that is said of it, in short. */
function row(
  from: string,
  fte: string | undefined,
  { extractedOn = "2024-05-07", ...facts }: Partial<Facts> & { readonly extractedOn?: string } = {},
) {
  const terms: Terms | undefined =
    fte === undefined ? undefined : { fte, scaleCode: "LB", scaleStep: "07", category: 8 };
  return { from, extractedOn, facts: { ...FACTS, ...facts }, terms };
}

/** What each row becomes: its days, or null; with the last day of the whole where it has one. */
const lines = (rows: readonly (HistoryRow & Parameters<typeof lineOf>[0])[]) =>
  rows.map((own) => {
    const found = lineOf(own, rows);
    return found && "startsOn" in found ? `${found.startsOn} ${found.endsOn ?? "open"}` : found;
  });

describe("lineOf", () => {
  it("lets a single row speak for the whole relation", () => {
    expect(lines([row("2024-02-01", "0.8")])).toEqual(["2015-08-01 open"]);
  });

  it("makes one line of months that say the same", () => {
    expect(lines([row("2024-02-01", "0.8"), row("2024-03-01", "0.8"), row("2024-04-01", "0.8")])).toEqual([
      "2015-08-01 open",
      null,
      null,
    ]);
  });

  it("ends a line on the day before the next one, whatever the order of the rows", () => {
    expect(lines([row("2024-04-01", "0.5"), row("2024-02-01", "0.8"), row("2024-03-01", "1")])).toEqual([
      "2024-04-01 open",
      "2015-08-01 2024-02-29",
      "2024-03-01 2024-03-31",
    ]);
  });

  it("begins a line again that was there before", () => {
    expect(lines([row("2024-02-01", "0.8"), row("2024-03-01", "0.5"), row("2024-04-01", "0.8")])).toEqual([
      "2015-08-01 2024-02-29",
      "2024-03-01 2024-03-31",
      "2024-04-01 open",
    ]);
  });

  it("ends the last line on the day that the newest row knows, and says it on every line", () => {
    const rows = [row("2024-02-01", "0.8"), row("2024-03-01", "0.5", { endsOn: "2024-03-15" })];
    expect(lines(rows)).toEqual(["2015-08-01 2024-02-29", "2024-03-01 2024-03-15"]);
    expect(rows.map((own) => lineOf(own, rows))).toMatchObject([
      { facts: { endsOn: "2024-03-15" } },
      { facts: { endsOn: "2024-03-15" } },
    ]);
  });

  it("lets the newer extraction of a month go before the older one", () => {
    const older = row("2024-03-01", "0.6", { extractedOn: "2024-04-02" });
    expect(lines([row("2024-02-01", "0.8"), older, row("2024-03-01", "0.7")])).toEqual([
      "2015-08-01 2024-02-29",
      null,
      "2024-03-01 open",
    ]);
  });

  it("believes the newer extraction about the whole, though it is of an earlier month", () => {
    const rows = [
      row("2024-01-01", "0.8", { extractedOn: "2024-05-07", endsOn: "2024-02-29" }),
      row("2024-02-01", "0.5", { extractedOn: "2024-03-01" }),
    ];
    expect(lines(rows)).toEqual(["2015-08-01 2024-01-31", "2024-02-01 2024-02-29"]);
  });

  it("gives two rows that contradict each other the same days, so that both are refused as one key", () => {
    expect(lines([row("2024-02-01", "0.8"), row("2024-02-01", "0.5")])).toEqual(["2015-08-01 open", "2015-08-01 open"]);
    const rows = [row("2024-02-01", "0.8"), row("2024-03-01", "0.5"), row("2024-03-01", "0.8")];
    expect(lines(rows)).toEqual(["2015-08-01 2024-02-29", "2024-03-01 open", "2024-03-01 open"]);
  });

  it("leaves out what lies before a first day that was corrected, and behind a last one", () => {
    const begun = { startsOn: "2024-03-18" };
    expect(lines([row("2024-02-01", "0.8", begun), row("2024-03-01", "0.5", begun)])).toEqual([
      null,
      "2024-03-18 open",
    ]);
    const ended = { endsOn: "2024-02-29" };
    expect(lines([row("2024-02-01", "0.8", ended), row("2024-03-01", "0.5", ended)])).toEqual([
      "2015-08-01 2024-02-29",
      null,
    ]);
  });

  it("never takes a row whose terms cannot be read for one that says the same", () => {
    expect(lines([row("2024-02-01", undefined), row("2024-03-01", undefined), row("2024-04-01", "0.8")])).toEqual([
      "2015-08-01 2024-02-29",
      "2024-03-01 2024-03-31",
      "2024-04-01 open",
    ]);
  });
});
