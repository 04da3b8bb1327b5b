import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";

const MAIN = fileURLToPath(new URL("./main.js", import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-spoken-"));
  const files = {
    "wrong.yaml": "board: 1\n",
    "unknown.yaml": "bord: x\n",
    "empty.json": "",
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
});
afterAll(() => rm(folder, { recursive: true }));

/** What a command says on stderr; paths are of the folder. */
const said = (command: string, ...args: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    const env = { PATH: process.env.PATH, HUB_HOME: join(folder, "home"), LOG_LEVEL: "silent" };
    execFile(process.execPath, [MAIN, ...command.split(" "), ...args], { env, cwd: folder }, (_, __, err) =>
      resolve(err),
    );
  });

const BOARD = ["--board", "99001"];

describe("an error before any row is read", () => {
  it.each<[string, string, string[], string, string]>([
    [
      "a file that is not there",
      "check",
      ["none.csv", ...BOARD],
      "none.csv: cannot be opened (ENOENT).",
      "none.csv: kan niet geopend worden (ENOENT).\nKijk of het bestand bestaat en gelezen mag worden.",
    ],
    [
      "a wrong key of a profile",
      "check",
      ["empty.json", "--profile", "wrong.yaml", ...BOARD],
      'key "board": expected five digits in quotes, "01234".',
      'sleutel "board": verwacht vijf cijfers tussen aanhalingstekens, "01234".\nVerbeter het profiel',
    ],
    [
      "an unknown key of a profile",
      "profile put",
      ["unknown.yaml", "--source", "afas", ...BOARD],
      'key "bord": unknown. Did you mean "board"?',
      'sleutel "bord": onbekend. Bedoelt u "board"?\nVerbeter het profiel',
    ],
    ["a source that is none", "discover", ["empty.json", "--source", "x"], "Source: unknown.", "Bron: onbekend."],
    ["an empty file", "discover", ["empty.json"], "FILE_EMPTY: empty.json: empty.", "FILE_EMPTY: empty.json: leeg."],
  ])("is told in the language that was asked for: %s", async (_, command, args, english, dutch) => {
    const [plain, told] = await Promise.all([said(command, ...args), said(command, ...args, "--lang", "nl")]);
    expect(plain).toContain(english);
    expect(told).toContain(dutch);
    expect(told).not.toMatch(/\b(Expected|cannot|unknown|empty\.$)\b/);
  });
});
