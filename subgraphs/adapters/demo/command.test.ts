import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { CommandContext } from "@regiohub/infra/cli/command";
import { demoData, demoOptions } from "./command.js";

describe("hub demo-data", () => {
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "hub-demo-data-"));
  });
  afterAll(() => rm(home, { recursive: true }));

  const given = { boards: "2", staff: "650", seed: "5" };

  it("prints the folder of each board, and tells what is faulty", async () => {
    const [out, said]: [string[], string[]] = [[], []];
    const context: Pick<CommandContext, "print" | "say"> = {
      print: (line) => out.push(line),
      say: (line) => said.push(line),
    };
    const status = await demoData.run({ positionals: [], values: { ...given, out: home } }, context as CommandContext);
    expect(status).toBe(0);
    expect(out).toEqual([join(home, "99001"), join(home, "99002")]);
    expect(said[1]).toMatch(/^Board 99002: \d+ files\. Faulty on purpose: impossible-date 1, /);
    expect(await readFile(join(home, "99002", "profile.yaml"), "utf8")).toMatch(/^board: "99002"\nname: "Stichting /);
  });

  it.each([
    [{ ...given }, "--out"],
    [{ ...given, out: "x", boards: "0" }, "--boards"],
    [{ ...given, out: "x", boards: "901" }, "--boards"],
    [{ ...given, out: "x", staff: "1" }, "--staff"],
    [{ ...given, out: "x", staff: "2e3" }, "--staff"],
    [{ ...given, out: "x", seed: "-1" }, "--seed"],
  ])("refuses %j, naming %s", (values, option) => {
    expect(() => demoOptions({ positionals: [], values })).toThrow(option);
  });

  it("refuses words that are no options", () => {
    expect(() => demoOptions({ positionals: ["here"], values: { ...given, out: "x" } })).toThrow("options only");
  });
});
