import { type ChildProcess, fork } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { developmentToken } from "@regiohub/infra/auth/development";
import { ACCESS } from "@regiohub/infra/auth/tokens";
import { withClient } from "@regiohub/infra/db/connect";
import { startEmbedded } from "@regiohub/infra/db/embedded";
import { dayOf } from "@regiohub/infra/values";
import { fill, hub, quiet } from "../hub.js";
import { type Load, measureLoad } from "./load.js";
import type { BenchResult } from "./result.js";

const CLIENTS = 8;
const WARM_UP_SECONDS = 3;
const SECONDS = 6;
const MAIN = fileURLToPath(new URL("infra/dist/cli/main.js", hub.root));
const HAND_WRITTEN = fileURLToPath(new URL("hand-written.js", import.meta.url));

/** FirstLook through the hub, in one process and apart, beside an endpoint written by hand for it. */
export async function queryBench(): Promise<BenchResult> {
  const home = await mkdtemp(join(tmpdir(), "hub-bench-"));
  const database = await startEmbedded({ home, log: quiet });
  const children: ChildProcess[] = [];
  try {
    await fill(database.url);
    await giveBudget(database.url, "bench");
    const environment = { HUB_HOME: home, DATABASE_URL: database.url, LOG_LEVEL: "silent" };
    const serve = (...args: string[]) => startChild(children, MAIN, ["serve", ...args, "--port", "0"], environment);
    const query = await readFile(new URL("schema/examples/first-look.graphql", hub.root), "utf8");
    const token = await developmentToken({ home }, hub.access, { kind: "partner", subject: "bench" });
    const graph = { path: "/graphql", body: JSON.stringify({ query }), authorization: `Bearer ${token}` };
    const byHand = { path: "/first-look", body: JSON.stringify({ on: "2026-10-01", today: dayOf(new Date()) }) };

    const hand = await measure(await startChild(children, HAND_WRITTEN, [database.url], environment), byHand);
    const one = await measure(await serve(), graph);
    stop(children);
    const parts = await Promise.all(
      hub.subgraphs.map(async ({ name }) => `--subgraph=${name}=${await serve(name)}/graphql`),
    );
    const apart = await measure(await serve("gateway", ...parts), graph);
    for (const { answer } of [one, apart]) mustEqual(hand.answer, answer);
    return {
      name: "FirstLook, a partner's query over four subgraphs",
      lines: report(hand, one, apart, hand.answer.length),
    };
  } finally {
    stop(children);
    await database.release();
    await rm(home, { recursive: true, force: true });
  }
}

/** A budget that no run of the bench uses up, with as many digits at its end: answers keep their length. */
const giveBudget = (url: string, subject: string): Promise<unknown> =>
  withClient(url, (client) =>
    client.query("insert into access.budget values ($1, '*', 9e11, now())", [`partner ${subject} ${ACCESS.issuer}`]),
  );

interface Measured {
  readonly load: Load;
  readonly answer: string;
}

async function measure(
  url: string,
  { path, body, authorization }: { path: string; body: string; authorization?: string },
): Promise<Measured> {
  const headers = { "content-type": "application/json", ...(authorization && { authorization }) };
  const answer = await (await fetch(url + path, { method: "POST", headers, body })).text();
  const times = { clients: CLIENTS, warmUpSeconds: WARM_UP_SECONDS, seconds: SECONDS };
  return { answer, load: await measureLoad({ url, path, headers, body, ...times }, answer) };
}

/** Starts a server of its own process and resolves to its address. */
function startChild(
  children: ChildProcess[],
  file: string,
  args: string[],
  environment: Record<string, string>,
): Promise<string> {
  const child = fork(file, args, { env: { PATH: process.env.PATH, ...environment }, silent: true });
  children.push(child);
  return new Promise((resolve, reject) => {
    let text = "";
    const read = (chunk: Buffer) => {
      text += chunk;
      const url = /http:\/\/[\d.]+:\d+/.exec(text)?.[0];
      if (url) resolve(url);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.on("exit", (code) => reject(new Error(`${args.join(" ")} ended with ${code}: ${text}`)));
  });
}

function stop(children: ChildProcess[]): void {
  for (const child of children.splice(0)) child.kill("SIGTERM");
}

/** The peers must give the same answer, aside from cursors, which are signed, and what it cost. */
function mustEqual(one: string, other: string): void {
  const plain = (text: string) =>
    JSON.parse(text, (key, value) => (key === "endCursor" || key === "extensions" ? undefined : value)) as unknown;
  if (!isDeepStrictEqual(plain(one), plain(other)))
    throw new Error("the engines do not answer alike: nothing to compare");
}

function report(hand: Measured, one: Measured, apart: Measured, bytes: number): string[] {
  const row = (name: string, { load }: Measured) => {
    const ratio = (load.requestsPerSecond / hand.load.requestsPerSecond).toFixed(2);
    return `| ${name} | ${ratio} | ${load.requestsPerSecond.toFixed(0)} | ${load.p50Ms.toFixed(1)} | ${load.p99Ms.toFixed(1)} |`;
  };
  return [
    `${CLIENTS} clients, ${SECONDS} s after ${WARM_UP_SECONDS} s of warm-up, answers of ${(bytes / 1024).toFixed(1)} kB that were`,
    "compared first; the database and the clients share the cores with the servers.",
    "",
    "| server | ratio | requests/s | p50 ms | p99 ms |",
    "|---|---|---|---|---|",
    row("hand-written fastify endpoint, its SQL, figures counted anew, no access checks", hand),
    row("hub, one process", one),
    row("hub, gateway and four subgraphs apart over HTTP", apart),
  ];
}
