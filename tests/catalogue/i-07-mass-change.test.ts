import { expect, it } from "@jest/globals";
import { approve } from "@regiohub/infra/ingest/release";
import { hub } from "../hub.js";
import { deliver, hubDatabase } from "./support/board.js";
import { loadForty } from "./support/board-of-forty.js";
import { blocked, type MassChange } from "./support/mass-changes.js";
import { dataOf } from "./support/state.js";
import { timeoutOf } from "./support/timeout.js";

const TIMEOUT = timeoutOf("I-07");

const isRefused = ({ stopped }: MassChange) => stopped === "refused";
const named = (scenarios: readonly MassChange[]) => scenarios.map((scenario) => [scenario.name, scenario] as const);

/** Brings a delivery into a copy of the forty, and sees that nothing of it landed. */
async function stop(url: string, { delivery }: MassChange) {
  const before = await dataOf(url);
  const report = await deliver(url, delivery);
  expect(await dataOf(url)).toEqual(before);
  return report;
}

const forty = ({ connector }: MassChange) => hubDatabase(`forty of ${connector.source}`, loadForty(connector));

it.each(named(blocked.filter(isRefused)))(
  "%s: is refused before anything changes",
  async (_, scenario) => {
    await using database = await forty(scenario);
    expect(await stop(database.url, scenario)).toMatchObject({ state: "refused", error: { fault: "input" } });
  },
  TIMEOUT,
);

it.each(named(blocked.filter((scenario) => !isRefused(scenario))))(
  "%s: is held before anything changes, names the people, and is loaded when somebody releases it",
  async (_, scenario) => {
    await using database = await forty(scenario);
    const { stopped } = scenario;
    const held = await stop(database.url, scenario);
    expect(held).toMatchObject({ state: "held", error: { code: "RUN_HELD" } });
    if (stopped === "refused") return;
    expect(held.guard.filter(({ passed }) => !passed).map(({ measure }) => measure)).toContain(stopped.by);

    const order = { hub, url: database.url, runId: held.id, by: "a.tester" };
    const { dryRun } = await approve({ ...order, dryRun: { first: 1_000, after: 0 } });
    const told = dryRun?.differences.map(({ what, who }) => `${what} ${who}`) ?? [];
    for (const one of stopped.tells) expect(told).toContainEqual(expect.stringContaining(one));
    expect(await approve(order)).toMatchObject({ state: "loaded", approvedBy: "a.tester", error: null });
  },
  TIMEOUT,
);

it("are thirty", () => {
  expect(blocked).toHaveLength(30);
});
