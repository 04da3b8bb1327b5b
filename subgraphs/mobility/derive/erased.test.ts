import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import type { Random } from "@regiohub/infra/testing/random";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { BoardNumber } from "@regiohub/infra/values";
import type { ClientBase } from "pg";
import { mobility } from "../index.js";
import { privacy } from "../privacy.js";
import { concludedAtOnce, linesOf } from "../testing/at-once.js";
import { historyOf } from "../testing/history.js";
import { BOARDS, LAST_DAY } from "../testing/history-boards.js";
import { HISTORY_SECTORS, saidBy } from "../testing/said.js";
import { conclude, type Delivered, deliver, forgetAll, readStored, record } from "../testing/stored.js";
import { withinBoard } from "../testing/within.js";

const PEOPLE = 30;

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(mobility);
});
afterAll(() => hub.close());

/** Erases some people of a board, of whom something is known. */
async function eraseSome(random: Random, state: Map<BoardNumber, Delivered>): Promise<readonly string[]> {
  const board = random.pick([...state.keys()]);
  const delivered = state.get(board) as Delivered;
  const numbers = [...new Set(delivered.stays.map(({ person }) => person.number))];
  const gone = numbers.filter(() => random.next() < 0.2);
  await withinBoard(hub.url, board, (client) => privacy.erase(client, board, gone));
  const isLeft = ({ person }: { readonly person: { readonly number: string } }) => !gone.includes(person.number);
  state.set(board, { ...delivered, stays: delivered.stays.filter(isLeft), tokens: delivered.tokens.filter(isLeft) });
  return gone.map((number) => `${board} ${number}`);
}

/** Whom events are about, those too that turned out otherwise: a line for each of their sides; and nobody where there is none. */
async function namedIn(client: ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ one: string }>(
    `select side.board || ' ' || side.number as one from mobility.event e,
       lateral (values (from_board, from_number), (to_board, to_number)) side (board, number) where number is not null
     union select 'nobody' from mobility.event where from_number is null and to_number is null and persons is null`,
  );
  return rows.map(({ one }) => one);
}

it("whoever is erased, all is as if they had never been delivered, and nothing of before is about them or about nobody", async () => {
  await withClient(hub.url, (client) =>
    forSeeds("EV-08", { commit: 7, long: 500 }, async (random) => {
      const history = historyOf(random, PEOPLE);
      await forgetAll(client, HISTORY_SECTORS);
      for (const transition of history.transitions) await record(client, transition);
      const state = new Map<BoardNumber, Delivered>();
      for (const board of BOARDS) {
        const said = saidBy(history, board, LAST_DAY, random);
        if (!said) continue;
        state.set(board, said);
        await deliver(client, board, said);
        if (random.next() < 0.5) await conclude(client);
      }
      await conclude(client);
      const gone: string[] = [];
      for (let round = 0; round < 6; round += 1) {
        gone.push(...(await eraseSome(random, state)));
        expect((await namedIn(client)).filter((one) => one === "nobody" || gone.includes(one))).toEqual([]);
        if (random.next() < 0.5) continue;
        await conclude(client);
        expect(linesOf(await readStored(client))).toEqual(linesOf(await concludedAtOnce(state, history)));
      }
    }),
  );
});
