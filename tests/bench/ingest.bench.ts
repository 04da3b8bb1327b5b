import { execFile } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { writeDemo } from "@regiohub/adapters";
import { withClient } from "@regiohub/infra/db/connect";
import { startEmbedded } from "@regiohub/infra/db/embedded";
import { prepareDatabase } from "@regiohub/infra/db/prepare";
import { openJson } from "@regiohub/infra/ingest/read-json";
import { staff } from "@regiohub/staff";
import { from as copyFrom } from "pg-copy-streams";
import type { IngestOnce } from "./ingest-once.js";
import type { BenchResult } from "./result.js";

const ROUNDS = 3;
/** Gives a little over 200,000 employments. */
const STAFF = 153_000;

/** The key of each file, for the bare table's index. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  "T4E_HelloID_OrganizationalUnits_v2.json": ["ExternalId"],
  "T4E_HelloID_Users_v2.json": ["Medewerker"],
  "T4E_HelloID_Employments_v2.json": ["Medewerker", "Volgnummer_contract", "ExternalID"],
};

/** The profile of the demo board is one of 15,000 units; a real board's is small, and so is this one. */
const PROFILE = `source: afas
contractKinds: { "Vervanging": REPLACEMENT, "Leraar in opleiding": TRAINEE, "Inhuur": EXTERNAL }
`;

interface Round {
  readonly first: IngestOnce;
  readonly again: IngestOnce;
  readonly bareMs: number;
}

/**
 * 200,000 employments of one board, with its people and units, through the real adapter into the real tables, beside
 * a bare COPY of the same rows as CSV into indexed tables of text, on the same server. The best of each counts.
 */
export async function ingestBench(): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), "hub-bench-"));
  const database = await startEmbedded({ home: join(folder, "home") });
  try {
    const { board, files, register } = await writeFiles(folder);
    const csvs = await Promise.all(files.map((file) => writeCsv(file, folder)));
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const url = await freshUrl(database.url, `bench_${round}`);
      await once(url, board, [register]);
      const delivery = [...files, join(folder, "profile.yaml")];
      const first = await once(url, board, delivery);
      const again = await once(url, board, delivery);
      rounds.push({ first, again, bareMs: await bareCopy(url, csvs) });
    }
    return { name: "Import", lines: report(rounds) };
  } finally {
    await database.release();
    await rm(folder, { recursive: true });
  }
}

async function writeFiles(folder: string) {
  const [delivery] = await writeDemo({ boards: 1, staff: STAFF, seed: 1, out: join(folder, "demo") });
  if (!delivery) throw new Error("no demo");
  await writeFile(join(folder, "profile.yaml"), PROFILE);
  const named = (name: string) => delivery.files.find((file) => basename(file) === name) ?? "";
  return { board: delivery.board, files: Object.keys(KEYS).map(named), register: named("register.csv") };
}

async function freshUrl(server: string, name: string): Promise<string> {
  const url = new URL(server);
  url.pathname = `/${name}`;
  await withClient(server, (client) => client.query(`create database ${name}`));
  await withClient(url.href, (client) => prepareDatabase(client, [staff]));
  return url.href;
}

async function once(url: string, board: string, files: readonly string[]): Promise<IngestOnce> {
  const script = fileURLToPath(new URL("./ingest-once.js", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, url, board, ...files]);
  return JSON.parse(stdout) as IngestOnce;
}

/** A file's rows as CSV, all columns. */
interface Csv {
  readonly path: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

async function writeCsv(json: string, folder: string): Promise<Csv> {
  const path = join(folder, `${basename(json, ".json")}.csv`);
  const { headers, batches } = await openJson(json);
  const file = await open(path, "w");
  for await (const { rows } of batches) {
    const lines = rows.map((row) => headers.map((header) => cell((row as Record<string, unknown>)[header])).join(","));
    await file.write(`${lines.join("\n")}\n`);
  }
  await file.close();
  return { path, columns: headers, key: KEYS[basename(json)] ?? [] };
}

const cell = (value: unknown) => (value === null ? "" : `"${String(value).replaceAll('"', '""')}"`);

/** Nothing is read, checked, compared or joined: what COPY itself costs. */
function bareCopy(url: string, csvs: readonly Csv[]): Promise<number> {
  return withClient(url, async (client) => {
    for (const [index, { columns, key }] of csvs.entries()) {
      await client.query(`create table bare_${index} (${columns.map((name) => `"${name}" text`).join(", ")})`);
      await client.query(`create index on bare_${index} (${key.map((name) => `"${name}"`).join(", ")})`);
    }
    const started = performance.now();
    await client.query("begin");
    for (const [index, { path }] of csvs.entries()) {
      const copy = client.query(copyFrom(`copy bare_${index} from stdin (format csv)`));
      await pipeline(createReadStream(path, { highWaterMark: 512 * 1024 }), copy);
    }
    await client.query("commit");
    return performance.now() - started;
  });
}

function report(rounds: readonly Round[]): string[] {
  const best = (of: (round: Round) => number) => Math.min(...rounds.map(of));
  const bare = best(({ bareMs }) => bareMs);
  const first = best((round) => round.first.ms);
  const again = best((round) => round.again.ms);
  const peak = Math.max(...rounds.map((round) => round.first.peakMegabytes));
  const row = (what: string, ms: number, ratio: string, target: string) =>
    `| ${what} | ${(ms / 1000).toFixed(2)} s | ${ratio} | ${target} |`;
  const employments = (rounds[0]?.first.employments ?? 0).toLocaleString("en-GB");
  return [
    `One AFAS delivery of ${employments} employments with their people and units, best of ${ROUNDS}; peak memory ${Math.round(peak)} MB (target 300).`,
    "",
    "| | time | ratio | target |",
    "|---|---|---|---|",
    row("bare COPY of the same rows as CSV into indexed tables", bare, "1", ""),
    row(
      "`hub ingest`: read, checked, compared, loaded, in one transaction",
      first,
      `${(first / bare).toFixed(2)} × bare`,
      "≤ 3",
    ),
    row("the same delivery again", again, `${(again / first).toFixed(2)} × first`, "≤ 0.5"),
  ];
}
