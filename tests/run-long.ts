import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Tests that have a long form: id → the file that holds it. */
const LONG: Readonly<Record<string, string>> = {
  "fuzz-gateway": "gateway/dist/fuzz/",
  "F-01": "infra/dist/ingest/fuzz/csv.test",
  "F-02": "infra/dist/ingest/fuzz/encodings.test",
  "F-09": "infra/dist/ingest/fuzz/values.test",
  "F-03": "infra/dist/ingest/fuzz/xml.test",
  "F-04": "infra/dist/ingest/fuzz/xlsx.test",
};

const [id] = process.argv.slice(2);
const pattern = id === undefined ? undefined : LONG[id];
if (id === undefined || pattern === undefined) {
  process.stderr.write(`test:long: no such test. Expected one of ${Object.keys(LONG).join(", ")}.\n`);
  process.exit(2);
}
const run = fileURLToPath(new URL("run.js", import.meta.url));
const { status } = spawnSync(process.execPath, [run, pattern, "--testTimeout=7200000"], {
  stdio: "inherit",
  env: { ...process.env, HUB_TEST_LONG: id },
});
process.exitCode = status ?? 1;
