import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { HubError } from "../errors.js";

const run = promisify(execFile);

/** Browsers that print without a screen, under the names that systems give them. */
const BROWSERS = ["chromium", "chromium-browser", "google-chrome"] as const;
/** A page that takes longer has hung. */
const LONGEST_MS = 60_000;

/** What is printed, and where to. */
export interface Printing {
  /** A page on this machine's disk. */
  readonly page: string;
  readonly pdf: string;
  readonly signal: AbortSignal;
  /** Programs to try, the first that is there prints. */
  readonly browsers?: readonly string[];
}

/**
 * Prints a page to PDF with a browser of this machine, in a profile that is gone afterwards.
 * @throws CONFIG_INVALID where there is no such browser, or it cannot print
 */
export async function printPdf({ page, pdf, signal, browsers = BROWSERS }: Printing): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), "hub-print-"));
  const options = ["--headless", "--disable-gpu", `--user-data-dir=${profile}`, "--no-pdf-header-footer"];
  // Chromium's sandbox refuses to run as root. The page is our own, has no script, and its policy fetches nothing.
  if (process.getuid?.() === 0) options.push("--no-sandbox");
  const args = [...options, `--print-to-pdf=${pdf}`, pathToFileURL(page).href];
  try {
    for (const browser of browsers) {
      if (await prints(browser, args, signal)) return;
    }
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
  const expected = browsers.join(", ");
  throw new HubError("CONFIG_INVALID", `--pdf: no browser on the PATH to print with. Expected one of ${expected}.`);
}

/** Whether there is such a program; it has printed then. */
async function prints(browser: string, args: readonly string[], signal: AbortSignal): Promise<boolean> {
  try {
    await run(browser, args, { signal, timeout: LONGEST_MS });
    return true;
  } catch (cause) {
    if (signal.aborted) throw cause;
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw new HubError("CONFIG_INVALID", `--pdf: ${browser} cannot print. Expected a Chromium that runs here.`, {
      cause,
    });
  }
}
