import { expect, it } from "@jest/globals";
import { FUNCTION_CATEGORIES, groupOf } from "./functions.js";

it("gives each category the group that a source gives it, and none to the others", () => {
  const groups = FUNCTION_CATEGORIES.slice(1).map((_, index) => groupOf(index + 1));
  expect(groups).toEqual([
    ...Array.from({ length: 4 }, () => "MANAGEMENT"),
    ...Array.from({ length: 3 }, () => null),
    ...Array.from({ length: 2 }, () => "TEACHING"),
    "TRAINEE",
    "TEACHING",
    ...Array.from({ length: 7 }, () => "SUPPORT"),
  ]);
});
