import { readFile, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { figuresBench } from "./figures.bench.js";
import { forecastBench } from "./forecast.bench.js";
import { gatewayBench } from "./gateway.bench.js";
import { ingestBench } from "./ingest.bench.js";
import { linkingBench } from "./linking.bench.js";
import { queryBench } from "./query.bench.js";
import { readLogBench } from "./read-log.bench.js";
import type { BenchOptions, BenchResult } from "./result.js";
import { rowsBench } from "./rows.bench.js";

const BENCHES: Readonly<Record<string, (options: BenchOptions) => Promise<BenchResult>>> = {
  ingest: ingestBench,
  query: queryBench,
  gateway: gatewayBench,
  "read-log": readLogBench,
  rows: rowsBench,
  linking: linkingBench,
  forecast: forecastBench,
  figures: figuresBench,
};

const RESULTS = fileURLToPath(new URL("../../bench/RESULTS.md", import.meta.url));
const HEADING = `# Benchmarks

Written by \`npm run bench\`, peers beside us: each part in one run on one machine. Read the ratios, not the figures.`;

// npm run bench -- [NAME…] [--scale PART] [--large: 2 million people too, for `figures`]
const { benches, scale, large } = options();
const sections = await readSections();
for (const [name, bench] of benches) {
  process.stderr.write(`${name} …\n`);
  const { name: title, lines } = await bench({ scale, large });
  const section = [measuredOn(), "", ...lines].join("\n");
  process.stdout.write(`## ${title}\n\n${section}\n\n`);
  sections.set(title, section);
  if (scale === 1) await writeSections();
}
process.exit(0);

function options() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { scale: { type: "string" }, large: { type: "boolean" } },
    });
    const unknown = positionals.filter((name) => !Object.hasOwn(BENCHES, name));
    if (unknown.length > 0) stop(`no such benchmark. Expected any of ${Object.keys(BENCHES).join(", ")}.`);
    const scale = Number(values.scale ?? 1);
    if (!(scale > 0 && scale <= 1)) stop("--scale: expected more than 0 and at most 1.");
    const isAsked = (name: string) => positionals.length === 0 || positionals.includes(name);
    return { benches: Object.entries(BENCHES).filter(([name]) => isAsked(name)), scale, large: values.large ?? false };
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error));
  }
}

function stop(reason: string): never {
  process.stderr.write(`bench: ${reason}\n`);
  process.exit(2);
}

/** The parts of the report as it is, by their headings: a part that is not measured now keeps what it had. */
async function readSections(): Promise<Map<string, string>> {
  const text = await readFile(RESULTS, "utf8").catch(() => "");
  const parts = text.split(/^## /m).slice(1);
  return new Map(parts.map((part) => [part.slice(0, part.indexOf("\n")), part.slice(part.indexOf("\n")).trim()]));
}

async function writeSections(): Promise<void> {
  const parts = [...sections].map(([title, section]) => `## ${title}\n\n${section}`);
  await writeFile(RESULTS, `${[HEADING, ...parts].join("\n\n")}\n`);
}

function measuredOn(): string {
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  return `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine}.`;
}
