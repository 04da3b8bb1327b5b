import { afterEach, describe, expect, it } from "@jest/globals";
import { mutate } from "./mutate.js";
import { Random } from "./random.js";
import { forSeeds } from "./seeds.js";

const before = process.env.HUB_TEST_SEED;
afterEach(() => {
  if (before === undefined) delete process.env.HUB_TEST_SEED;
  else process.env.HUB_TEST_SEED = before;
});

describe("seeds", () => {
  it("give each case numbers of its own, the same every time", async () => {
    delete process.env.HUB_TEST_SEED;
    const run = async () => {
      const numbers: number[] = [];
      expect(await forSeeds("X", { commit: 50, long: 50 }, (random) => void numbers.push(random.below(1e9)))).toBe(50);
      return numbers;
    };
    const first = await run();
    expect(new Set(first).size).toBe(50);
    expect(await run()).toEqual(first);
  });

  it("run one case alone where it is named, and say which one failed", async () => {
    process.env.HUB_TEST_SEED = "7";
    const seeds: number[] = [];
    await forSeeds("X", { commit: 50, long: 50 }, (_, seed) => void seeds.push(seed));
    expect(seeds).toEqual([7]);
    const failing = forSeeds("X", { commit: 1, long: 1 }, () => Promise.reject(new Error("no")));
    await expect(failing).rejects.toThrow("X: seed 7 failed");
  });
});

it("mutations differ from the bytes that they are made of, mostly, and leave those alone", () => {
  const bytes = Buffer.from("<rows><row>1</row><row>2</row></rows>");
  const results = Array.from({ length: 500 }, (_, seed) => mutate(bytes, ["]]>"], new Random(seed)).toString("latin1"));
  expect(bytes.toString()).toBe("<rows><row>1</row><row>2</row></rows>");
  expect(new Set(results).size).toBeGreaterThan(400);
});
