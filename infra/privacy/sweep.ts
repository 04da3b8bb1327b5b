import type { Client, ClientBase } from "pg";
import { reachBoards } from "../db/row-context.js";
import { inTransaction } from "../db/transaction.js";
import { KeptKeys } from "../ingest/kept-keys.js";
import { asIngest } from "../ingest/run.js";
import { type BoardNumber, type CalendarDate, dayOf } from "../values.js";
import { words } from "../words.js";
import { destroyDeadKeys } from "./dead-keys.js";
import { type ErasingHub, eachPrivacy, eraseFromTables } from "./erase-rows.js";
import { keepFromLoading } from "./erased.js";
import { holdsOn } from "./hold.js";
import type { Until } from "./privacy.js";
import { dayBefore, type RetentionRule, rulesOn } from "./rules.js";
import { countReadings, sweepRaw, sweepReadings } from "./sweep-kit.js";
import { beginTaking, endTaking } from "./taking-run.js";

/** What is swept, with which rules, and when. */
export interface SweepOptions {
  readonly hub: Pick<ErasingHub, "subgraphs">;
  readonly home: string;
  readonly rules: readonly RetentionRule[];
  readonly now: Date;
  /** Tells what would go, and undoes it. */
  readonly dryRun?: boolean;
}

/** What went of a board, or of nobody's. */
export interface Swept {
  /** Null: registers, and what is of the hub as a whole. */
  readonly board: BoardNumber | null;
  /** How much went, by rule: people for those that are about people, else runs or rows. */
  readonly removed: Readonly<Record<string, number>>;
}

/**
 * Takes away what has been kept as long as its rule says: what was over on a day goes on the day that lies the rule's
 * period behind it, in Amsterdam. What is on hold stays. Of each board it is one transaction, which others' deliveries
 * wait for, and a run `retention` when anything went. What goes wrong with one is thrown when all have had their turn.
 */
export async function sweep(client: Client, options: SweepOptions): Promise<Swept[]> {
  const { rules, now, dryRun = false } = options;
  const today = dayOf(now);
  const ends = new Map(rulesOn(rules, today).map(({ name, period }) => [name, dayBefore(today, period)]));
  const { rows } = await client.query<{ board: BoardNumber | null }>(
    "select distinct board from ingest.run order by board nulls last",
  );
  const swept: Swept[] = [];
  const failures: unknown[] = [];
  for (const { board } of rows) {
    const one = await sweepOne(client, board, ends, options).catch((error: unknown) => void failures.push(error));
    if (one) swept.push(one);
  }
  const log = ends.get("read-log");
  if (log !== undefined) {
    const readings = await (dryRun ? countReadings(client, log) : sweepReadings(client, log, today));
    swept.push({ board: null, removed: { "read-log": readings } });
  }
  if (!dryRun) await destroyDeadKeys(client, new KeptKeys(options.home));
  // Last, so that what one board's rows are at odds with keeps nothing of others.
  if (failures.length > 0) throw failures[0];
  return swept.filter(({ removed }) => totalOf(removed) > 0);
}

/** What of one board is over. */
interface Over {
  /** People by rule, who have not been erased yet. */
  readonly people: Readonly<Record<string, readonly string[]>>;
  /** Rows and runs by rule, which have gone. */
  readonly gone: Record<string, number>;
}

/** One board's, or the registers', in a transaction of its own. */
function sweepOne(
  client: ClientBase,
  board: BoardNumber | null,
  ends: ReadonlyMap<string, CalendarDate>,
  { hub, now, dryRun = false }: SweepOptions,
): Promise<Swept> {
  const isTaken = ({ removed }: Swept) => !dryRun && totalOf(removed) > 0;
  const work = async () => {
    const { people, gone } = await takeOver(client, board, ends, hub, dayOf(now));
    const removed = { ...gone };
    for (const [rule, numbers] of Object.entries(people)) removed[rule] = (removed[rule] ?? 0) + numbers.length;
    for (const rule of Object.keys(removed)) if (removed[rule] === 0) delete removed[rule];
    const swept = { board, removed };
    if (!isTaken(swept)) return swept;
    const runId = await beginTaking(client, board, "retention");
    const numbers = [...new Set(Object.values(people).flat())];
    if (board !== null) await eraseFromTables(client, hub, board, numbers);
    await endTaking(
      client,
      runId,
      removed,
      words(
        `what had been kept long enough went: ${textOf(removed)}`,
        `wat lang genoeg bewaard was, is weg: ${textOf(removed)}`,
      ),
    );
    return swept;
  };
  return inTransaction(client, work, isTaken);
}

/** Finds who is over, and takes away what goes by itself; nothing of a board that is on hold as a whole. */
async function takeOver(
  client: ClientBase,
  board: BoardNumber | null,
  ends: ReadonlyMap<string, CalendarDate>,
  { subgraphs }: SweepOptions["hub"],
  today: CalendarDate,
): Promise<Over> {
  const people: Record<string, string[]> = {};
  const gone: Record<string, number> = {};
  const raw = ends.get("raw");
  if (board !== null) {
    await reachBoards(client, board);
    await keepFromLoading(client, board);
    const holds = await asIngest(client, () => holdsOn(client, today, board));
    if (holds.some(({ number }) => number === null)) return { people, gone };
    const held = holds.flatMap(({ number }) => number ?? []);
    for (const [rule, day] of ends) {
      const until = await untilOf(client, board, day);
      await eachPrivacy(client, subgraphs, async ({ expired, sweep: rows }) => {
        const found = (await expired?.[rule]?.(client, board, until)) ?? [];
        people[rule] = [...(people[rule] ?? []), ...found.filter((number) => !held.includes(number))];
        gone[rule] = (gone[rule] ?? 0) + ((await rows?.[rule]?.(client, board, until, held)) ?? 0);
      });
    }
  }
  if (raw !== undefined) gone.raw = await asIngest(client, () => sweepRaw(client, board, raw));
  return { people, gone };
}

const untilOf = (client: ClientBase, board: BoardNumber, day: CalendarDate): Promise<Until> =>
  asIngest(client, async () => {
    const { rows } = await client.query<{ runId: number | null }>(
      `select max(id) as "runId" from ingest.run
       where board = $1 and (finished_at at time zone 'Europe/Amsterdam')::date <= $2`,
      [board, day],
    );
    return { day, runId: rows[0]?.runId ?? 0 };
  });

const totalOf = (removed: Swept["removed"]) => Object.values(removed).reduce((sum, count) => sum + count, 0);

const textOf = (removed: Swept["removed"]) =>
  Object.entries(removed)
    .filter(([, count]) => count > 0)
    .map(([rule, count]) => `${rule} ${count}`)
    .join(", ");
