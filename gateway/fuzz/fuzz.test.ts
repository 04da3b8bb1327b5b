import { describe, expect, it } from "@jest/globals";
import { size } from "@regiohub/infra/testing/size";
import { fuzz } from "./fuzz.js";

const LONGEST_MS = 3_600_000;

describe("random operations", () => {
  it(
    "are answered as by one merged schema",
    async () => {
      const count = size("fuzz-gateway", { commit: 2_000, long: 100_000 });
      const { checked, failures } = await fuzz({ first: 1, count });
      expect(failures.join("\n\n")).toBe("");
      expect(checked).toBe(count);
    },
    LONGEST_MS,
  );
});
