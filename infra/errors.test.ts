import { expect, it } from "@jest/globals";
import { exitCodeOf, HubError } from "./errors.js";
import { NOTHING } from "./words.js";

it.each<[number, unknown]>([
  [1, new TypeError("a bug")],
  [1, new HubError("INTERNAL", "")],
  [2, new HubError("USAGE", "")],
  [2, new HubError("CONFIG_INVALID", "")],
  [3, new HubError("FILE_EMPTY", NOTHING)],
  [4, new HubError("RUN_HELD", NOTHING)],
  [5, new HubError("DATABASE_UNREACHABLE", "")],
  [130, Object.assign(new Error("stopped"), { name: "AbortError" })],
])("the command ends with %i of %s", (status, error) => {
  expect(exitCodeOf(error)).toBe(status);
});
