import { describe, expect, it } from "@jest/globals";
import { Wait, waitOf } from "./wait.js";

describe("a wait", () => {
  it("has something left until it is over", () => {
    const wait = new Wait(60_000);
    expect(wait.leftMs).toBeGreaterThan(0);
    expect(wait.leftMs).toBeLessThanOrEqual(60_000);
    wait.end();
    expect([wait.leftMs, wait.signal.aborted]).toEqual([0, true]);
  });

  it("is over by itself", async () => {
    const wait = new Wait(1);
    await new Promise((over) => wait.signal.addEventListener("abort", over));
    expect(wait.leftMs).toBe(0);
  });
});

it.each([
  ["250", 250],
  ["0", 0],
  ["99999", 10_000],
  [undefined, 10_000],
  ["-1", 10_000],
  ["1e3", 10_000],
  [["1", "2"], 10_000],
])("the header %j says %d ms, of 10,000 at most", (header, expected) => {
  expect(waitOf(header, 10_000)).toBe(expected);
});
