import { type ExecutionResult, graphql } from "graphql";
import type { ClientBase } from "pg";
import { clientTrace } from "../audit/trace.js";
import type { Caller } from "../auth/caller.js";
import { withClient } from "../db/connect.js";
import { prepareDatabase } from "../db/prepare.js";
import { roleOf } from "../db/roles.js";
import { openSubgraph } from "../graphql/subgraph.js";
import type { AnySubgraph, LoadCounts, LoadRejection } from "../hub.js";
import type { Coverage } from "../ingest/define.js";
import { removeRefused } from "../ingest/load-kind.js";
import { RefusedKeys } from "../ingest/refused.js";
import { columnOf, columnsSql, type RecordDefinition } from "../record.js";
import type { CalendarDate } from "../values.js";
import { testAuditKeys } from "./audit-keys.js";
import { freshDatabase, type Prepare } from "./database.js";
import { testSeals } from "./seals.js";

/** How a test asks. */
export interface TestQuery {
  readonly caller?: Caller;
  readonly variables?: Record<string, unknown>;
}

/** Records that a test loads, as an ingest would. */
export interface TestDelivery {
  readonly board?: string | null;
  readonly boardName?: string | null;
  readonly coverage?: Coverage;
  readonly runId?: number;
  readonly day?: CalendarDate;
}

/** A subgraph on a database of its own. */
export interface TestSubgraph {
  readonly url: string;
  query<Data = Record<string, unknown>>(document: string, options?: TestQuery): Promise<ExecutionResult<Data>>;
  /** Stages records and runs the subgraph's loader of that kind, in one transaction. */
  load(
    definition: RecordDefinition,
    records: readonly object[],
    delivery?: TestDelivery,
  ): Promise<{ counts: LoadCounts; rejections: LoadRejection[] }>;
  close(): Promise<void>;
}

/** Opens a subgraph, migrated and with its reference data, on a fresh database; or on what is prepared instead. */
export async function testSubgraph(subgraph: AnySubgraph, prepare = emptyOf(subgraph)): Promise<TestSubgraph> {
  const database = await freshDatabase(prepare);
  const keys = { seals: testSeals, audit: testAuditKeys() };
  const open = openSubgraph(subgraph, { url: database.url, ...keys, statementTimeoutMs: 30_000 });
  return {
    url: database.url,
    async query<Data>(source: string, { caller, variables }: TestQuery = {}) {
      const { context, finish } = open.begin({ caller, requestId: "test", trace: clientTrace({}) });
      const variableValues = variables ?? {};
      const result = await graphql({ schema: open.schema, source, contextValue: context, variableValues });
      await finish();
      return JSON.parse(JSON.stringify(result)) as ExecutionResult<Data>;
    },
    load: (definition, records, delivery = {}) =>
      withClient(database.url, (client) => loadRecords(client, subgraph, definition, records, delivery)),
    async close() {
      await open.close();
      await database.drop();
    },
  };
}

const emptyOf = (subgraph: AnySubgraph): Prepare => ({
  name: subgraph.name,
  version: "1",
  run: (url) => withClient(url, async (client) => void (await prepareDatabase(client, [subgraph]))),
});

async function loadRecords(
  client: ClientBase,
  subgraph: AnySubgraph,
  definition: RecordDefinition,
  records: readonly object[],
  { board = "99001", boardName = null, coverage = "windowed", runId = 1, day = "2026-01-01" }: TestDelivery,
) {
  const loader = subgraph.loaders.find(({ kind }) => kind === definition.kind);
  if (!loader) throw new Error(`${subgraph.name} loads no ${definition.kind}`);
  const rejections: LoadRejection[] = [];
  await client.query("begin");
  const staged = await stageForTest(client, definition, records);
  const refused = await RefusedKeys.create(client, definition);
  await client.query("select set_config('hub.run_id', $1, true), set_config('hub.board', $2, true)", [
    String(runId),
    board ?? "*",
  ]);
  await client.query(`grant select on ${staged}, ${refused.name} to ${roleOf(subgraph.name)}`);
  await client.query(`set local role ${roleOf(subgraph.name)}`);
  const context = { client, runId, source: "test", board, boardName, day, staged };
  const role = roleOf(subgraph.name);
  await loader.check?.({
    ...context,
    async reject(more) {
      rejections.push(...more);
      await client.query("reset role");
      await removeRefused(client, staged, { name: refused.name, key: definition.key.map(columnOf).join(", ") }, more);
      await client.query(`set local role ${role}`);
    },
  });
  const counts = await loader.load({ ...context, refused: refused.name, coverage });
  await client.query("commit");
  return { counts, rejections };
}

async function stageForTest(client: ClientBase, definition: RecordDefinition, records: readonly object[]) {
  const staged = `pg_temp."${definition.kind}"`;
  const names = Object.keys(definition.fields);
  const columns = names.map(columnOf).join(", ");
  await client.query(
    `create temp table "${definition.kind}" (_file int not null, _line int not null, ${columnsSql(definition)}) on commit drop`,
  );
  const rows = records.map((record, index) => {
    const values = names.map((name) => [columnOf(name), (record as Record<string, unknown>)[name] ?? null]);
    return { _file: 0, _line: index + 1, ...Object.fromEntries(values) };
  });
  await client.query(
    `insert into ${staged} (_file, _line, ${columns})
     select _file, _line, ${columns} from jsonb_populate_recordset(null::${staged}, $1)`,
    [JSON.stringify(rows)],
  );
  return staged;
}
