import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "@jest/globals";
import type { ClientBase } from "pg";
import { withClient } from "../../db/connect.js";
import type { Hub } from "../../hub.js";
import { listRuns, type Run } from "../../ingest/run.js";
import { toyDatabase } from "../../ingest/testing/toy.js";
import { HEAD } from "../../ingest/testing/toy-ingest.js";
import type { Log, LogFacts } from "../../log.js";
import { type FreshDatabase, freshDatabase, type Prepare } from "../../testing/database.js";
import { putProfile } from "../put-profile.js";
import type { Way } from "../standing.js";
import { takeIn } from "../take-in.js";
import { abortableWait } from "../wait.js";
import type { Work } from "../work.js";
import { unattendedHub } from "./toy-hub.js";

/** Where files are dropped for the test's board and source, and a file that can be taken. */
export const DROP = "drop/99001/toy-csv";
export const ROWS = { "things.csv": `${HEAD}1;one;;\n` };

/** A line of the log. */
export type Line = LogFacts & { readonly level: string; readonly message: string };

/** Board 99001 and its source `toy-csv`, with folders, a database and a clock that a test has for itself. */
export class UnattendedTest {
  readonly lines: Line[] = [];
  /** Put forward by hand. */
  now = new Date("2026-11-02T08:00:00Z");
  readonly stop = new AbortController();

  constructor(
    readonly folder: string,
    readonly database: FreshDatabase,
  ) {}

  work(hub: Work["hub"] = unattendedHub()): Work {
    const keep = (level: string) => (message: string, facts?: LogFacts) =>
      void this.lines.push({ ...facts, level, message });
    const log: Log = { debug: keep("debug"), info: keep("info"), warn: keep("warn"), error: keep("error") };
    return {
      hub,
      log,
      url: this.database.url,
      clock: () => this.now,
      signal: this.stop.signal,
      wait: abortableWait(this.stop.signal),
      home: this.folder,
      workFolder: join(this.folder, "work"),
      dropFolder: join(this.folder, "drop"),
      secretsFolder: join(this.folder, "secrets"),
      tokenKeys: [],
    };
  }

  pass({ minutes = 0, hours = 0 }: { readonly minutes?: number; readonly hours?: number }): void {
    this.now = new Date(this.now.getTime() + (hours * 60 + minutes) * 60_000);
  }

  /** Puts a profile into force; by the test's clock, not the database's. */
  async put(text: string, hub: Pick<Hub, "adapters" | "subgraphs" | "records"> = unattendedHub()): Promise<void> {
    await this.ask((client) => putProfile(client, hub, { board: "99001", source: "toy-csv", text }));
    await this.query("update ingest.profile set created_at = $1", [this.now]);
  }

  async takeIn(way: Way, work = this.work()): Promise<void> {
    await takeIn({ board: "99001", source: "toy-csv", way }, work);
  }

  /** Looks now, and again when what was seen first has settled. */
  async lookTwice(way: Way, work = this.work()): Promise<void> {
    await this.takeIn(way, work);
    this.pass({ minutes: 1 });
    await this.takeIn(way, work);
  }

  /** Writes files under the test's folder. */
  async write(folder: string, contents: Readonly<Record<string, string>>): Promise<void> {
    await mkdir(join(this.folder, folder), { recursive: true });
    for (const [name, content] of Object.entries(contents))
      await writeFile(join(this.folder, folder, name), content, { mode: 0o600 });
  }

  /** Paths of the files under one of the test's folders, in order. */
  async files(folder: string): Promise<string[]> {
    const entries = await readdir(join(this.folder, folder), { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => !entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name));
    return paths.map((path) => path.slice(join(this.folder, folder).length + 1)).sort();
  }

  ask<T>(work: (client: ClientBase) => Promise<T>): Promise<T> {
    return withClient(this.database.url, work);
  }

  query<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.ask(async (client) => (await client.query<Row>(sql, values)).rows);
  }

  /** Oldest first. */
  runs(): Promise<Run[]> {
    return this.ask(async (client) => (await listRuns(client)).reverse());
  }

  async things(): Promise<string[]> {
    const rows = await this.query<{ id: string }>("select id from toy.thing order by id");
    return rows.map(({ id }) => id);
  }
}

/**
 * Sets one up for each test of a file; call it at the top.
 * @param prepare what is in the databases
 */
export function useUnattended(prepare: Prepare = toyDatabase): () => UnattendedTest {
  let test: UnattendedTest;
  beforeEach(async () => {
    const folder = await mkdtemp(join(tmpdir(), "hub-unattended-"));
    test = new UnattendedTest(folder, await freshDatabase(prepare));
  });
  afterEach(async () => {
    await test.database.drop();
    await rm(test.folder, { recursive: true });
  });
  return () => test;
}
