import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { getRun } from "@regiohub/infra/ingest/ingest";
import { approve } from "@regiohub/infra/ingest/release";
import type { FreshDatabase } from "@regiohub/infra/testing/database";
import { deliver, hubDatabase } from "./support/board.js";
import { loadForty } from "./support/board-of-forty.js";
import type { Connector } from "./support/connectors/index.js";
import { hub } from "./support/hub.js";
import { blocked, type MassChange } from "./support/mass-changes.js";
import { dataOf } from "./support/state.js";
import { timeoutOf } from "./support/timeout.js";

const TIMEOUT = timeoutOf("I-07");

type Held = Exclude<MassChange["stopped"], "refused">;
const isRefused = ({ stopped }: MassChange) => stopped === "refused";
const held = blocked.filter((scenario) => !isRefused(scenario));
const named = (scenarios: readonly MassChange[]) => scenarios.map((scenario) => [scenario.name, scenario] as const);

const forty = (connector: Connector) => hubDatabase(`forty of ${connector.source}`, loadForty(connector));

/** The forty of each source, for deliveries of which nothing lands. */
const untouched = new Map<Connector, FreshDatabase>();
beforeAll(async () => {
  for (const connector of new Set(blocked.map((scenario) => scenario.connector))) {
    untouched.set(connector, await forty(connector));
  }
}, TIMEOUT);
afterAll(async () => {
  for (const database of untouched.values()) await database.drop();
});

/** Brings a delivery in and sees that nothing of it landed. */
async function stop(url: string, { delivery }: MassChange) {
  const before = await dataOf(url);
  const report = await deliver(url, delivery);
  expect(await dataOf(url)).toEqual(before);
  return report;
}

it.each(named(blocked.filter(isRefused)))(
  "%s: is refused before anything changes",
  async (_, scenario) => {
    const { url } = untouched.get(scenario.connector) as FreshDatabase;
    expect(await stop(url, scenario)).toMatchObject({ state: "refused", error: { fault: "input" } });
  },
  TIMEOUT,
);

it.each(named(held))(
  "%s: is held before anything changes, and names the people",
  async (_, scenario) => {
    const { url } = untouched.get(scenario.connector) as FreshDatabase;
    const { by, tells } = scenario.stopped as Held;
    const report = await stop(url, scenario);
    expect(report).toMatchObject({ state: "held", error: { code: "RUN_HELD" } });
    expect(report.guard.filter(({ passed }) => !passed).map(({ measure }) => measure)).toContain(by);
    const { dryRun } = await approve({ hub, url, runId: report.id, by: "", dryRun: { first: 1_000, after: 0 } });
    const told = dryRun?.differences.map(({ what, who }) => `${what} ${who}`) ?? [];
    for (const one of tells) expect(told).toContainEqual(expect.stringContaining(one));
  },
  TIMEOUT,
);

/** One scenario of each measure that holds. */
const released = [...new Map(held.map((scenario) => [(scenario.stopped as Held).by, scenario])).values()];

it.each(named(released))(
  "%s: is loaded when somebody releases it, who is written down",
  async (_, scenario) => {
    await using database = await forty(scenario.connector);
    const { id } = await deliver(database.url, scenario.delivery);
    const order = { hub, url: database.url, runId: id, by: "a.tester" };
    expect(await approve(order)).toMatchObject({ state: "loaded", approvedBy: "a.tester", error: null });
    expect(await withClient(database.url, (client) => getRun(client, id))).toMatchObject({ approvedBy: "a.tester" });
  },
  TIMEOUT,
);

it("are thirty", () => {
  expect(blocked).toHaveLength(30);
});
