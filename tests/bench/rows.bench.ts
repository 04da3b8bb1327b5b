import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPool } from "@regiohub/infra/db/connect";
import { startEmbedded } from "@regiohub/infra/db/embedded";
import { loginUrl } from "@regiohub/infra/db/login";
import { Operation } from "@regiohub/infra/db/operation";
import { readerOf } from "@regiohub/infra/db/roles";
import { rowContextOf } from "@regiohub/infra/db/row-context";
import { boardCaller } from "@regiohub/schema/testing/callers";
import type { Pool } from "pg";
import { bypassingLogin } from "../catalogue/support/one-layer.js";
import { fill, quiet } from "../hub.js";
import type { BenchOptions, BenchResult } from "./result.js";

const CLIENTS = [1, 8];
const TIMES = 3_000;
const BOARD = "99001";

/** Statements as the staff subgraph asks them. */
const STATEMENTS: Readonly<Record<string, string>> = {
  "one person by number":
    "select * from staff.member m where m.board_no = $1 and m.number = (select min(number) from staff.member where board_no = $1)",
  "a page of 100 people": "select * from staff.member m where m.board_no = $1 order by m.id limit 100",
  "their function lines": `select a.* from (select id from staff.member where board_no = $1 order by id limit 100) m
    join staff.assignment a on a.board_no = $1 and a.member_id = m.id`,
  "schools, which are open": "select * from staff.school where board_no = $1 order by brin limit 100",
};

/** How a statement is asked. */
type Way = (sql: string) => Promise<unknown>;

/** What it costs that rows are the caller's own: a transaction with the caller's context, and policies on each table. */
export async function rowsBench({ scale }: BenchOptions): Promise<BenchResult> {
  const home = await mkdtemp(join(tmpdir(), "hub-bench-"));
  const database = await startEmbedded({ home, log: quiet });
  const opened: Pool[] = [];
  const poolOf = (login: string) => {
    const pool = openPool({ url: loginUrl(database.url, login), max: Math.max(...CLIENTS) });
    opened.push(pool);
    return pool;
  };
  try {
    await fill(database.url);
    const login = await bypassingLogin(database.url);
    const [free, own] = [poolOf(login.name), poolOf(readerOf("staff"))];
    const ways: readonly Way[] = [(sql) => free.query(sql, [BOARD]), inOperation(free), inOperation(own)];
    const count = Math.ceil(TIMES * scale);
    const lines: string[] = [];
    for (const [what, sql] of Object.entries(STATEMENTS)) {
      for (const clients of CLIENTS) {
        for (const way of ways) await measure(way, sql, clients, Math.ceil(count / 10)); // warms up
        const times: number[] = [];
        for (const way of ways) times.push(await measure(way, sql, clients, count));
        lines.push(lineOf(what, clients, times));
      }
    }
    await Promise.all(opened.splice(0).map((pool) => pool.end()));
    await login.drop();
    return { name: "Rows of the caller alone", lines: report(lines) };
  } finally {
    await Promise.all(opened.map((pool) => pool.end()));
    await database.release();
    await rm(home, { recursive: true, force: true });
  }
}

/** As the hub asks: one operation of a board's user. */
const inOperation =
  (pool: Pool): Way =>
  async (sql) => {
    const operation = new Operation(pool, rowContextOf(boardCaller(BOARD)));
    const { query } = await operation.pool.connect();
    await query(sql, [BOARD]);
    await operation.finish();
  };

/** Milliseconds of one question, as each of several clients at once sees it: half of them take longer. */
async function measure(way: Way, sql: string, clients: number, count: number): Promise<number> {
  const times: number[] = [];
  let left = count;
  const client = async () => {
    while (left > 0) {
      left -= 1;
      const began = performance.now();
      await way(sql);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
}

function lineOf(what: string, clients: number, times: readonly number[]): string {
  const [bare = 0, inTransaction = 0, own = 0] = times;
  const ratio = (part: number, whole: number) => (part / whole).toFixed(2);
  const figures = [...times.map((ms) => ms.toFixed(2)), ratio(own, inTransaction), ratio(own, bare)];
  return `| ${what} | ${clients} | ${figures.join(" | ")} |`;
}

const report = (lines: readonly string[]): string[] => [
  "Milliseconds that half of the questions take at most: by itself under a login that row level security does not hold;",
  "within an operation of a board's user, which begins, tells the database who asks, and commits; and so under the",
  "subgraph's own login, whose rows the policies choose. One operation has several statements, which share what it costs.",
  "",
  "| question | clients | bare, ms | in an operation | with policies | policies × | all × |",
  "|---|--:|--:|--:|--:|--:|--:|",
  ...lines,
];
