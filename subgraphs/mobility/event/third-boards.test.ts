import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { addDays } from "@regiohub/infra/days";
import { withClient } from "@regiohub/infra/db/connect";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { BoardNumber } from "@regiohub/infra/values";
import { boardCaller } from "@regiohub/schema/testing/callers";
import { mobility } from "../index.js";
import { historyOf } from "../testing/history.js";
import { BOARDS, LAST_DAY } from "../testing/history-boards.js";
import { PAGE, type TestPage } from "../testing/region.js";
import { HISTORY_SECTORS, saidBy } from "../testing/said.js";
import { conclude, deliver, forgetAll, readStored, type Stored } from "../testing/stored.js";
import { isMoveKind } from "./leg.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(mobility);
});
afterAll(() => hub.close());

interface Shown {
  readonly kind: string;
  readonly on: string;
  readonly fromBoard: { readonly number: BoardNumber } | null;
  readonly toBoard: { readonly number: BoardNumber } | null;
}
const LIST = `query ($board: _Any!, $after: String) { _entities(representations: [$board]) { ... on Board {
  mobilityEvents(first: 100, after: $after) { ${PAGE("kind on fromBoard { number } toBoard { number }")} } } } }`;

/** All events that a board is shown, a line each, in order. */
async function shownTo(number: BoardNumber): Promise<readonly string[]> {
  const lines: string[] = [];
  for (let after: string | null = null, isMore = true; isMore; ) {
    const { data, errors } = await hub.query<{ _entities: [{ mobilityEvents: TestPage<Shown> }] }>(LIST, {
      caller: boardCaller(number),
      variables: { board: { __typename: "Board", number }, after },
    });
    expect(errors).toBeUndefined();
    const page = data?._entities[0].mobilityEvents;
    const { edges, pageInfo } = page as TestPage<Shown>;
    for (const { node } of edges) {
      lines.push(`${node.on} ${node.kind} ${node.fromBoard?.number} ${node.toBoard?.number}`);
    }
    [after, isMore] = [pageInfo.endCursor, pageInfo.hasNextPage];
  }
  return lines.sort();
}

/** Of each move, a line for the board that loses somebody and one for the board that gains them, with the day. */
const moved = ({ events }: Stored) =>
  events
    .filter(({ kind }) => isMoveKind(kind))
    .flatMap(({ from, fromNumber, to, toNumber, on, gapDays }) => [
      `OUT ${from} ${fromNumber} ${addDays(on, 1 - (gapDays ?? 0))}`,
      `IN ${to} ${toNumber} ${on}`,
    ]);

it("who goes from one board to another is one fewer there and one more here from their days on, and no third board is told", async () => {
  let moves = 0;
  await withClient(hub.url, (client) =>
    forSeeds("T-09", { commit: 4, long: 500 }, async (random) => {
      const history = historyOf(random, 25);
      await forgetAll(client, HISTORY_SECTORS);
      for (const board of BOARDS) {
        const said = saidBy(history, board, LAST_DAY, random);
        if (said) await deliver(client, board, said);
      }
      await conclude(client);
      const stored = await readStored(client);
      const legs = new Set(stored.legs.map((leg) => `${leg.direction} ${leg.board} ${leg.number} ${leg.on}`));
      expect(moved(stored).filter((line) => !legs.has(line))).toEqual([]);
      moves += moved(stored).length / 2;
      for (const board of BOARDS) {
        const own = stored.events.filter(({ from, to }) => from === board || to === board);
        const lines = own.map(({ on, kind, from, to }) => `${on} ${kind} ${from ?? undefined} ${to ?? undefined}`);
        expect(await shownTo(board)).toEqual(lines.sort());
      }
    }),
  );
  expect(moves).toBeGreaterThan(0);
});
