import { describe, expect, it } from "@jest/globals";
import { atMost, wholeList } from "./whole-list.js";

const size = { each: 2, more: 5 };

/** A list whose things have as many items as their keys say; with the limits of its statements. */
function houses() {
  const limits: number[] = [];
  const list = wholeList<string, number>("Town.houses", size, async (_, keys, limit) => {
    limits.push(limit);
    let left = limit;
    return keys.map((key) => {
      const count = Math.min(left, Number.parseInt(key, 10));
      left -= count;
      return Array.from({ length: count }, (_one, n) => n);
    });
  });
  const load = (...keys: string[]) => Promise.all(keys.map((key) => list.load("a", key)));
  return { list, limits, load };
}

const tooMany = (most: number) => ({
  code: "ARGUMENT_INVALID",
  message: expect.stringMatching(new RegExp(`^Town\\.houses: more than ${most} in one answer\\.`)),
});

describe("a list without pages", () => {
  it("gives so many for each thing and some more, whoever has them", async () => {
    expect((await houses().load("0", "1", "10")).map(({ length }) => length)).toEqual([0, 1, 10]);
    await expect(houses().load("0", "1", "11")).rejects.toMatchObject(tooMany(11));
  });

  it("has the database give one row too many at most", async () => {
    const { load, limits } = houses();
    await load("1", "2", "3");
    await load("4");
    expect(limits).toEqual([12, 8]); // 3 × 2 + 5, then 4 × 2 + 5 − 6
  });

  it("counts a thing as often as it is shown, and reads it once", async () => {
    const { load, limits } = houses();
    await load("7");
    await expect(load("7")).rejects.toMatchObject(tooMany(9));
    expect(limits).toEqual([8]);
  });

  it("has what was left for those who come later, with the same arguments", async () => {
    const { list, load } = houses();
    await load("0", "0b", "1");
    await load("12");
    await expect(load("3")).rejects.toMatchObject(tooMany(2));
    expect(await list.load("b", "7")).toHaveLength(7);
  });

  it("by itself gives so many", async () => {
    const query = async (limit: number) => Array.from({ length: Math.min(limit, 7) });
    expect(await atMost("Query.towns", 7, query)).toHaveLength(7);
    await expect(atMost("Query.towns", 6, query)).rejects.toThrow("Query.towns: more than 6");
  });
});
