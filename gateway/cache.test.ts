import { describe, expect, it } from "@jest/globals";
import { BoundedCache } from "./cache.js";

describe("a bounded cache", () => {
  it("keeps what is asked for, and forgets the rest", () => {
    const cache = new BoundedCache<number>({ entries: 10, characters: 1_000 });
    cache.set("kept", 0);
    for (let n = 1; n < 100; n++) {
      cache.set(`k${n}`, n);
      expect(cache.get("kept")).toBe(0);
      expect(cache.size).toBeLessThanOrEqual(10);
    }
    expect([cache.get("k1"), cache.get("k99")]).toEqual([undefined, 99]);
  });

  it("counts the length of keys", () => {
    const cache = new BoundedCache<number>({ entries: 100, characters: 100 });
    for (let n = 0; n < 50; n++) cache.set("x".repeat(20) + n, n);
    expect(cache.size).toBeLessThanOrEqual(5);
  });

  it("gives the last value, and none after it is deleted", () => {
    const cache = new BoundedCache<number>({ entries: 2, characters: 100 });
    cache.set("a", 1);
    cache.set("a", 2);
    expect(cache.get("a")).toBe(2);
    cache.delete("a");
    expect([cache.get("a"), cache.size]).toEqual([undefined, 0]);
  });
});
