import { testPolicy } from "../../auth/testing/access.js";
import { withClient } from "../../db/connect.js";
import { prepareDatabase } from "../../db/prepare.js";
import type { AnySubgraph, LoadContext, LoadedRun, Offer } from "../../hub.js";
import { defineRecord, orNull, textField } from "../../record.js";
import type { Prepare } from "../../testing/database.js";
import { words } from "../../words.js";
import { type ToyHooks, toyHub } from "./toy.js";

/** Something that `toy` offers of its things, and `echo` loads. */
const copy = defineRecord({
  kind: "copy",
  description: "A copy of a thing.",
  key: ["id"],
  fields: { id: textField("Number of the thing."), name: orNull(textField("Its name.")) },
});

/** What a test wants to know of, or to happen, while things are offered. */
export interface EchoHooks extends ToyHooks {
  /** Kinds after which things are offered; things when not given. */
  readonly offeredAfter?: readonly string[];
  offered?(run: LoadedRun, scope: "changed" | "all"): void;
  loaded?(context: LoadContext): Promise<void>;
  /** Name of a thing whose copy is refused. */
  readonly refused?: string;
}

/** Things of the board: those that the run wrote, or all of them. */
const copies = ({ offeredAfter = ["thing"], offered }: EchoHooks): Offer => ({
  record: copy,
  after: offeredAfter,
  async make(client, run, staged, scope) {
    offered?.(run, scope);
    const { rowCount } = await client.query(
      `insert into ${staged} (id, name) select id, name from toy.thing where board = $1 and ($2 or run_id = $3)`,
      [run.board, scope === "all", run.runId],
    );
    return rowCount ?? 0;
  },
});

/** Loads what `toy` offers, and counts it over all boards. */
const echoSubgraph = ({ loaded, refused }: EchoHooks): AnySubgraph => ({
  name: "echo",
  migrations: new URL("../../../ingest/testing/echo/", import.meta.url),
  resolvers: [],
  references: {},
  access: testPolicy,
  deriveRole: true,
  loaders: [
    {
      kind: "copy",
      async check({ client, staged, reject }) {
        const { rows } = await client.query<{ file: number; line: number }>(
          `select _file as file, _line as line from ${staged} where name = $1`,
          [refused],
        );
        const expected = words("another name", "een andere naam");
        await reject(rows.map((row) => ({ ...row, field: "name", code: "KEY_CONFLICT" as const, expected })));
      },
      async load(context) {
        await loaded?.(context);
        const { rowCount } = await context.client.query(
          `insert into echo.copy (board, id, name) select $1, id, name from ${context.staged}
           on conflict (board, id) do update set name = excluded.name`,
          [context.board],
        );
        return { added: rowCount ?? 0, changed: 0, removed: 0, unchanged: 0 };
      },
    },
  ],
  afterLoad: {
    role: "derive",
    async run(client, { runId, board, day, kinds }) {
      await client.query(
        `insert into echo.conclusion select $1, $2, $3, $4, (select count(*) from echo.copy), current_user`,
        [runId, board, day, kinds],
      );
    },
  },
  context: () => ({}),
});

/** The toy hub, whose things are offered to a second subgraph. */
export function echoHub(hooks: EchoHooks = {}) {
  const hub = toyHub(hooks);
  const makers = hub.subgraphs.map((subgraph) => ({ ...subgraph, offers: [copies(hooks)] }));
  return { ...hub, subgraphs: [...makers, echoSubgraph(hooks)] };
}

/** Databases with the schemas `ingest`, `toy` and `echo`. */
export const echoDatabase: Prepare = {
  name: "ingest echo",
  version: "1",
  run: (url) => withClient(url, async (client) => void (await prepareDatabase(client, echoHub().subgraphs))),
};
