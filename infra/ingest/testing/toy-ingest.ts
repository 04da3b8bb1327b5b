import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach } from "@jest/globals";
import { withClient } from "../../db/connect.js";
import { type FreshDatabase, freshDatabase, type Prepare } from "../../testing/database.js";
import { type IngestOptions, ingest, listRejections, listRuns, type Run, type RunReport } from "../ingest.js";
import { approve, type ReleaseOptions, replay } from "../release.js";
import { type ToyHooks, toyDatabase, toyHub } from "./toy.js";

/** First line of `things.csv`. */
export const HEAD = "nr;name;amount;made\n";

/** File contents by name. */
export type Contents = Readonly<Record<string, string | Buffer>>;

type Again = Partial<ReleaseOptions> & { hooks?: ToyHooks };

/** Ingests of board 99001 into a toy database that each test has for itself. */
export interface ToyIngest {
  /** Writes files into a folder of their own and gives their paths. */
  files(contents: Contents): Promise<string[]>;
  /** Ingests everything; gives all runs. */
  ingest(files: readonly string[], options?: Partial<IngestOptions> & { hooks?: ToyHooks }): Promise<RunReport[]>;
  /** Ingests these contents; gives the first run. */
  run(contents: Contents, options?: Partial<IngestOptions> & { hooks?: ToyHooks }): Promise<RunReport>;
  /** Loads a run again: one that is held, or the records of an earlier one. */
  approve(runId: number, options?: Again): Promise<RunReport>;
  replay(runId: number, options?: Again): Promise<RunReport>;
  query<Row extends object>(sql: string): Promise<Row[]>;
  /** Address of the test's database. */
  url(): string;
  /** Ids in `toy.thing`, in order. */
  things(): Promise<string[]>;
  runs(): Promise<Run[]>;
  /** `file:line column CODE effect` of each. */
  rejections(runId: number): Promise<string[]>;
}

/**
 * Sets it up; call it at the top of a test file.
 * @param prepare what is in the databases, beside what is ingested
 */
export function toyIngest(prepare: Prepare = toyDatabase): ToyIngest {
  let folder: string;
  let database: FreshDatabase;
  let parcels = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "hub-ingest-"));
  });
  afterAll(() => rm(folder, { recursive: true }));
  beforeEach(async () => {
    database = await freshDatabase(prepare);
  });
  afterEach(() => database.drop());

  const toy: ToyIngest = {
    async files(contents) {
      parcels += 1;
      const own = join(folder, String(parcels));
      await mkdir(own);
      const paths = Object.keys(contents).map((name) => join(own, name));
      await Promise.all(Object.values(contents).map((content, index) => writeFile(paths[index] as string, content)));
      return paths;
    },
    ingest: (files, { hooks, ...options } = {}) =>
      ingest({ hub: toyHub(hooks), url: database.url, board: "99001", files, ...options }),
    async run(contents, options) {
      const [report] = await toy.ingest(await toy.files(contents), options);
      return report as RunReport;
    },
    approve: (runId, { hooks, ...options } = {}) =>
      approve({ hub: toyHub(hooks), url: database.url, runId, by: "tester", ...options }),
    replay: (runId, { hooks, ...options } = {}) => replay({ hub: toyHub(hooks), url: database.url, runId, ...options }),
    query: <Row extends object>(sql: string) =>
      withClient(database.url, async (client) => (await client.query<Row>(sql)).rows),
    url: () => database.url,
    things: async () => (await toy.query<{ id: string }>("select id from toy.thing order by id")).map(({ id }) => id),
    runs: () => withClient(database.url, (client) => listRuns(client)),
    rejections: async (runId) =>
      (await withClient(database.url, (client) => listRejections(client, runId))).map(
        ({ file, line, column, code, effect }) => `${file}:${line} ${column} ${code} ${effect}`,
      ),
  };
  return toy;
}
