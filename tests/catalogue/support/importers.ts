import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** What an importer is to bring in. */
export interface ImportJob {
  readonly url: string;
  readonly board: string;
  readonly source: string;
  readonly files: readonly string[];
}

/** What came of it. */
export interface ImportAnswer {
  /** Of each run. */
  readonly states: readonly string[];
  /** Code of what it threw; there is no run then. */
  readonly fault?: string;
}

/** A hub in a process of its own. */
export interface Importer {
  /** Null: it was killed before it could answer. */
  bring(job: ImportJob): Promise<ImportAnswer | null>;
  /** As a power switch does: no handler runs. */
  kill(): void;
  /** Lets it end by itself. */
  close(): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL("./importer.js", import.meta.url));

/** Starts an importer; it is ready when this returns. */
export async function startImporter(): Promise<Importer> {
  const child = fork(PROGRAM, { stdio: "ignore", execArgv: [] });
  const exit = once(child, "exit");
  await once(child, "message");
  return {
    bring: (job) => ask(child, job),
    kill: () => child.kill("SIGKILL"),
    async close() {
      if (child.connected) child.disconnect();
      await exit;
    },
  };
}

function ask(child: ChildProcess, job: ImportJob): Promise<ImportAnswer | null> {
  return new Promise((resolve) => {
    const gone = () => resolve(null);
    child.once("exit", gone);
    child.once("message", (answer: ImportAnswer) => {
      child.off("exit", gone);
      resolve(answer);
    });
    child.send(job);
  });
}
