import { expect, it } from "@jest/globals";
import { aowAges } from "@regiohub/schema/aow";
import { exitOn } from "./exit.js";

it.each([
  ["1959-03-10", "2026-04-01", "SET"],
  ["1960-12-31", "2028-01-01", "SET"],
  ["1958-05-01", "2025-06-01", "SET"],
  ["1970-06-15", "2037-10-01", "ASSUMED"],
])("an employment of who was born on %s is over on %s, by an age that is %s", async (bornOn, on, status) => {
  expect(exitOn(bornOn, await aowAges())).toEqual({ on, status });
});
