import { writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { gatewayBench } from "./gateway.bench.js";
import { ingestBench } from "./ingest.bench.js";
import { queryBench } from "./query.bench.js";
import type { BenchResult } from "./result.js";

const BENCHES: Readonly<Record<string, () => Promise<BenchResult>>> = {
  ingest: ingestBench,
  query: queryBench,
  gateway: gatewayBench,
};

const RESULTS = fileURLToPath(new URL("../../bench/RESULTS.md", import.meta.url));

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(BENCHES);
const parts: string[] = [];
for (const name of names) {
  const bench = BENCHES[name];
  if (!bench) {
    process.stderr.write(`bench: no such benchmark. Expected any of ${Object.keys(BENCHES).join(", ")}.\n`);
    process.exit(2);
  }
  process.stderr.write(`${name} …\n`);
  const result = await bench();
  const text = [`## ${result.name}`, "", ...result.lines].join("\n");
  process.stdout.write(`${text}\n\n`);
  parts.push(text);
}
if (asked.length === 0) await writeFile(RESULTS, `${[heading(), ...parts].join("\n\n")}\n`);
process.exit(0);

function heading(): string {
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  return [
    "# Benchmarks",
    "",
    "Written by `npm run bench`: everything in one run on one machine, peers beside us. Read the ratios, not the figures.",
    "",
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine}.`,
  ].join("\n");
}
