import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { quickAddJob, runOnce } from "graphile-worker";
import { withClient } from "../db/connect.js";
import { prepareDatabase } from "../db/prepare.js";
import type { Log } from "../log.js";
import { type FreshDatabase, freshDatabase } from "../testing/database.js";
import { jobs, startWorker, workerLog } from "./worker.js";

let database: FreshDatabase;
const lines: { message: string; swept?: unknown }[] = [];
const keep = (message: string, facts = {}) => void lines.push({ message, ...facts });
const log: Log = { debug: keep, info: keep, warn: keep, error: keep };

beforeAll(async () => {
  database = await freshDatabase({
    name: "jobs",
    version: "1",
    run: (url) => withClient(url, async (client) => void (await prepareDatabase(client, []))),
  });
});
afterAll(() => database.drop());

const query = (sql: string) => withClient(database.url, async (client) => (await client.query(sql)).rows);

it("takes away runs that changed nothing once they are thirty days old, and no others", async () => {
  await query(`insert into ingest.run (source, state, content_sha256, files, message, finished_at)
    select 'toy', state, repeat('0', 64), '[]', day, day::timestamptz
    from unnest(array['unchanged', 'loaded', 'refused']) state, unnest(array['2026-09-01', '2026-10-01']) day`);
  await quickAddJob({ connectionString: database.url, logger: workerLog(log) }, "sweep_runs", {});
  const taskList = jobs(log, () => new Date("2026-10-15T03:00:00Z"));
  await runOnce({ connectionString: database.url, taskList, noHandleSignals: true, logger: workerLog(log) });
  expect(await query("select state, message from ingest.run order by state, message")).toEqual([
    { state: "loaded", message: "2026-09-01" },
    { state: "loaded", message: "2026-10-01" },
    { state: "refused", message: "2026-09-01" },
    { state: "refused", message: "2026-10-01" },
    { state: "unchanged", message: "2026-10-01" },
  ]);
  expect(lines).toContainEqual({ message: "runs swept", swept: 1 });
});

it("knows its schedule, takes jobs while it runs, and stops when told", async () => {
  const worker = await startWorker(database.url, log);
  lines.length = 0;
  await worker.addJob("sweep_runs", {});
  while (!lines.some(({ message }) => message === "runs swept"))
    await new Promise((resolve) => setTimeout(resolve, 20));
  await worker.stop();
  expect(await query("select identifier from graphile_worker._private_known_crontabs")).toEqual([
    { identifier: "sweep_runs" },
  ]);
});
