import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { withClient } from "../db/connect.js";
import { type FreshDatabase, freshDatabase } from "../testing/database.js";
import { ingest, listRuns } from "./ingest.js";
import { echoDatabase, echoHub } from "./testing/echo.js";

const ROWS = 20_000;
const IMPORTER = fileURLToPath(new URL("./testing/importer.js", import.meta.url));

let folder: string;
let file: string;
let database: FreshDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-killed-"));
  file = join(folder, "things.csv");
  const rows = Array.from({ length: ROWS }, (_, n) => `${n};name ${n};1;\n`).join("");
  await writeFile(file, `nr;name;amount;made\n${rows}`);
  database = await freshDatabase(echoDatabase);
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

/** Runs an importer of its own process; kills it after some time, or lets it kill itself. */
async function importer(moment: string, killAfterMs?: number, { url }: FreshDatabase = database) {
  const child = spawn(process.execPath, [IMPORTER, url, file, moment], { stdio: "ignore" });
  const exit = once(child, "exit");
  if (killAfterMs !== undefined) {
    await sleep(killAfterMs);
    child.kill("SIGKILL");
  }
  const [, signal] = (await exit) as [number | null, string | null];
  return signal;
}

/** Runs and rows, once the database has noticed that its client is gone. */
const found = ({ url }: FreshDatabase = database) =>
  withClient(url, async (client) => {
    const others =
      "select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'";
    while ((await client.query(others)).rowCount) await sleep(5);
    const { rows } = await client.query<Record<"rows" | "open" | "copies" | "conclusions", number>>(
      `select (select count(*) from toy.thing) as rows, (select count(*) from ingest.unconcluded) as open,
         (select count(*) from echo.copy) as copies, (select count(*) from echo.conclusion) as conclusions`,
    );
    return { runs: (await listRuns(client)).map(({ state }) => state), ...rows[0] };
  });

it.each(["reading", "loading", "loaded"])("leaves nothing when it is killed while %s", async (moment) => {
  expect(await importer(moment)).toBe("SIGKILL");
  expect(await found()).toEqual({ runs: [], rows: 0, open: 0, copies: 0, conclusions: 0 });
});

it.each(["committed", "concluding"])(
  "is loaded when it is killed while %s, and the next one concludes",
  async (moment) => {
    await using own = await freshDatabase(echoDatabase);
    expect(await importer(moment, undefined, own)).toBe("SIGKILL");
    expect(await found(own)).toEqual({ runs: ["loaded"], rows: ROWS, open: 1, copies: 0, conclusions: 0 });
    const [report] = await ingest({ hub: echoHub(), url: own.url, board: "99001", files: [file] });
    expect(report?.state).toBe("unchanged");
    expect(await found(own)).toEqual({
      runs: ["unchanged", "loaded"],
      rows: ROWS,
      open: 0,
      copies: ROWS,
      conclusions: 1,
    });
  },
);

it("leaves nothing or all of it when it is killed at any time, and the next one finishes", async () => {
  for (const ms of [150, 220, 290, 360, 430]) {
    await importer("never", ms);
    const { runs, rows } = await found();
    expect(rows).toBe(runs.includes("loaded") ? ROWS : 0);
    expect(runs).not.toContain("reading");
  }
  const [report] = await ingest({ hub: echoHub(), url: database.url, board: "99001", files: [file] });
  expect(["loaded", "unchanged"]).toContain(report?.state);
  expect(await found()).toMatchObject({ rows: ROWS, open: 0, copies: ROWS });
});
