import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { generic } from "@regiohub/adapters";
import { type FilledHub, filledHub, hub } from "../hub.js";

let filled: FilledHub;
let folder: string;

beforeAll(async () => {
  filled = await filledHub();
  folder = await mkdtemp(join(tmpdir(), "ten minutes "));
  const bin = join(folder, "bin");
  await mkdir(bin);
  await symlink(join(hub.rootPath, "subgraphs"), join(folder, "subgraphs"));
  const command = join(bin, "hub");
  await writeFile(command, `#!/bin/sh\nexec "${process.execPath}" "${hub.rootPath}/infra/dist/cli/main.js" "$@"\n`);
  await chmod(command, 0o755);
}, 120_000);
afterAll(async () => {
  await filled.drop();
  await rm(folder, { recursive: true });
});

/** A step of the page: what is typed, and what the page says that comes of it; undefined where it says nothing. */
interface Step {
  readonly command: string;
  readonly output: string | undefined;
}

const STEP = /^```sh\n([\s\S]*?)^```\n(?:\n```text\n([\s\S]*?)^```\n)?/gm;

const stepsOf = (page: string): Step[] =>
  [...page.matchAll(STEP)].map(([, command = "", output]) => ({ command, output }));

/** Runs what is typed as a person would, in a shell; what is said and what is answered come together. */
async function type(command: string): Promise<string> {
  const env = {
    PATH: `${join(folder, "bin")}:${process.env.PATH}`,
    DATABASE_URL: filled.url,
    HUB_HOME: filled.config.home,
    LOG_LEVEL: "silent",
  };
  const script = `exec 2>&1\nset -e\n${command}`;
  return (await promisify(execFile)("sh", ["-c", script], { cwd: folder, env })).stdout;
}

/** Runs are numbered by all that a hub has brought in, and at a terminal progress leaves no line behind. */
const comparable = (text: string) => text.replace(/\brun \d+/g, "run N").replace(/^\{"progress".*\n/gm, "");

describe("an unknown payroll system in ten minutes", () => {
  it("goes as its page says, command by command", async () => {
    const page = await readFile(join(hub.rootPath, generic.readme), "utf8");
    const [dutch = "", english = ""] = page.split("\n## English\n");
    const steps = stepsOf(dutch);
    expect(steps.map(({ command }) => command.split(" ")[0])).toEqual([
      "mkdir",
      "hub",
      "cat",
      "sed",
      "hub",
      "hub",
      "hub",
      ...["mkdir", "cat", "hub"], // lists in lists, in JSON
      ...["mkdir", "cat", "hub"], // in XML
    ]);
    for (const { command, output } of steps) {
      const answer = await type(command);
      if (output !== undefined) expect(comparable(answer)).toBe(comparable(output));
    }
    expect(stepsOf(english).map(({ command }) => command)).toEqual(steps.map(({ command }) => command));
  }, 120_000);
});

describe("hub discover", () => {
  it("writes over no profile that is there", async () => {
    await writeFile(join(folder, "mine.yaml"), "source: generic\n");
    const files = "subgraphs/adapters/generic/fixtures/ten-minutes/Personeelslijst.csv";
    await expect(type(`hub discover ${files} --out mine.yaml`)).rejects.toMatchObject({
      code: 2,
      stdout: expect.stringContaining("USAGE: hub discover: --out is there already. Expected a new file."),
    });
    expect(await readFile(join(folder, "mine.yaml"), "utf8")).toBe("source: generic\n");
  });

  it("gives the profile alone on stdout, and ends with 3 without one", async () => {
    const files = "subgraphs/adapters/generic/fixtures/ten-minutes";
    expect(await type(`hub discover ${files} 2>/dev/null`)).toMatch(/^source: "generic"\n/);
    await writeFile(join(folder, "vague.csv"), "a;b\n1;2\n");
    await expect(type("hub discover vague.csv 2>/dev/null")).rejects.toMatchObject({ code: 3, stdout: "" });
  });
});
