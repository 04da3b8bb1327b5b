import { afterAll, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { listRejections } from "@regiohub/infra/ingest/ingest";
import type { FreshDatabase } from "@regiohub/infra/testing/database";
import { deliver, type Handover, hubDatabase, mustLoad } from "./support/board.js";
import { delivered } from "./support/board-of-forty.js";
import { CHANGES, type ColumnChange, POLICIES, type Policy, SIDES, type Side } from "./support/column-changes.js";
import { dataOf } from "./support/state.js";
import { replaced, type Table } from "./support/table.js";
import { timeoutOf } from "./support/timeout.js";

const TIMEOUT = timeoutOf("I-12");

/** The export of the forty, and what becomes of the columns of one of its files. */
function exportOf(side: Side, drift: Policy, change?: ColumnChange): Handover {
  const changed = (table: Table) => (change ? change.of(side.adds(table), side) : side.adds(table));
  const whole = delivered(side.connector, (tables) => replaced(tables, side.file, changed), { drift });
  const rewritten = ([name, content]: [string, string | Buffer]) =>
    [name, name.startsWith(`${side.file}.`) ? (change?.bytes?.(content, side) ?? content) : content] as const;
  return { ...whole, files: Object.fromEntries(Object.entries(whole.files).map(rewritten)) };
}

const columnsOf = (side: Side, policy: Policy) =>
  hubDatabase(`columns of ${side.connector.source} ${policy}`, (url) => mustLoad(url, exportOf(side, policy)));

/** A database for deliveries that are refused: one for each policy is enough. */
const opened = new Map<string, Promise<FreshDatabase>>();
async function untouched(side: Side, policy: Policy): Promise<string> {
  const key = `${side.connector.source} ${policy}`;
  const database = opened.get(key) ?? columnsOf(side, policy);
  opened.set(key, database);
  return (await database).url;
}
afterAll(async () => {
  for (const database of opened.values()) await (await database).drop();
});

async function refuses(url: string, delivery: Handover, code: string): Promise<void> {
  const before = await dataOf(url);
  expect(await deliver(url, delivery)).toMatchObject({ state: "refused", error: { code } });
  expect(await dataOf(url)).toEqual(before);
}

async function tells(url: string, delivery: Handover, expected: readonly string[]): Promise<void> {
  const report = await deliver(url, delivery);
  expect(report).toMatchObject({ state: "loaded", error: null });
  const told = await withClient(url, (client) => listRejections(client, report.id));
  expect(told.map(({ code, column }) => `${code} ${column}`)).toEqual(expected);
  expect(told.every(({ line, effect }) => line === 0 && effect === "column")).toBe(true);
}

describe.each(Object.entries(SIDES))("columns of %s", (_, side) => {
  const cases = CHANGES.flatMap((change) => POLICIES.map((policy) => [change.name, policy, change] as const));

  it.each(cases)(
    "that are %s, under %s: are taken, told or refused as agreed",
    async (_, policy, change) => {
      const outcome = change.outcome[policy](side);
      const delivery = exportOf(side, policy, change);
      if (typeof outcome === "string") return await refuses(await untouched(side, policy), delivery, outcome);
      await using database = await columnsOf(side, policy);
      await tells(database.url, delivery, outcome);
    },
    TIMEOUT,
  );

  it("are changed in thirty ways", () => {
    expect(cases).toHaveLength(30);
  });
});
