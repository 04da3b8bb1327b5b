import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clientTrace } from "@regiohub/infra/audit/trace";
import { withClient } from "@regiohub/infra/db/connect";
import { startEmbedded } from "@regiohub/infra/db/embedded";
import { prepareDatabase } from "@regiohub/infra/db/prepare";
import { type OpenSubgraph, openSubgraph } from "@regiohub/infra/graphql/subgraph";
import { testAuditKeys } from "@regiohub/infra/testing/audit-keys";
import { testSeals } from "@regiohub/infra/testing/seals";
import { boardCaller } from "@regiohub/schema/testing/callers";
import { staff } from "@regiohub/staff";
import { graphql } from "graphql";
import { hub, quiet } from "../hub.js";
import { BOARD, fillPeople } from "./figures-people.js";
import type { BenchOptions, BenchResult } from "./result.js";

/** People; the last size takes minutes, and is asked for with `--large`. */
const SIZES = [20_000, 200_000];
const LARGE = 2_000_000;
const TIMES = 20;
const ON = "2026-10-01";
const MOST_MS = 300;

/** What is asked of the workforce, beside its total. */
const QUESTIONS: Readonly<Record<string, string>> = {
  "nothing: the total alone": "{ persons }",
  "age × group × sex": "(by: [AGE_BAND, FUNCTION_GROUP, SEX]) { cells { keys { code } persons employments fte } }",
  region: "(by: [REGION], regionScheme: ARBEIDSMARKTREGIO) { cells { keys { code } persons employments fte } }",
};

interface Line {
  readonly persons: number;
  readonly cells: number;
  /** Milliseconds of the first question of a day. */
  readonly coldMs: number;
  /** Of each question, milliseconds, shortest first. */
  readonly warm: readonly (readonly number[])[];
}

/** How long figures take, by what people are: when they are counted first, and when they are there. */
export async function figuresBench({ scale, large }: BenchOptions): Promise<BenchResult> {
  const home = await mkdtemp(join(tmpdir(), "hub-bench-"));
  const database = await startEmbedded({ home, log: quiet });
  let open: OpenSubgraph | undefined;
  try {
    await withClient(database.url, (client) => prepareDatabase(client, hub.subgraphs));
    const keys = { seals: testSeals, audit: testAuditKeys() };
    open = openSubgraph(staff, { url: database.url, ...keys, statementTimeoutMs: 300_000 });
    const lines: Line[] = [];
    for (const persons of large ? [...SIZES, LARGE] : SIZES) {
      await withClient(database.url, (client) => fillPeople(client, Math.ceil(persons * scale)));
      lines.push(await measure(open, database.url, persons));
    }
    return { name: "Figures by what people are", lines: report(lines) };
  } finally {
    await open?.close();
    await database.release();
    await rm(home, { recursive: true, force: true });
  }
}

async function measure(open: OpenSubgraph, url: string, persons: number): Promise<Line> {
  const questions = Object.values(QUESTIONS);
  const coldMs = await ask(open, questions[1] as string);
  const cells = await withClient(url, async (client) => {
    const { rows } = await client.query<{ count: number }>("select count(*) from staff.day_cell");
    return rows[0]?.count ?? 0;
  });
  const warm: number[][] = [];
  for (const question of questions) {
    const times: number[] = [];
    for (let time = 0; time < TIMES; time += 1) times.push(await ask(open, question));
    warm.push(times.sort((one, other) => one - other));
  }
  return { persons, cells, coldMs, warm };
}

/** Milliseconds that a board's own question takes, as the gateway asks it in process. */
async function ask({ begin, schema }: OpenSubgraph, question: string): Promise<number> {
  const began = performance.now();
  const operation = begin({ caller: boardCaller(BOARD), requestId: "bench", trace: clientTrace({}) });
  const asked = question.startsWith("(") ? question.replace("(", `(on: "${ON}", `) : `(on: "${ON}") ${question}`;
  const source = `{ board(number: "${BOARD}") { workforce${asked} } }`;
  const { errors } = await graphql({ schema, source, contextValue: operation.context });
  await operation.finish();
  if (errors) throw new Error(errors[0]?.message);
  return performance.now() - began;
}

const at = (times: readonly number[], part: number): number => times[Math.floor(times.length * part)] ?? Number.NaN;

function report(lines: readonly Line[]): string[] {
  const rows = lines.flatMap(({ persons, cells, coldMs, warm }, index) =>
    Object.keys(QUESTIONS).map((question, number) => {
      const [times, before] = [warm[number] ?? [], lines[index - 1]?.warm[number]];
      const growth = before ? (at(times, 0.95) / at(before, 0.95)).toFixed(1) : "";
      const figures = [cells, coldMs.toFixed(0), at(times, 0.5).toFixed(0), at(times, 0.95).toFixed(0), growth];
      return `| ${persons.toLocaleString("en")} | ${question} | ${figures.join(" | ")} |`;
    }),
  );
  return [
    `One board of all these people, 24 at a site: as much to count as a region of them. Its own questions, ${TIMES} times each,`,
    "one after the other, at the subgraph in process; with each the total is counted anew. Cold: the first of a day.",
    "`npm run bench -- figures --large` asks it of 2 million people too.",
    `Wanted of 200,000 people: 95 % within ${MOST_MS} ms once the day is there, and no growth above that of the region.`,
    "",
    "| people | by | cells | cold, ms | half, ms | 95 %, ms | × the size before |",
    "|--:|---|--:|--:|--:|--:|--:|",
    ...rows,
  ];
}
