import type { BenchFiles } from "./ingest-files.js";
import { FORMS, type Form } from "./ingest-forms.js";
import type { FormRound } from "./ingest-measure.js";
import type { PeerRound } from "./ingest-peers.js";

/** What was measured of one size of delivery: some rounds, of which the best counts. */
export interface SizeResult {
  readonly files: Pick<BenchFiles, "employments" | "rows">;
  readonly forms: Readonly<Record<Form, readonly FormRound[]>>;
  /** Of the same form. */
  readonly bareMs: Readonly<Record<Form, readonly number[]>>;
}

const TARGETS = { bare: 3, again: 0.5, changed: 0.6, spreadPercent: 20, megabytes: 300 };

/** The report of the import part. */
export function report(sizes: readonly SizeResult[], peers: readonly PeerRound[]): string[] {
  const lines = sizes.flatMap((size) => FORMS.map((form) => sizeLine(size, form)));
  return [
    "One AFAS board's people, units and employments through `hub ingest` into empty tables; the same files again, which",
    "their hash gives away; and with 1 % of the employment rows changed, which are found row by row. Each is a process of",
    "its own, whose peak memory stands beside it. Bare is COPY of the same files on the same server into tables with an",
    "index on the key, where nothing is read, checked, compared or kept: CSV as it is into columns of text, JSON a row at",
    "a time into one column of type jsonb. Of several rounds the best time and the worst memory count; rows are those of",
    "all three files. A delivery is done when it is loaded: then it counts, and the next one may come. What follows from it",
    "for stays at boards and moves between them is concluded behind that; `concluded` is the time until that is there too.",
    "",
    "| employments | rows | form | rounds | bare | first | ÷ bare | concluded | rows/s | again ÷ first | 1 % changed ÷ first | concluded | peak MB first | again | changed |",
    "|--:|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ...lines,
    `| **target** | | | | | | ≤ ${TARGETS.bare} at 200,000 | | within ${TARGETS.spreadPercent} % | ≤ ${TARGETS.again} | ≤ ${TARGETS.changed} | | ≤ ${TARGETS.megabytes} | ≤ ${TARGETS.megabytes} | ≤ ${TARGETS.megabytes} |`,
    "",
    ...FORMS.map((form) => spreadLine(sizes, form)),
    "",
    ...peerLines(sizes, peers),
  ];
}

const least = (values: readonly number[]) => Math.min(...values);
const most = (values: readonly number[]) => Math.max(...values);
const count = (value: number) => Math.round(value).toLocaleString("en-GB");
const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
const ratio = (ms: number, of: number) => (ms / of).toFixed(2);

const firstMs = ({ forms }: SizeResult, form: Form) => least(forms[form].map(({ first }) => first.ms));
const rowsPerSecond = (size: SizeResult, form: Form) => (size.files.rows * 1000) / firstMs(size, form);

function sizeLine(size: SizeResult, form: Form): string {
  const rounds = size.forms[form];
  const bare = least(size.bareMs[form]);
  const first = firstMs(size, form);
  const peak = (stage: keyof FormRound) => count(most(rounds.map((round) => round[stage].peakMegabytes)));
  const best = (stage: keyof FormRound) => least(rounds.map((round) => round[stage].ms));
  const concluded = (stage: keyof FormRound) => seconds(least(rounds.map((round) => round[stage].concludedMs)));
  const cells = [
    count(size.files.employments),
    count(size.files.rows),
    form.toUpperCase(),
    rounds.length,
    seconds(bare),
    seconds(first),
    ratio(first, bare),
    concluded("first"),
    count(rowsPerSecond(size, form)),
    ratio(best("again"), first),
    ratio(best("changed"), first),
    concluded("changed"),
    peak("first"),
    peak("again"),
    peak("changed"),
  ];
  return `| ${cells.join(" | ")} |`;
}

function spreadLine(sizes: readonly SizeResult[], form: Form): string {
  const speeds = sizes.map((size) => rowsPerSecond(size, form));
  const apart = (1 - least(speeds) / most(speeds)) * 100;
  return `- ${form.toUpperCase()}: the slowest size is ${apart.toFixed(0)} % below the fastest in rows per second (target ${TARGETS.spreadPercent} %).`;
}

/** What else could be used, beside the hub with the same CSV files. */
function peerLines(sizes: readonly SizeResult[], peers: readonly PeerRound[]): string[] {
  const [peer] = peers;
  const size = sizes.find(({ files }) => files.employments === peer?.employments);
  if (!size) return [];
  const hub = firstMs(size, "csv");
  const hubAgain = least(size.forms.csv.map(({ again }) => again.ms));
  const hubChanged = least(size.forms.csv.map(({ changed }) => changed.ms));
  const rows = peers.map(({ name, first, again, peakMegabytes }) =>
    first === undefined || again === undefined
      ? `| ${name} | – | | – | |`
      : `| ${name} | ${seconds(first)} | ${ratio(first, hub)} × | ${seconds(again)} | ${peakMegabytes ? count(peakMegabytes) : "–"} |`,
  );
  return [
    `What a board could use instead, with the same CSV files of ${count(size.files.employments)} employments, into three`,
    "typed tables with primary keys. They check, compare and keep nothing: a cell that cannot be read becomes empty or",
    "takes its row away, who is gone stays, and there is no history. An unchanged or changed delivery costs them the same.",
    "",
    "| | first | ÷ hub | again | peak MB |",
    "|---|--:|--:|--:|--:|",
    `| \`hub ingest\` (with 1 % changed: ${seconds(hubChanged)}) | ${seconds(hub)} | 1 × | ${seconds(hubAgain)} | ${count(most(size.forms.csv.map(({ first }) => first.peakMegabytes)))} |`,
    ...rows,
  ];
}
