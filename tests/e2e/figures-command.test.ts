import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { prepareDatabase } from "@regiohub/infra/db/prepare";
import { type FilledHub, filledHub, hub } from "../hub.js";
import { type TypedHub, typedHub } from "./support/typed-hub.js";

const run = (url: string) => withClient(url, async (client) => void (await prepareDatabase(client, hub.subgraphs)));

let empty: FilledHub;
let typed: TypedHub;
beforeAll(async () => {
  [empty, typed] = await Promise.all([filledHub({ name: "figures-command", version: "1", run }), typedHub()]);
}, 120_000);
afterAll(async () => {
  await typed[Symbol.asyncDispose]();
  await empty.drop();
});

const query = <Row extends object>(sql: string) =>
  withClient(empty.url, async (client) => (await client.query<Row>(sql)).rows);

it("hub figures counts the days that are asked for often, and gives out what is due", async () => {
  await query("insert into staff.board (number, name, delivers) values ('99001', 'Stichting Voorbeeld', true)");
  const environment = { DATABASE_URL: empty.url, HUB_HOME: empty.config.home, LOG_LEVEL: "silent" };
  const { status, err } = await typed.run(["figures"], { PATH: process.env.PATH, ...environment });
  expect([status, err]).toEqual([0, expect.stringContaining("figures are counted")]);
  const [first = ""] = err.split("\n");
  expect(JSON.parse(first)).toMatchObject({ progress: { source: "staff", phase: "counting", done: 0 } });
  const [{ days } = { days: 0 }] = await query<{ days: number }>("select count(*) as days from staff.day_cell_state");
  expect(days).toBeGreaterThanOrEqual(15);
  expect(await query("select from staff.figure_release")).toEqual([]); // of a board without people nothing is due
}, 60_000);
