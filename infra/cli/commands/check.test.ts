import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { toyHub } from "../../ingest/testing/toy.js";
import type { CommandContext } from "../command.js";
import { checkCommand } from "./check.js";

/** What `hub check` prints and says of one file, `things.csv`. */
async function checked(content: string, lang = "en") {
  const folder = await mkdtemp(join(tmpdir(), "hub-check-"));
  await writeFile(join(folder, "things.csv"), content);
  const [printed, said]: [string[], string[]] = [[], []];
  const context = {
    hub: toyHub(),
    config: {},
    print: (line: string) => void printed.push(line),
    say: (line: string) => void said.push(line),
  };
  const values = { board: "99001", lang };
  const status = await checkCommand.run({ positionals: [folder], values }, context as unknown as CommandContext);
  await rm(folder, { recursive: true });
  return { status, printed, said: said.join("\n") };
}

it("hub check --lang nl says in Dutch why a delivery would be refused, and what to do", async () => {
  const { status, said } = await checked("nr;name\n1;a\n", "nl");
  expect(status).toBe(3);
  expect(said).toMatch(
    /^COLUMN_MISSING: things\.csv: geen kolom "amount", "made"\. Zie README\.md\.\nZet de kolom in de export, of noem haar kop/,
  );
});

describe("hub check", () => {
  it("says that it read a delivery, and what was made of its rows", async () => {
    const { status, printed } = await checked("nr;name;amount;made\n1;a;;\n2;b;many;\n");
    expect(status).toBe(0);
    expect(printed.slice(0, 3)).toEqual([
      "toy-csv: read, nothing was written",
      expect.stringMatching(/^kind +rows /),
      expect.stringMatching(/^thing +2 +/),
    ]);
  });

  it.each([
    ["en", "toy-csv: would be refused as a whole, nothing was written"],
    ["nl", "toy-csv: zou in zijn geheel geweigerd worden, er is niets geschreven"],
  ])(
    "does not say in %s that it read what would be refused as a whole, over a table of nothing",
    async (lang, line) => {
      expect((await checked("nr;name\n1;a\n", lang)).printed).toEqual([line]);
    },
  );

  it("shows the rows for which it would be refused as a whole", async () => {
    const { status, printed, said } = await checked("nr;name;amount;made\n1;a;many;\n");
    expect([status, printed[0], said]).toEqual([
      3,
      "toy-csv: would be refused as a whole, nothing was written",
      expect.stringMatching(/^ROWS_REFUSED: /),
    ]);
    expect(printed.join("\n")).toMatch(/thing +1 +0 +1[\s\S]*things\.csv +2 +amount/);
  });
});
