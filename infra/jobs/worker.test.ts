import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { quickAddJob, runOnce } from "graphile-worker";
import { appendReading } from "../audit/append.js";
import { auditKeys, readingOf } from "../audit/testing/log-room.js";
import { withClient } from "../db/connect.js";
import { loadFiles } from "../ingest/ingest.js";
import { echoDatabase, echoHub } from "../ingest/testing/echo.js";
import { HEAD } from "../ingest/testing/toy-ingest.js";
import { freshDatabase } from "../testing/database.js";
import { type ToyPull, unattendedHub } from "../unattended/testing/toy-hub.js";
import { useUnattended } from "../unattended/testing/unattended.js";
import type { Work } from "../unattended/work.js";
import { words } from "../words.js";
import { jobs, startWorker, workerLog } from "./worker.js";

const current = useUnattended();

/** Waits until something holds, as long as the test may take. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(20);
}

/** Does the jobs that are there, and those that they lead to. */
async function doJobs(work: Work): Promise<void> {
  const options = { connectionString: work.url, logger: workerLog(work.log) };
  await runOnce({ ...options, taskList: jobs(work), noHandleSignals: true });
}

describe("a night", () => {
  it("takes away runs that changed nothing for thirty days, but for the newest, and uploads left for a day", async () => {
    const test = current();
    const work = { ...test.work(), clock: () => new Date("2026-10-15T03:00:00Z") };
    await test.query(`insert into ingest.run (source, state, content_sha256, files, message, finished_at)
      select 'toy', state, repeat('0', 64), '[]', day, day::timestamptz
      from unnest(array['unchanged', 'loaded', 'refused']) state, unnest(array['2026-08-01', '2026-09-01']) day`);
    await test.query(`insert into ingest.upload (board, source, content_sha256, manifest, begun_at)
      select '99001', 'toy', repeat(number::text, 64), '{}', day::timestamptz
      from (values (1, '2026-10-14T02:59Z'), (2, '2026-10-14T03:01Z')) upload (number, day)`);
    await quickAddJob({ connectionString: work.url, logger: workerLog(work.log) }, "sweep_runs", {});
    await doJobs(work);
    expect(await test.query("select state, message from ingest.run order by state, message")).toEqual([
      { state: "loaded", message: "2026-08-01" },
      { state: "loaded", message: "2026-09-01" },
      { state: "refused", message: "2026-08-01" },
      { state: "refused", message: "2026-09-01" },
      { state: "unchanged", message: "2026-09-01" },
    ]);
    expect(test.lines).toContainEqual({ level: "info", message: "runs swept", swept: 1, uploads: 1 });
  });
});

describe("a night behind a rule's time", () => {
  it("takes away what was kept, and its key, and the log says how much", async () => {
    const test = current();
    await test.put("drop: { marker: klaar.txt }\n");
    await test.write("drop/99001/toy-csv", { "things.csv": `${HEAD}1;one;;\n`, "klaar.txt": "" });
    await test.lookTwice("drop");
    expect(await test.query("select from ingest.record_part")).toHaveLength(1);
    expect(await test.files("keys/kept")).toHaveLength(1);
    const none = words("", "");
    const raw = { name: "raw", period: "P14D", what: none, since: none, basis: none, source: "" };
    const retention = async () => [{ ...raw, validFrom: "2020-01-01", validTo: null }];
    const now = new Date(Date.now() + 15 * 86_400_000);
    const work = { ...test.work({ ...unattendedHub(), retention }), clock: () => now };
    await quickAddJob({ connectionString: work.url, logger: workerLog(work.log) }, "sweep_retention", {});
    await doJobs(work);
    expect(await test.query("select from ingest.record_part")).toEqual([]);
    expect(await test.files("keys/kept")).toEqual([]);
    expect(test.lines).toContainEqual({ level: "info", message: "kept long enough", board: "99001", raw: 1 });
  });
});

describe("every minute", () => {
  it("the read log is sealed when something was written, and the log says with what", async () => {
    const test = current();
    const work = test.work();
    const options = { connectionString: work.url, logger: workerLog(work.log) };
    await quickAddJob(options, "seal_log", {});
    await doJobs(work);
    await test.ask((client) => appendReading(client, readingOf(["1"]), auditKeys));
    for (const _ of [1, 2]) {
      await quickAddJob(options, "seal_log", {});
      await doJobs(work);
    }
    expect(await test.query("select number from audit.seal")).toEqual([{ number: 1 }]);
    const sealed = test.lines.filter(({ message }) => message === "read log sealed");
    expect(sealed).toEqual([
      { level: "info", message: "read log sealed", seal: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
  });
});

describe("what nobody came to conclude", () => {
  it("is concluded by the worker, and the log says of which run", async () => {
    const test = current();
    await using database = await freshDatabase(echoDatabase);
    await test.write("files", { "things.csv": `${HEAD}1;one;;\n` });
    const hub = { ...test.work().hub, ...echoHub() };
    const work = { ...test.work(hub), url: database.url };
    const files = [join(test.folder, "files", "things.csv")];
    const [run] = await loadFiles({ hub, url: work.url, board: "99001", files });
    await quickAddJob({ connectionString: work.url, logger: workerLog(work.log) }, "conclude_runs", {});
    await doJobs(work);
    const done = await withClient(work.url, (client) => client.query("select run_id from echo.conclusion"));
    expect(done.rows).toEqual([{ run_id: run?.id }]);
    expect(test.lines).toEqual([
      { level: "info", message: "concluded what follows from a run", run: run?.id, board: "99001" },
    ]);
  });
});

describe("a plan", () => {
  it("leads to one delivery, however often it is made before the work is done", async () => {
    const test = current();
    await test.put("drop: { marker: klaar.txt }\n");
    await test.write("drop/99001/toy-csv", { "things.csv": `${HEAD}1;one;;\n`, "klaar.txt": "" });
    const work = test.work();
    const options = { connectionString: work.url, logger: workerLog(work.log) };
    for (const _ of [1, 2, 3]) await quickAddJob(options, "plan", {}, { jobKey: "plan" });
    await doJobs(work);
    expect(await test.runs()).toMatchObject([{ state: "loaded" }]);
  });
});

describe("a worker", () => {
  it("looks as soon as it starts, and knows its schedule", async () => {
    const test = current();
    await test.put("drop: { marker: klaar.txt }\n");
    await test.write("drop/99001/toy-csv", { "things.csv": `${HEAD}1;one;;\n`, "klaar.txt": "" });
    const worker = await startWorker(test.work());
    await until(async () => (await test.files("drop")).some((path) => path.endsWith("verslag.txt")));
    await worker.stop();
    expect(await test.things()).toEqual(["1"]);
    expect(await test.query("select identifier from graphile_worker._private_known_crontabs order by 1")).toEqual([
      { identifier: "conclude" },
      { identifier: "conclude_runs" },
      { identifier: "count_days" },
      { identifier: "plan" },
      { identifier: "refresh_clients" },
      { identifier: "release_tables" },
      { identifier: "seal_log" },
      { identifier: "sweep_retention" },
      { identifier: "sweep_runs" },
      { identifier: "warn_of_silence" },
    ]);
  });

  it("breaks off what is under way when it is stopped: neither run nor file is left, and the next one does it", async () => {
    const test = current();
    await test.put('pull: { rows: "1;one;;" }\nrhythm: { every: day, at: "05:00" }\n');
    test.pass({ hours: 24 });
    let isUnderWay = false;
    const never: ToyPull = async ({ folder, wait }) => {
      isUnderWay = true;
      await wait(600_000);
      return [folder];
    };
    const worker = await startWorker(test.work(unattendedHub({}, never)));
    await until(() => isUnderWay);
    await worker.stop();
    expect([await test.runs(), await test.files("work"), test.lines]).toEqual([[], [], []]);
    const next = await startWorker(test.work());
    await until(async () => (await test.things()).length > 0);
    await next.stop();
    expect(await test.runs()).toMatchObject([{ state: "loaded" }]);
  });
});
