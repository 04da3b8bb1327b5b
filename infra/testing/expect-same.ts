import { isDeepStrictEqual } from "node:util";
import { expect } from "@jest/globals";

/**
 * `expect(found).toEqual(expected)` for who compares thousands of times: a tenth of its time where nothing differs.
 * What Node finds equal jest does too; what it does not, jest judges and tells.
 */
export function expectSame(found: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(found, expected)) expect(found).toEqual(expected);
}
