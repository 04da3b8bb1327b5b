import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { withClient } from "@regiohub/infra/db/connect";
import { prepareDatabase } from "@regiohub/infra/db/prepare";
import { mobility } from "@regiohub/mobility";
import { staff } from "@regiohub/staff";
import type { BenchFiles } from "./ingest-files.js";
import type { Form } from "./ingest-forms.js";
import type { IngestOnce } from "./ingest-once.js";

/** A server to measure on. */
export interface BenchServer {
  /** Of a user who may make databases. */
  readonly url: string;
}

/** What one form of one delivery took. */
export interface FormRound {
  readonly first: IngestOnce;
  readonly again: IngestOnce;
  readonly changed: IngestOnce;
}

const run = promisify(execFile);

/** Employment rows that must at least be loaded and changed, or something else is measured: some are wrong on purpose. */
const SOUND_SHARE = 0.95;
const CHANGED_SHARE = 0.005;

/** What `hub ingest` tells Node about memory, as the setup has it. */
const SMALL_HEAP = JSON.parse(
  /SMALL_HEAP = (\[.*\]);/.exec(readFileSync(new URL("../../../infra/setup.mjs", import.meta.url), "utf8"))?.[1] ?? "",
) as readonly string[];

/** Runs a script of the benchmark in a process of its own, as `hub ingest` runs, and gives what it answers. */
export async function inOwnProcess<Answer>(script: string, args: readonly string[]): Promise<Answer> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { stdout } = await run(process.execPath, [...SMALL_HEAP, path, ...args]);
  return JSON.parse(stdout) as Answer;
}

/** Does something in a new database, a copy of another one if that is named, and drops it. */
export async function inDatabase<T>(
  { url: server }: BenchServer,
  name: string,
  work: (url: string) => Promise<T>,
  template = "template1",
): Promise<T> {
  const url = new URL(server);
  url.pathname = `/${name}`;
  // What is left to be written of the measurement before must not slow this one down.
  await withClient(server, async (client) => {
    await client.query(`create database ${name} template ${template}`);
    await client.query("checkpoint");
  });
  try {
    return await work(url.href);
  } finally {
    await withClient(server, (client) => client.query(`drop database ${name}`));
  }
}

/** Makes a database with the hub's tables and the register in it, to be copied for each measurement. */
export const withPrepared = <T>(server: BenchServer, files: BenchFiles, work: (template: string) => Promise<T>) =>
  inDatabase(server, "bench_prepared", async (url) => {
    await withClient(url, (client) => prepareDatabase(client, [staff, mobility]));
    await inOwnProcess<IngestOnce>("ingest-once.js", [url, files.board, files.register]);
    return await work("bench_prepared");
  });

/** A delivery into empty tables, the same again, and once more with changes. */
export function measureForm(server: BenchServer, template: string, files: BenchFiles, form: Form): Promise<FormRound> {
  const work = async (url: string): Promise<FormRound> => {
    const once = async (paths: readonly string[], state: string, atLeast: number) => {
      const answer = await inOwnProcess<IngestOnce>("ingest-once.js", [url, files.board, ...paths, files.profile]);
      if (answer.state !== state || answer.changed < atLeast)
        throw new Error(`a delivery came to ${answer.state}, ${answer.changed} changed: expected ${state}, ${atLeast}`);
      await withClient(url, (client) => client.query("checkpoint"));
      return answer;
    };
    return {
      first: await once(files.first[form], "loaded", files.employments * SOUND_SHARE),
      again: await once(files.first[form], "unchanged", 0),
      changed: await once(files.changed[form], "loaded", files.employments * CHANGED_SHARE),
    };
  };
  return inDatabase(server, "bench_ingest", work, template);
}
