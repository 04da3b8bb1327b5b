import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { activityOf, appendReading, type Reading } from "@regiohub/infra/audit/append";
import { type AuditKeys, loadAuditKeys, loadSealKey } from "@regiohub/infra/audit/keys";
import { logSource } from "@regiohub/infra/audit/log-source";
import { ShownPeople } from "@regiohub/infra/audit/shown";
import { clientTrace } from "@regiohub/infra/audit/trace";
import { verifyLog } from "@regiohub/infra/audit/verify";
import { openPool, withClient } from "@regiohub/infra/db/connect";
import { startEmbedded } from "@regiohub/infra/db/embedded";
import { prepareDatabase } from "@regiohub/infra/db/prepare";
import type { Pool } from "pg";
import { quiet } from "../hub.js";
import type { BenchOptions, BenchResult } from "./result.js";

const PAGES = [0, 1, 10, 100];
const CLIENTS = [1, 8];
const TRANSACTIONS = 2_000;
/** Kinds of data that a page shows of each person. */
const LEVELS = ["PSEUDONYM", "IDENTITY", "BIRTH", "TERMS"];
/** People of the hub that pages are taken from. */
const PEOPLE = 200_000;

/** What writing down a page of people adds to the transaction that reads it, and how fast the log is verified. */
export async function readLogBench({ scale }: BenchOptions): Promise<BenchResult> {
  const home = await mkdtemp(join(tmpdir(), "hub-bench-"));
  const database = await startEmbedded({ home, log: quiet });
  const pool = openPool({ url: database.url, max: Math.max(...CLIENTS) });
  try {
    await withClient(database.url, (client) => prepareDatabase(client, []));
    const keys = await loadAuditKeys(home);
    const count = Math.ceil(TRANSACTIONS * scale);
    await measure(pool, keys, { people: 100, clients: 8, count });
    const rows: string[] = [];
    for (const people of PAGES) {
      const times: number[] = [];
      for (const clients of CLIENTS) times.push(await measure(pool, keys, { people, clients, count }));
      rows.push(`| ${people} | ${times.map((ms) => ms.toFixed(2)).join(" | ")} |`);
    }
    return { name: "Read log", lines: report(rows, await verified(pool, home)) };
  } finally {
    await pool.end();
    await database.release();
    await rm(home, { recursive: true, force: true });
  }
}

/** Milliseconds of one transaction, as each of several clients at once sees it: half of them take longer. */
async function measure(
  pool: Pool,
  keys: AuditKeys,
  { people, clients, count }: { readonly people: number; readonly clients: number; readonly count: number },
): Promise<number> {
  const times: number[] = [];
  let left = count;
  const client = async () => {
    const connection = await pool.connect();
    while (left > 0) {
      left -= 1;
      const began = performance.now();
      await connection.query("begin");
      await connection.query("select 1");
      await appendReading(connection, pageOf(people), keys);
      await connection.query("commit");
      times.push(performance.now() - began);
    }
    connection.release();
  };
  await Promise.all(Array.from({ length: clients }, client));
  return times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
}

function pageOf(people: number): Reading {
  const shown = new ShownPeople();
  const first = Math.floor(Math.random() * PEOPLE);
  for (let index = 0; index < people; index += 1) {
    for (const level of LEVELS) shown.note({ board: "99001", number: String(first + index) }, level);
  }
  return {
    name: "staff Page",
    caller: { kind: "board", issuer: "https://issuer.example", subject: "bench", client: null, purpose: "BENCH" },
    trace: clientTrace({}),
    startedAt: new Date(),
    activity: activityOf("BENCH"),
    shown,
  };
}

async function verified(pool: Pool, home: string): Promise<string> {
  const { publicKey } = await loadSealKey(home);
  const client = await pool.connect();
  const began = performance.now();
  const { readings, findings } = await verifyLog(logSource(client), publicKey);
  const seconds = (performance.now() - began) / 1_000;
  client.release();
  if (findings.length > 0) throw new Error("The log that was just written is not whole.");
  return `\`hub audit verify\`: ${Math.round(readings / seconds)} readings a second, of ${readings} in ${seconds.toFixed(1)} s.`;
}

const report = (rows: readonly string[], verification: string): string[] => [
  "Milliseconds of a transaction that asks one statement and writes down a page of people, four kinds of data each, as",
  `one client and as each of ${CLIENTS.at(-1)} at once sees it, half of the time; 0 is the same transaction without a reading, which has`,
  "nothing to put on disk when it commits.",
  "",
  `| people | ${CLIENTS.map((clients) => `${clients} client${clients > 1 ? "s" : ""}, ms`).join(" | ")} |`,
  `|--:|${CLIENTS.map(() => "--:|").join("")}`,
  ...rows,
  "",
  verification,
];
