import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { hub } from "../../hub.js";

/** A line as a person types it behind `hub`, and the whole environment that it is typed in. */
export interface Typed {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** What came of it. */
export interface Finished {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs one line after the other, whoever asks. */
export interface TypedHub extends AsyncDisposable {
  run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Finished>;
}

const PROGRAM = fileURLToPath(new URL("./hub-host.js", import.meta.url));

/**
 * A process in which `hub` does what is typed, in the repository's folder. Starting is most of what a short command
 * costs, and this one starts once: for tests of what commands say, not of how a process of the hub begins and ends.
 */
export async function typedHub(): Promise<TypedHub> {
  const child = fork(PROGRAM, { cwd: hub.rootPath, env: { PATH: process.env.PATH }, execArgv: [] });
  const exit = once(child, "exit");
  await once(child, "message");
  const ask = async (typed: Typed): Promise<Finished> => {
    child.send(typed);
    const [answer] = await Promise.race([once(child, "message"), exit.then(() => [undefined])]);
    if (!answer) throw new Error(`hub ${typed.args.join(" ")}: the process that ran it is gone`);
    return answer as Finished;
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(args, env) {
      const answer = last.then(() => ask({ args, env }));
      last = answer.catch(() => {});
      return answer;
    },
    async [Symbol.asyncDispose]() {
      child.disconnect();
      await exit;
    },
  };
}
