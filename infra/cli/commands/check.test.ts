import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "@jest/globals";
import { toyHub } from "../../ingest/testing/toy.js";
import type { CommandContext } from "../command.js";
import { checkCommand } from "./check.js";

it("hub check --lang nl says in Dutch why a delivery would be refused, and what to do", async () => {
  const folder = await mkdtemp(join(tmpdir(), "hub-check-"));
  await writeFile(join(folder, "things.csv"), "nr;name\n1;a\n");
  const said: string[] = [];
  const context = { hub: toyHub(), config: {}, print: () => {}, say: (line: string) => void said.push(line) };
  const values = { board: "99001", lang: "nl" };
  const status = await checkCommand.run({ positionals: [folder], values }, context as unknown as CommandContext);
  await rm(folder, { recursive: true });
  expect(status).toBe(3);
  expect(said.join("\n")).toMatch(
    /^COLUMN_MISSING: things\.csv: geen kolom "amount", "made"\. Zie README\.md\.\nZet de kolom in de export, of noem haar kop/,
  );
});
