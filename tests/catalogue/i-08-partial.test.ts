import { afterAll, beforeAll, expect, it } from "@jest/globals";
import type { RunReport } from "@regiohub/infra/ingest/ingest";
import type { FreshDatabase } from "@regiohub/infra/testing/database";
import { deliver, hubDatabase } from "./support/board.js";
import { loadForty } from "./support/board-of-forty.js";
import type { Connector } from "./support/connectors/index.js";
import { PARTIAL, type PartialDelivery, UNSEEN } from "./support/partial-deliveries.js";
import { dataOf } from "./support/state.js";
import { timeoutOf } from "./support/timeout.js";

const TIMEOUT = timeoutOf("I-08");

const forty = (connector: Connector) => hubDatabase(`forty of ${connector.source}`, loadForty(connector));

// What does land of these says what was said before: the forty stay as they are.
const databases = new Map<Connector, FreshDatabase>();
beforeAll(async () => {
  for (const connector of new Set(PARTIAL.map((one) => one.connector)))
    databases.set(connector, await forty(connector));
}, TIMEOUT);
afterAll(async () => {
  for (const database of databases.values()) await database.drop();
});

const removed = ({ counts }: RunReport) => Object.values(counts).reduce((sum, kind) => sum + kind.removed, 0);

/** Brings it in, by a board that says that its export has everybody, and sees that all are still there. */
async function keepsAll(url: string, { delivery }: PartialDelivery): Promise<void> {
  const before = await dataOf(url);
  expect(removed(await deliver(url, delivery))).toBe(0);
  expect(await dataOf(url)).toEqual(expect.arrayContaining(before));
}

const named = (cases: readonly PartialDelivery[]) => cases.map((one) => [one.name, one] as const);

it.each(named(PARTIAL))(
  "takes nobody away for %s",
  async (_, one) => keepsAll((databases.get(one.connector) as FreshDatabase).url, one),
  TIMEOUT,
);

// What ends without a line's end, or is a full page, may be a part, and a part takes nobody away.
it.each(named(UNSEEN))(
  "takes nobody away for %s",
  async (_, one) => {
    await using database = await forty(one.connector);
    await keepsAll(database.url, one);
  },
  TIMEOUT,
);

it("are twenty", () => {
  expect(PARTIAL).toHaveLength(20);
});
