import { readFile } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import { errorsPage } from "@regiohub/infra/cli/commands/errors";

describe("ERRORS.md", () => {
  it("is what infra/errors.ts says", async () => {
    expect(await readFile(new URL("../../../ERRORS.md", import.meta.url), "utf8")).toBe(errorsPage());
  });
});
