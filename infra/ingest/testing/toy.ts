import type { ClientBase } from "pg";
import { testPolicy } from "../../auth/testing/access.js";
import { withClient } from "../../db/connect.js";
import { prepareDatabase } from "../../db/prepare.js";
import type { AnySubgraph, LoadContext, Loader, LoadOutcome } from "../../hub.js";
import { dateField, decimalField, defineRecord, orNull, textField } from "../../record.js";
import type { Prepare } from "../../testing/database.js";
import type { BoardNumber } from "../../values.js";
import { same, words } from "../../words.js";
import { date, decimal, text } from "../columns.js";
import { defineAdapter, defineExport, defineLookup } from "../define.js";
import { lookup, using } from "../derive.js";
import type { Threshold } from "../guard.js";
import { defineSettings, z } from "../profile.js";

const thing = defineRecord({
  kind: "thing",
  description: "Something to load.",
  key: ["id"],
  fields: {
    id: textField("Its number."),
    name: orNull(textField("Its name.")),
    amount: orNull(decimalField(6, 2, "How much.")),
    madeOn: orNull(dateField("When.")),
  },
});

const part = defineRecord({
  kind: "part",
  description: "Something that is loaded after the things.",
  key: ["id"],
  fields: { id: textField("Its number.") },
});

const settings = defineSettings({ suffix: z.string().default("") });

const names = defineLookup({
  name: "names.csv",
  file: /^names\.csv$/,
  required: false,
  key: text("code"),
  columns: { name: text("name") },
});

const columns = {
  id: text("nr"),
  amount: decimal("amount").orNull(),
  madeOn: date("made").orNull(),
};

/** Things from `things*.csv`, with names out of `names.csv` and a suffix out of the profile. */
export const toyCsv = defineAdapter({
  name: "toy-csv",
  title: same("Toy"),
  scope: "board",
  version: 1,
  coverage: "windowed",
  dialects: [{ form: "delimited", delimiter: ";", encoding: "utf-8", quotes: "double", dates: ["iso"] }],
  files: [
    defineExport({
      name: "things.csv",
      file: /^things.*\.csv$/,
      part: /^things-(\d{1,3})\.csv$/,
      record: thing,
      columns: {
        ...columns,
        name: using(
          settings,
          { name: text("name").orNull(), found: lookup(names, text("name").orNull(), (found) => found?.name ?? null) },
          ({ name, found }, { suffix }) => (name === null ? null : (found ?? name) + suffix),
        ),
      },
    }),
    names,
    defineExport({
      name: "parts.csv",
      file: /^parts\.csv$/,
      required: false,
      record: part,
      columns: { id: text("nr") },
    }),
  ],
  settings,
  readme: "README.md",
});

/** Things from `things.json`; register scope, so that it needs no board. */
export const toyJson = defineAdapter({
  name: "toy-json",
  title: same("Toy register"),
  scope: "register",
  version: 1,
  coverage: "full",
  dialects: [{ form: "json", dates: ["iso"] }],
  files: [
    defineExport({
      name: "things.json",
      file: /^things\.json$/,
      record: thing,
      columns: { ...columns, name: text("name").orNull() },
    }),
  ],
  readme: "README.md",
});

/** What a test wants to happen while things are loaded. */
export interface ToyHooks {
  before?(context: LoadContext): Promise<void>;
  after?(context: LoadContext): Promise<void>;
  requireBoard?(client: ClientBase, board: BoardNumber): Promise<void>;
  /** Limit of the measure `touched`, things that this run wrote; without it nothing is measured. */
  readonly limit?: Threshold;
  /** Rows of other kinds that went with the things. */
  readonly alongside?: LoadOutcome["alongside"];
}

const loaderWith = ({ before, after, alongside = {} }: ToyHooks): Loader => ({
  kind: "thing",
  async check({ client, staged, reject }) {
    const { rows } = await client.query<{ file: number; line: number }>(
      `select _file as file, _line as line from ${staged} where name = 'nobody' order by 1, 2`,
    );
    await reject(
      rows.map((row) => ({
        ...row,
        field: "name",
        code: "REFERENCE_UNKNOWN" as const,
        expected: words("somebody", "iemand"),
      })),
    );
  },
  async load(context) {
    const { client, staged, board, runId } = context;
    await before?.(context);
    const { rows } = await client.query<Pick<LoadOutcome, "added" | "changed" | "unchanged">>(
      `with written as (
         insert into toy.thing as t (board, id, name, amount, run_id) select $1, id, name, amount, $2 from ${staged}
         on conflict (board, id) do update set name = excluded.name, amount = excluded.amount, run_id = $2
           where (t.name, t.amount) is distinct from (excluded.name, excluded.amount)
         returning xmax = 0 as is_new)
       select count(*) filter (where is_new) as added, count(*) filter (where not is_new) as changed,
         (select count(*) from ${staged}) - count(*) as unchanged from written`,
      [board ?? "", runId],
    );
    await after?.(context);
    const [{ added, changed, unchanged } = { added: 0, changed: 0, unchanged: 0 }] = rows;
    return { added, changed, removed: 0, unchanged, alongside };
  },
});

const partLoader: Loader = {
  kind: "part",
  async load({ client, staged, board }) {
    const { rowCount } = await client.query(`insert into toy.part (board, id) select $1, id from ${staged}`, [board]);
    return { added: rowCount ?? 0, changed: 0, removed: 0, unchanged: 0 };
  },
};

/** A subgraph with two tables, `toy.thing` and `toy.part`. */
export const toySubgraph = (hooks: ToyHooks = {}): AnySubgraph => ({
  name: "toy",
  migrations: new URL("../../../ingest/testing/migrations/", import.meta.url),
  resolvers: [],
  references: {},
  access: testPolicy,
  loaders: [loaderWith(hooks), partLoader],
  ...(hooks.requireBoard && { requireBoard: hooks.requireBoard }),
  measures: {
    names: ["touched"],
    async take(client, { runId }) {
      const { rows } = await client.query<{ count: number; of: number }>(
        "select count(*) filter (where run_id = $1) as count, count(*) as of from toy.thing",
        [runId],
      );
      return hooks.limit ? rows.map((row) => ({ ...row, name: "touched", limit: hooks.limit as Threshold })) : [];
    },
  },
  async differences(client, { runId }, { first, after }) {
    const { rows } = await client.query<{ id: string }>(
      "select id from toy.thing where run_id = $1 order by id limit $2 offset $3",
      [runId, first, after],
    );
    return rows.map(({ id }) => ({ what: "joined", who: id, part: null, field: null, from: null, to: null }));
  },
  context: () => ({}),
});

/** A hub with both adapters and the one subgraph. */
export const toyHub = (hooks: ToyHooks = {}) => ({
  adapters: [toyCsv, toyJson],
  records: [thing, part],
  subgraphs: [toySubgraph(hooks)],
});

/** Databases with the schemas `ingest` and `toy`. */
export const toyDatabase: Prepare = {
  name: "ingest toy",
  version: "1",
  run: (url) => withClient(url, async (client) => void (await prepareDatabase(client, [toySubgraph()]))),
};
