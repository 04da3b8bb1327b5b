import { describe, expect, it } from "@jest/globals";
import type { CommandContext } from "../command.js";
import { ingestCommand } from "./ingest.js";

/** What is wrong with these options, found before anything of the hub is touched. */
const fault = (values: Record<string, string>) =>
  Promise.resolve()
    .then(() => ingestCommand.run({ positionals: ["export"], values }, {} as CommandContext))
    .then(
      () => undefined,
      (error: { code?: string; message: string }) => `${error.code} ${error.message}`,
    );

describe("hub ingest --day", () => {
  it.each(["2025-02-29", "15-10-2025", "tomorrow", "9999-12-31"])(
    "takes no %s: it is no day that has come",
    async (day) => {
      expect(await fault({ day })).toMatch(/^USAGE --day: not a day/);
    },
  );

  it("does not go to a hub elsewhere, which says its own day", async () => {
    expect(await fault({ day: "2025-10-15", to: "https://hub.example" })).toMatch(/^USAGE --day: not with --to/);
  });
});
