import { afterEach, expect, it } from "@jest/globals";
import { size } from "./size.js";

const before = process.env.HUB_TEST_LONG;
afterEach(() => {
  if (before === undefined) delete process.env.HUB_TEST_LONG;
  else process.env.HUB_TEST_LONG = before;
});

it("is long for the one test that is asked for", () => {
  process.env.HUB_TEST_LONG = "fuzz-gateway";
  expect(size("fuzz-gateway", { commit: 2, long: 100 })).toBe(100);
  expect(size("fuzz-readers", { commit: 2, long: 100 })).toBe(2);
});
