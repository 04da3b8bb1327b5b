import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { printPdf } from "./pdf.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-pdf-"));
  await writeFile(join(folder, "page.html"), "<!doctype html><title>t</title>");
});
afterAll(() => rm(folder, { recursive: true }));

/** A program that is called as a browser is. */
async function browser(name: string, script: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

const print = (...browsers: readonly string[]) =>
  printPdf({
    page: join(folder, "page.html"),
    pdf: join(folder, "page.pdf"),
    signal: new AbortController().signal,
    browsers,
  });

it("prints with the first browser that is there, and leaves no profile behind", async () => {
  const said = await browser("prints", `printf '%s\\n' "$@" > "$(dirname "$0")/page.pdf"`);
  await print("hub-no-such-browser", said);
  const args = (await readFile(join(folder, "page.pdf"), "utf8")).split("\n");
  expect(args).toContain(`--print-to-pdf=${join(folder, "page.pdf")}`);
  expect(args).toContain(`file://${join(folder, "page.html")}`);
  const profile = args.find((one) => one.startsWith("--user-data-dir="))?.split("=")[1] as string;
  await expect(readFile(profile)).rejects.toMatchObject({ code: "ENOENT" });
});

it("says in one sentence what is missing where no browser is", async () => {
  await expect(print("hub-no-such-browser", "hub-none-either")).rejects.toMatchObject({
    code: "CONFIG_INVALID",
    message: "--pdf: no browser on the PATH to print with. Expected one of hub-no-such-browser, hub-none-either.",
  });
});

it("says so when a browser is there and cannot print", async () => {
  const broken = await browser("breaks", "exit 3");
  await expect(print(broken)).rejects.toMatchObject({
    code: "CONFIG_INVALID",
    message: `--pdf: ${broken} cannot print. Expected a Chromium that runs here.`,
  });
});
