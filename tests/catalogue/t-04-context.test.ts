import { afterAll, beforeAll, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { openPool, withClient } from "@regiohub/infra/db/connect";
import { loginUrl } from "@regiohub/infra/db/login";
import { Operation } from "@regiohub/infra/db/operation";
import { prepareDatabase } from "@regiohub/infra/db/prepare";
import { readerOf, roleOf } from "@regiohub/infra/db/roles";
import { reachBoards, rowContextOf } from "@regiohub/infra/db/row-context";
import { inTransaction } from "@regiohub/infra/db/transaction";
import { type FreshDatabase, freshDatabase } from "@regiohub/infra/testing/database";
import type { Random } from "@regiohub/infra/testing/random";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { boardCaller, operator, partner } from "@regiohub/schema/testing/callers";
import type { Pool } from "pg";
import { hub } from "../hub.js";
import { timeoutOf } from "./support/timeout.js";

const TIMEOUT = timeoutOf("T-04");
const BOARDS = ["99001", "99002", "99003", "99004"];
/** Connections, and operations that want one at once. */
const [CONNECTIONS, AT_ONCE] = [10, 25];
/** Operations of one seed. */
const BATCH = 1_000;

let database: FreshDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await freshDatabase({ name: "context", version: "1", run: fill });
  pool = openPool({ url: loginUrl(database.url, readerOf("staff")), max: CONNECTIONS, statementTimeoutMs: 50 });
}, TIMEOUT);
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** Each board with a person and a unit of its own. */
const fill = (url: string) =>
  withClient(url, async (client) => {
    await prepareDatabase(client, hub.subgraphs);
    for (const board of BOARDS) {
      await inTransaction(client, async () => {
        await reachBoards(client, board);
        await client.query(`set local role ${roleOf("staff")}`);
        await client.query("insert into staff.member (board_no, number, run_id) values ($1, '1', 1)", [board]);
        await client.query("insert into staff.unit (board_no, code, name, run_id) values ($1, '1', 'Unit', 1)", [
          board,
        ]);
      });
    }
  });

const SEEN = "select board_no as board from staff.member union select board_no from staff.unit order by 1";

const callers: readonly (Caller | undefined)[] = [
  ...BOARDS.map((board) => boardCaller(board)),
  boardCaller("99001", "99003"),
  boardCaller("99009"),
  boardCaller(),
  { ...partner, boards: ["99001"] },
  partner,
  operator,
  undefined,
];

const ask = async (operation: Operation, sql: string): Promise<string[]> => {
  const { query } = await operation.pool.connect();
  return (await query<{ board: string }>(sql, [])).rows.map(({ board }) => board);
};

/** Statements that go wrong: by themselves, cancelled, too slow, with their connection. */
const FAULTS = [
  "select 1/0",
  "select nothing from nowhere",
  "insert into staff.member (board_no, number, run_id) values ('99001', '2', 1)",
  "select pg_cancel_backend(pg_backend_pid())::text as board, pg_sleep(5)",
  "select pg_sleep(5)", // longer than a statement may run
  "rollback",
  "commit",
];
/** As these, but dear: a new connection each. */
const CUTS = ["select pg_terminate_backend(pg_backend_pid())"];
/** Attempts to leave something behind for the next one. */
const LEAVINGS = [
  "select set_config('hub.boards', '99002', false)",
  "set hub.boards = '99002'",
  "set session hub.shared = 'on'",
];

/** One operation of a random caller, with its random end; tells what it should not have seen. */
async function operate(random: Random): Promise<string[]> {
  const caller = random.pick(callers);
  const own = caller?.kind === "board" ? BOARDS.filter((board) => caller.boards.includes(board)) : [];
  const operation = new Operation(pool, rowContextOf(caller));
  const leaks: string[] = [];
  const look = async (isRight: (seen: readonly string[]) => boolean) => {
    const seen = await ask(operation, SEEN).catch(() => undefined);
    if (seen && !isRight(seen)) leaks.push(`${caller?.kind} of ${own.join()} saw ${seen.join() || "nothing"}`);
  };
  // All that is its own, as long as nothing has gone wrong; never anything else.
  const isAll = (seen: readonly string[]) => seen.join() === own.join();
  const isOwn = (seen: readonly string[]) => seen.every((board) => own.includes(board));
  const statements = [look(isAll)];
  if (random.next() < 0.3)
    statements.push(swallow(ask(operation, random.pick(random.next() < 0.05 ? CUTS : FAULTS))), look(isOwn));
  if (random.next() < 0.2) statements.push(look(isOwn));
  const isAbandoned = random.next() < 0.2;
  if (!isAbandoned || random.next() < 0.5) await Promise.all(statements);
  // Last, as those who come after it in the same operation would see it.
  if (random.next() < 0.1) await swallow(ask(operation, random.pick(LEAVINGS)));
  await (isAbandoned ? operation.abandon() : operation.finish().catch(() => {}));
  await Promise.all(statements);
  return leaks;
}

const swallow = (work: Promise<unknown>): Promise<void> =>
  work.then(
    () => {},
    () => {},
  );

it(
  "is of its own operation alone: on ten connections nobody sees another's rows, whatever went wrong before",
  async () => {
    await forSeeds("T-04", { commit: 10, long: 1_000 }, async (random) => {
      let left = BATCH;
      const leaks: string[] = [];
      const work = async () => {
        while (left-- > 0) leaks.push(...(await operate(random)));
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      expect(leaks).toEqual([]);
      expect(pool.totalCount).toBeLessThanOrEqual(CONNECTIONS);
      expect(pool.idleCount).toBe(pool.totalCount);
    });
  },
  TIMEOUT,
);

it("is not there without an operation: no rows, and no error", async () => {
  const bare = openPool({ url: loginUrl(database.url, readerOf("staff")), max: 1 });
  expect((await bare.query(SEEN)).rows).toEqual([]);
  const before = new Operation(bare, rowContextOf(boardCaller("99001")));
  expect(await ask(before, SEEN)).toEqual(["99001"]);
  await before.finish();
  expect((await bare.query(SEEN)).rows).toEqual([]);
  await bare.end();
});
