import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clientTrace } from "@regiohub/infra/audit/trace";
import type { Caller } from "@regiohub/infra/auth/caller";
import { withClient } from "@regiohub/infra/db/connect";
import { startEmbedded } from "@regiohub/infra/db/embedded";
import { prepareDatabase } from "@regiohub/infra/db/prepare";
import { type OpenSubgraph, openSubgraph } from "@regiohub/infra/graphql/subgraph";
import { testAuditKeys } from "@regiohub/infra/testing/audit-keys";
import { testSeals } from "@regiohub/infra/testing/seals";
import { mobility } from "@regiohub/mobility";
import { adviser, boardCaller } from "@regiohub/schema/testing/callers";
import { staff } from "@regiohub/staff";
import { graphql } from "graphql";
import { hub, quiet } from "../hub.js";
import { type GivenOut, givenOut, givenOutReport } from "./figures-given-out.js";
import { BOARD, fillPeople } from "./figures-people.js";
import { FLOWS_OF, OF_BOARD, OF_REGION, OF_SMALL_BOARD, type Questions } from "./figures-questions.js";
import { fillStays } from "./figures-stays.js";
import type { BenchOptions, BenchResult } from "./result.js";

/** People of a region, and of a board. */
const SIZES = [20_000, 200_000];
/** People of a region that are asked for with `--large`: no board has as many. */
const LARGE = 2_000_000;
/** People of a board in a region. */
const PER_BOARD = 286;
/** Boards of a region of that many: more there are not in the country. */
const MOST_BOARDS = 700;
const TIMES = 40;
/** The night after which figures are given out. */
const NIGHT = new Date("2026-12-05T03:00:00Z");
const MOST_MS = 300;

const REGION = { scheme: "ARBEIDSMARKTREGIO", code: "AM03" };

/** The parts of the hub that answer. */
interface Opened {
  readonly url: string;
  readonly staff: OpenSubgraph;
  readonly mobility: OpenSubgraph;
}

interface Line {
  readonly persons: number;
  readonly asker: "board" | "its adviser" | "one of its boards";
  /** Milliseconds before anything could be answered: the first question of each, or the night in which all was given out. */
  readonly coldMs: number;
  /** Of each question by name. */
  readonly answers: ReadonlyMap<string, Answers>;
}

interface Answers {
  /** Figures of people in one of them. */
  readonly figures: number;
  /** Milliseconds, shortest first. */
  readonly times: readonly number[];
}

/** How long figures take, by what people are: for the board that has them all, and for a region of boards. */
export async function figuresBench({ scale, large }: BenchOptions): Promise<BenchResult> {
  const home = await mkdtemp(join(tmpdir(), "hub-bench-"));
  const database = await startEmbedded({ home, log: quiet });
  let opened: Opened | undefined;
  try {
    await withClient(database.url, (client) => prepareDatabase(client, hub.subgraphs));
    const options = { url: database.url, seals: testSeals, audit: testAuditKeys(), statementTimeoutMs: 600_000 };
    opened = { url: database.url, staff: openSubgraph(staff, options), mobility: openSubgraph(mobility, options) };
    const lines: Line[] = [];
    const nights: GivenOut[] = [];
    for (const persons of large ? [...SIZES, LARGE] : SIZES) {
      const count = Math.ceil(persons * scale);
      process.stderr.write(`  ${count} people …\n`);
      if (persons < LARGE) {
        await withClient(database.url, (client) => fillPeople(client, count, count));
        lines.push(await ofBoard(opened, persons));
      }
      await withClient(database.url, async (client) => {
        await fillPeople(client, count, Math.max(PER_BOARD, Math.round(count / MOST_BOARDS)));
        await fillStays(client);
      });
      const night = await givenOut(database.url, NIGHT);
      nights.push({ ...night, persons });
      lines.push(...(await ofRegion(opened, persons, night.ms)));
    }
    const name = `Figures by what people are${large ? ", up to 2 million" : ""}`;
    return { name, lines: [...report(lines), "", ...givenOutReport(nights)] };
  } finally {
    await opened?.staff.close();
    await opened?.mobility.close();
    await database.release();
    await rm(home, { recursive: true, force: true });
  }
}

async function ofBoard({ staff: open }: Opened, persons: number): Promise<Line> {
  const asked = ofOwnBoard(open);
  let coldMs = 0;
  for (const question of Object.values(OF_BOARD).toReversed()) coldMs += (await asked(question)).ms;
  return { persons, asker: "board", coldMs, answers: await answersTo(OF_BOARD, asked) };
}

async function ofRegion(opened: Opened, persons: number, coldMs: number): Promise<Line[]> {
  const caller: Caller = { ...adviser(), regions: [REGION] };
  const region = (open: OpenSubgraph) => (fields: string) =>
    ask(open, `{ region(scheme: ${REGION.scheme}, code: "${REGION.code}") { ${fields} } }`, caller);
  const flows = (representation: string, type: string, asker: Caller) => (fields: string) =>
    ask(opened.mobility, `{ _entities(representations: [${representation}]) { ... on ${type} { ${fields} } } }`, asker);
  const ofThisRegion = flows(
    `{ __typename: "Region", scheme: "${REGION.scheme}", code: "${REGION.code}" }`,
    "Region",
    caller,
  );
  const ofThisBoard = flows(`{ __typename: "Board", number: "${BOARD}" }`, "Board", boardCaller(BOARD));
  return [
    {
      ...{ persons, asker: "its adviser", coldMs },
      answers: new Map([
        ...(await answersTo(OF_REGION, region(opened.staff))),
        ...(await answersTo(FLOWS_OF, ofThisRegion)),
      ]),
    },
    {
      ...{ persons, asker: "one of its boards", coldMs },
      answers: new Map([
        ...(await answersTo(OF_SMALL_BOARD, ofOwnBoard(opened.staff))),
        ...(await answersTo(FLOWS_OF, ofThisBoard)),
      ]),
    },
  ];
}

const ofOwnBoard = (open: OpenSubgraph) => (fields: string) =>
  ask(open, `{ board(number: "${BOARD}") { ${fields} } }`, boardCaller(BOARD));

/** One answer: how many figures of people are in it, and how long it took. */
interface Asked {
  readonly figures: number;
  readonly ms: number;
}

async function answersTo(questions: Questions, asked: (fields: string) => Promise<Asked>): Promise<Line["answers"]> {
  const answers = new Map<string, Answers>();
  for (const [name, question] of Object.entries(questions)) {
    const { figures } = await asked(question);
    const times: number[] = [];
    for (let time = 0; time < TIMES; time += 1) times.push((await asked(question)).ms);
    answers.set(name, { figures, times: times.sort((one, other) => one - other) });
  }
  return answers;
}

/** Asks as the gateway does in process. */
async function ask({ begin, schema }: OpenSubgraph, source: string, caller: Caller): Promise<Asked> {
  const began = performance.now();
  const operation = begin({ caller, requestId: "bench", trace: clientTrace({}) });
  const { data, errors } = await graphql({ schema, source, contextValue: operation.context });
  await operation.finish();
  const ms = performance.now() - began;
  if (errors) throw new Error(errors[0]?.message);
  return { figures: JSON.stringify(data).match(/"(persons":|value":")\d/g)?.length ?? 0, ms };
}

const at = (times: readonly number[], part: number): number => times[Math.floor(times.length * part)] ?? Number.NaN;

function report(lines: readonly Line[]): string[] {
  const rows = lines.flatMap((line) =>
    [...line.answers].map(([question, { figures, times }]) => {
      const before = lines.findLast(({ asker, persons }) => asker === line.asker && persons < line.persons);
      const growth = before ? at(times, 0.95) / at(before.answers.get(question)?.times ?? [], 0.95) : null;
      const took = [line.coldMs / 1000, at(times, 0.5), at(times, 0.95)].map((figure) => figure.toFixed(1));
      const cells = [
        line.persons.toLocaleString("en"),
        line.asker,
        question,
        figures,
        ...took,
        growth?.toFixed(1) ?? "",
      ];
      return `| ${cells.join(" | ")} |`;
    }),
  );
  return [
    "So many people, 24 at a site: all at one board, which asks its own and gets it exact; and at boards of",
    `${PER_BOARD} in one region, of which the adviser gets what is given out, and a board its own. ${TIMES} times each, one after`,
    "the other, at the subgraph in process. Before: counting the days that the board asks about; giving out the region's",
    "tables of three years.",
    "`npm run bench -- figures --large` asks it of a region of 2 million people too, at 700 boards, which have ten times the",
    "people each: the country has some 900 boards, and a tenth of the people.",
    `Wanted of 200,000 people: 95 % within ${MOST_MS} ms once that is done, and no growth above that of the people.`,
    "",
    "| people | who asks | what | figures | before, s | half, ms | 95 %, ms | × the size before |",
    "|--:|---|---|--:|--:|--:|--:|--:|",
    ...rows,
  ];
}
