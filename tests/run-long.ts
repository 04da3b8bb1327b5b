import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { LONG_TESTS } from "./long-tests.js";
import { writeResult } from "./results.js";

const [id] = process.argv.slice(2);
const test = id === undefined ? undefined : LONG_TESTS[id];
if (id === undefined || test === undefined) {
  process.stderr.write(`test:long: no such test. Expected one of ${Object.keys(LONG_TESTS).join(", ")}.\n`);
  process.exit(2);
}
const run = fileURLToPath(new URL("run.js", import.meta.url));
const began = performance.now();
const { status, stdout } = spawnSync(process.execPath, [run, test.files, "--testTimeout=10800000"], {
  stdio: ["inherit", "pipe", "inherit"],
  encoding: "utf8",
  env: { ...process.env, HUB_TEST_LONG: id },
});
process.stdout.write(stdout);
await writeResult({
  id,
  what: test.what,
  size: test.size,
  seed: process.env.HUB_TEST_SEED ?? "from 1",
  result: stdout.trim(),
  seconds: (performance.now() - began) / 1_000,
  on: new Date().toISOString().slice(0, 10),
});
process.exitCode = status ?? 1;
