import { afterAll, beforeAll, expect, it } from "@jest/globals";
import type { FreshDatabase } from "@regiohub/infra/testing/database";
import type { Random } from "@regiohub/infra/testing/random";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { deliver, type Handover, hubDatabase, mustLoad } from "./support/board.js";
import { CONNECTORS, type Connector, hrCore } from "./support/connectors/index.js";
import { generationTables, handoverOf, loadFirst } from "./support/generations.js";
import { presentOf } from "./support/state.js";
import type { Files, Table } from "./support/table.js";
import { timeoutOf } from "./support/timeout.js";

const TIMEOUT = timeoutOf("I-10");
/** Most files that the rows of one kind come in. */
const MOST_FILES = 5;

let database: FreshDatabase;
beforeAll(async () => {
  database = await hubDatabase("first generation", loadFirst);
}, TIMEOUT);
afterAll(() => database.drop());

/** Rows in another order. */
function shuffled<T>(rows: readonly T[], random: Random): T[] {
  const keyed = rows.map((row) => ({ row, place: random.next() }));
  return keyed.sort((one, other) => one.place - other.place).map(({ row }) => row);
}

/** A table as one file or as several, each with some of its rows. */
function inFiles(connector: Connector, table: Table, random: Random): Files {
  // Its drop has one file of each kind; the others number what does not fit in one.
  const parts = connector === hrCore ? 1 : 1 + random.below(Math.min(MOST_FILES, table.rows.length));
  const rows = shuffled(table.rows, random);
  return Object.assign(
    {},
    ...Array.from({ length: parts }, (_, part) =>
      connector.write({
        ...table,
        name: parts === 1 ? table.name : `${table.name}_${part + 1}`,
        rows: rows.filter((_, at) => at % parts === part),
      }),
    ),
  );
}

function jumbled(connector: Connector, board: string, generation: 0 | 1, random: Random): Handover {
  const whole = handoverOf(connector, board, generation);
  const files = generationTables(connector, board, generation).map((table) => inFiles(connector, table, random));
  const { "profile.yaml": profile = "" } = whole.files;
  return { ...whole, files: { ...Object.assign({}, ...files), "profile.yaml": profile } };
}

/** What each generation of each board is, what was before it aside, when it comes as one file of each kind, in order. */
async function wholes(): Promise<ReadonlyMap<string, readonly string[]>> {
  await using other = await hubDatabase("first generation", loadFirst);
  const found = new Map<string, readonly string[]>();
  for (const [connector, board] of CONNECTORS) {
    found.set(`${board} 0`, await presentOf(other.url, board));
    await mustLoad(other.url, handoverOf(connector, board, 1));
    found.set(`${board} 1`, await presentOf(other.url, board));
  }
  return found;
}

it(
  "is the same state in whatever order rows come, in however many files, however often",
  async () => {
    const expected = await wholes();
    await forSeeds("I-10", { commit: 50, long: 5_000 }, async (random) => {
      const [connector, board] = random.pick(CONNECTORS);
      const generation = random.below(2) as 0 | 1;
      const report = await deliver(database.url, jumbled(connector, board, generation, random));
      expect(report.error).toBeNull();
      expect(await presentOf(database.url, board)).toEqual(expected.get(`${board} ${generation}`));
    });
  },
  TIMEOUT,
);

it.each(CONNECTORS.map(([connector, board]) => [connector.source, connector, board] as const))(
  "changes nothing when the same rows of %s are sent again in another order",
  async (_, connector, board) => {
    await forSeeds("I-10", { commit: 1, long: 100 }, async (random) => {
      await deliver(database.url, jumbled(connector, board, 1, random));
      const { state, counts } = await deliver(database.url, jumbled(connector, board, 1, random));
      expect(["loaded", "unchanged"]).toContain(state);
      const touched = Object.values(counts).map(({ added, changed, removed }) => added + changed + removed);
      expect(touched.every((count) => count === 0)).toBe(true);
    });
  },
  TIMEOUT,
);
