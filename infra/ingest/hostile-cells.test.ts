import { expect, it } from "@jest/globals";
import { withClient } from "../db/connect.js";
import { listRejections } from "./ingest.js";
import { HEAD, toyIngest } from "./testing/toy-ingest.js";

const { run, url, runs } = toyIngest();

const told = (runId: number) => withClient(url(), (client) => listRejections(client, runId));

it.each([
  ["a NUL", "a\u0000b"],
  ["half a character", "a\\ud800b"],
  ["a line that turns", "a\u202eb"],
])("a refused row with %s in a cell is given back, and fails nothing", async (_, cell) => {
  const json = `[{"nr":"1","name":"fine","amount":null,"made":null},{"nr":"2","name":"${cell}","amount":"many","made":null}]`;
  const report = await run({ "things.json": json.replaceAll("\u0000", "\\u0000") });
  expect(report).toMatchObject({ state: "loaded", error: null });
  expect((await runs()).length).toBe(1);
  expect((await told(report.id)).length).toBeGreaterThan(0);
});

it.each([
  ["a cell that is refused", { "things.csv": `${HEAD}1;a\u0000b;many;\n2;b;1;\n` }],
  ["a header", { "things.csv": "nr;name;amount;made;a\u0000b\n1;a;;;\n" }],
  ["names", { "things.json": '[{"nr":"1","name":"a","amount":null,"made":null,"x\\ud800":1,"y\\u0000":2}]' }],
])("what no database can hold, in %s, is kept without it, and fails nothing", async (_, contents) => {
  await run({ "things.csv": `${HEAD}1;a;;\n` });
  const report = await run(contents);
  expect(report).toMatchObject({ state: "loaded", error: null });
  expect(JSON.stringify([report, await told(report.id)])).not.toMatch(/\\u0000|\\ud800/);
});
