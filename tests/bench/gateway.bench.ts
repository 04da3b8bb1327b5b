import { type ChildProcess, execFile, fork } from "node:child_process";
import { once } from "node:events";
import { access, mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { LARGE, SMALL, supergraphOf } from "./gateway/world.js";
import { type LoadRequest, measureLoad } from "./load.js";
import type { BenchResult } from "./result.js";

const PEER = {
  name: "@apollo/gateway",
  packages: ["@apollo/gateway@2.14.4", "@apollo/server@5.5.1", "graphql@16.15.0"],
};
const CHILD = fileURLToPath(new URL("gateway/child.js", import.meta.url));
const CACHE = fileURLToPath(new URL("../../../.hub/bench/apollo-gateway", import.meta.url));
const CLIENTS = 8;
const SECONDS = 5;

/** Requests per second, and processor time of the gateway's own process per request. */
interface Figures {
  readonly perSecond: number;
  readonly cpuMs: number;
}

interface Engine {
  readonly label: string;
  readonly large: Figures;
  readonly small: Figures;
}

/**
 * The gateway alone beside @apollo/gateway, over the same HTTP subgraphs, which remember their answers. The peer is
 * installed into `.hub/bench` by this benchmark: its licence keeps it out of package.json.
 */
export async function gatewayBench(): Promise<BenchResult> {
  await installPeer();
  const subgraphs = await startPart("subgraphs", "");
  try {
    const supergraph = supergraphOf(subgraphs.ready as Record<string, string>);
    const peer = await measure(PEER.name, "peer", supergraph, "");
    const hub = await measure("hub, over HTTP", "hub", supergraph, "/graphql");
    const local = await measure("hub, subgraphs in its own process", "in-process", supergraph, "/graphql");
    return { name: "Gateway alone", lines: report([peer, hub, local]) };
  } finally {
    subgraphs.process.disconnect();
  }
}

async function installPeer(): Promise<void> {
  const installed = await access(`${CACHE}/node_modules/@apollo/gateway`).then(
    () => true,
    () => false,
  );
  if (installed) return;
  await mkdir(CACHE, { recursive: true });
  await promisify(execFile)("npm", [
    "install",
    "--no-save",
    "--no-audit",
    "--no-fund",
    "--prefix",
    CACHE,
    ...PEER.packages,
  ]);
}

interface Part {
  readonly process: ChildProcess;
  readonly ready: unknown;
}

async function startPart(part: string, given: string): Promise<Part> {
  const child = fork(CHILD, [part, CACHE], { env: { ...process.env, NODE_ENV: "production" } });
  child.send({ start: given });
  const [{ ready }] = await once(child, "message");
  return { process: child, ready };
}

async function measure(label: string, part: string, supergraph: string, path: string): Promise<Engine> {
  const { process: child, ready } = await startPart(part, supergraph);
  try {
    const request = {
      url: String(ready),
      path: path || "/",
      headers: { "content-type": "application/json" },
      clients: CLIENTS,
    };
    const small = await figures(child, { ...request, body: JSON.stringify({ query: SMALL }) });
    const large = await figures(child, { ...request, body: JSON.stringify({ query: LARGE }) });
    return { label, large, small };
  } finally {
    child.disconnect();
  }
}

async function figures(child: ChildProcess, request: Omit<LoadRequest, "seconds" | "warmUpSeconds">): Promise<Figures> {
  const { url, path, headers, body } = request;
  const expected = await (await fetch(url + path, { method: "POST", headers, body })).text();
  await measureLoad({ ...request, warmUpSeconds: 2, seconds: 0 }, expected);
  const before = await cpuMsOf(child);
  const { requestsPerSecond } = await measureLoad({ ...request, warmUpSeconds: 0, seconds: SECONDS }, expected);
  const cpuMs = ((await cpuMsOf(child)) - before) / (requestsPerSecond * SECONDS);
  return { perSecond: requestsPerSecond, cpuMs };
}

async function cpuMsOf(child: ChildProcess): Promise<number> {
  child.send({ cpu: true });
  const [{ cpuMs }] = await once(child, "message");
  return cpuMs;
}

function report(engines: readonly Engine[]): string[] {
  const [peer] = engines as [Engine];
  const cells = (own: Figures, base: Figures) => [
    own.perSecond.toFixed(0),
    `${(own.perSecond / base.perSecond).toFixed(1)} ×`,
    own.cpuMs.toFixed(2),
    `${(base.cpuMs / own.cpuMs).toFixed(1)} ×`,
  ];
  return [
    `${CLIENTS} clients in a closed loop, ${SECONDS} s each after a warm-up; load, gateway and subgraphs share the machine,`,
    "so the processor time of the gateway's process is the fairer figure. Whole servers, Apollo Server's HTTP pipeline included.",
    "",
    "| engine | 87 kB answer, req/s | | gateway CPU, ms | | 830 B answer, req/s | | gateway CPU, ms | |",
    "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ...engines.map(
      ({ label, large, small }) =>
        `| ${[label, ...cells(large, peer.large), ...cells(small, peer.small)].join(" | ")} |`,
    ),
  ];
}
