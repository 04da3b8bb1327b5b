import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { addDays } from "@regiohub/infra/days";
import { withClient } from "@regiohub/infra/db/connect";
import type { Random } from "@regiohub/infra/testing/random";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { mobility } from "../index.js";
import { concludedAtOnce, linesOf } from "../testing/at-once.js";
import { historyOf } from "../testing/history.js";
import { BOARDS, LAST_DAY } from "../testing/history-boards.js";
import { HISTORY_SECTORS, saidBy } from "../testing/said.js";
import { conclude, type Delivered, deliver, forgetAll, readStored, record } from "../testing/stored.js";

const PEOPLE = 30;

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(mobility);
});
afterAll(() => hub.close());

/** Deliveries of all boards, 2 to 6 each: those of one board in the order of their days, of two boards in any. */
function turnsOf(random: Random): readonly (readonly [BoardNumber, CalendarDate])[] {
  const waiting = BOARDS.map((board) => {
    const days = Array.from({ length: 1 + random.below(5) }, () => addDays("2016-09-01", random.below(3_600)));
    return { board, days: [...days.sort(), LAST_DAY] };
  });
  const turns: [BoardNumber, CalendarDate][] = [];
  for (let left = waiting; left.length > 0; left = left.filter(({ days }) => days.length > 0)) {
    const { board, days } = random.pick(left);
    const day = days.shift();
    if (day) turns.push([board, day]);
  }
  return turns;
}

it("after each delivery of any board, in any order and in parts of any size, all is as when it were concluded at once", async () => {
  const kinds = new Set<string>();
  await withClient(hub.url, (client) =>
    forSeeds("EV-01", { commit: 2, long: 200 }, async (random) => {
      const history = historyOf(random, PEOPLE);
      await forgetAll(client, HISTORY_SECTORS);
      for (const transition of history.transitions) await record(client, transition);
      const state = new Map<BoardNumber, Delivered>();
      for (const [board, day] of turnsOf(random)) {
        const delivered = saidBy(history, board, day, random);
        if (!delivered) continue;
        state.set(board, delivered);
        await deliver(client, board, delivered);
        await conclude(client, 1 + random.below(PEOPLE));
        expect(linesOf(await readStored(client))).toEqual(linesOf(await concludedAtOnce(state, history)));
      }
      for (const { kind } of (await readStored(client)).events) kinds.add(kind);
    }),
  );
  expect([...kinds]).toEqual(expect.arrayContaining(["OUTFLOW", "TRANSFER_INTER_BOARD"]));
});
