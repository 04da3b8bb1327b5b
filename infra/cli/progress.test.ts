import { describe, expect, it } from "@jest/globals";
import type { Progress } from "../ingest/load.js";
import { progressTeller } from "./progress.js";

const progress = (more: Partial<Progress> = {}): Progress => ({
  source: "toy",
  phase: "reading",
  name: "things.csv",
  rows: 0,
  bytes: 0,
  ofBytes: 100,
  ...more,
});

/** What is written, by a clock that a test sets. */
function written(isTTY: boolean) {
  const texts: string[] = [];
  let ms = 0;
  const teller = progressTeller({ isTTY, write: (text) => texts.push(text) }, () => ms);
  const at = (moment: number, more?: Partial<Progress>) => {
    ms = moment;
    teller.tell(progress(more));
  };
  return { texts, at, teller };
}

const factsOf = (text: string | undefined) =>
  (JSON.parse(text ?? "") as { progress: Progress & { rowsPerSecond: number; secondsLeft: number | null } }).progress;

describe("on a terminal", () => {
  it("one line renews itself, ten times a second at most, and is cleared at the end", () => {
    const { texts, at, teller } = written(true);
    at(1_000, { rows: 500, bytes: 25 });
    at(1_050, { rows: 900 });
    at(2_000, { rows: 2_000, bytes: 50 });
    teller.done();
    teller.done();
    expect(texts).toEqual([
      "\r\u001b[Ktoy: reading things.csv, 500 rows, 500/s, 3 s left",
      "\r\u001b[Ktoy: reading things.csv, 2,000 rows, 1,000/s, 2 s left",
      "\r\u001b[K",
    ]);
  });

  it("says what is waited for, and minutes when there are more", () => {
    const { texts, at } = written(true);
    at(1_000, { phase: "waiting" });
    at(61_000, { phase: "reading", rows: 10, bytes: 20 });
    expect(texts[0]).toContain("waiting for another ingest");
    expect(texts[1]).toContain("4 min 4 s left");
    at(62_000, { phase: "concluding" });
    expect(texts[2]).toContain("toy: loaded, concluding what follows");
  });
});

describe("work that goes step by step", () => {
  const step = { source: "staff", phase: "giving out", name: "2025-10-01 AM03", done: 1_233, of: 2_000 } as const;

  it("is a line that says which step it is, of how many where that is known", () => {
    const { texts, teller } = written(true);
    teller.tell(step);
    expect(texts[0]).toContain("staff: giving out 2025-10-01 AM03, 1,234 of 2,000");
    const other = written(true);
    other.teller.tell({ ...step, of: null });
    expect(other.texts[0]).toMatch(/AM03, 1,234$/);
  });

  it("is a line of JSON elsewhere, as it was told", () => {
    const { texts, teller } = written(false);
    teller.tell(step);
    expect(texts).toEqual([`${JSON.stringify({ progress: step })}\n`]);
  });
});

describe("elsewhere", () => {
  it("are lines of JSON, the first at once, then every two seconds, and nothing to clear", () => {
    const { texts, at, teller } = written(false);
    at(10, { rows: 1 });
    at(1_900, { rows: 2 });
    at(2_010, { rows: 3, ofBytes: 0 });
    teller.done();
    expect(texts.map((text) => factsOf(text).rows)).toEqual([1, 3]);
    expect(texts.every((text) => text.endsWith("\n"))).toBe(true);
    expect(factsOf(texts[1]).secondsLeft).toBeNull();
  });
});

it("counts the rate of a kind from its beginning, and the time left from that of its delivery", () => {
  const { texts, at } = written(false);
  at(10_000, { rows: 10_000, bytes: 50 });
  at(20_000, { name: "parts.csv", rows: 100, bytes: 60 });
  at(30_000, { name: "parts.csv", rows: 200, bytes: 75 });
  at(40_000, { source: "other", rows: 500, bytes: 50 });
  const rates = texts.map(factsOf).map(({ rowsPerSecond, secondsLeft }) => [rowsPerSecond, secondsLeft]);
  expect(rates).toEqual([
    [1_000, 10],
    [10, 13],
    [10, 10],
    [50, 10],
  ]);
});
