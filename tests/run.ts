import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

interface Tally {
  passed: number;
  failed: number;
}

/** Runs a check of the whole tree as one test: it passes when the program says so. */
function check(name: string, bin: string, args: readonly string[]): Tally {
  process.stderr.write(`\n${name}\n`);
  const { status } = spawnSync(process.execPath, [join(ROOT, bin), ...args], { cwd: ROOT, stdio: ["ignore", 2, 2] });
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs jest and counts its tests; a suite that does not start counts as a failure. */
function jest(args: readonly string[]): Tally {
  const folder = mkdtempSync(join(tmpdir(), "hub-tests-"));
  const output = join(folder, "result.json");
  const flags = ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"];
  const command = [...flags, join(ROOT, "node_modules/jest/bin/jest.js"), "--json", `--outputFile=${output}`, ...args];
  const { status } = spawnSync(process.execPath, command, { cwd: ROOT, stdio: ["ignore", "ignore", 2] });
  try {
    const result = JSON.parse(readFileSync(output, "utf8")) as {
      numPassedTests: number;
      numFailedTests: number;
      numRuntimeErrorTestSuites: number;
      success: boolean;
    };
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    return { passed: result.numPassedTests, failed: failed === 0 && !result.success ? 1 : failed };
  } catch {
    process.stderr.write(`jest ended with status ${status} and no result\n`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const patterns = process.argv.slice(2);
const tallies =
  patterns.length > 0
    ? [jest(patterns)]
    : [
        check("biome: format and lint", "node_modules/@biomejs/biome/bin/biome", ["ci", "--error-on-warnings", "."]),
        check("knip: nothing unused", "node_modules/knip/bin/knip.js", []),
        jest([]),
      ];
const passed = tallies.reduce((sum, one) => sum + one.passed, 0);
const failed = tallies.reduce((sum, one) => sum + one.failed, 0);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
