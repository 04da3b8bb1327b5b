// A hub that is loaded once and runs what is typed, line after line, by `hub`'s own main: started by ./typed-hub.ts.
import type { Finished, Typed } from "./typed-hub.js";

const MAIN = new URL("../../../../infra/dist/cli/main.js", import.meta.url);

/** What main listens for; each line listens anew. */
const EVENTS = ["uncaughtException", "unhandledRejection", "SIGINT", "SIGTERM", "SIGHUP", "disconnect"];

let lines = 0;

async function run({ args, env }: Typed): Promise<Finished> {
  const said = { out: "", err: "" };
  const keep = (name: keyof typeof said) => (text: unknown) => {
    said[name] += text;
    return true;
  };
  process.argv = [process.execPath, MAIN.pathname, ...args];
  process.env = { ...env };
  process.stdout.write = keep("out");
  process.stderr.write = keep("err");
  const { promise: ended, resolve: end } = Promise.withResolvers<number>();
  process.exit = (status = process.exitCode) => end(Number(status)) as never;
  // A module runs once for each address: all that it imports is there already.
  lines += 1;
  await import(`${MAIN.href}?${lines}`);
  const status = await ended;
  for (const event of EVENTS) process.removeAllListeners(event);
  for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners("error");
  process.channel?.ref();
  return { status, ...said };
}

process.on("message", async (typed: Typed) => process.send?.(await run(typed)));
process.send?.("ready");
