import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { localTransport, serveGateway } from "@regiohub/gateway";
import { execute, parse } from "graphql";
import { NAMES, type Name, schemaOf } from "./world.js";

// One part of the benchmark in a process of its own: `child.js subgraphs | hub | in-process | peer`.
// Sends its addresses to the parent; answers `cpu` with the processor time it has used, in ms.

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const hubOptions = { port: 0, host: "127.0.0.1", open: true, checks: {}, timeoutMs: 10_000, log: quiet };

const PARTS: Readonly<Record<string, (given: string) => Promise<unknown>>> = {
  subgraphs: async () => Object.fromEntries(await Promise.all(NAMES.map(async (name) => [name, await serve(name)]))),
  hub: async (supergraph) => (await serveGateway({ ...hubOptions, supergraph })).url,
  "in-process": async (supergraph) => {
    const local = (name: Name) => localTransport(schemaOf(name), () => ({ context: {} }), { name, timeoutMs: 10_000 });
    const transports = Object.fromEntries(NAMES.map((name) => [name, local(name)]));
    return (await serveGateway({ ...hubOptions, supergraph, transports })).url;
  },
  peer: servePeer,
};

/** A subgraph that remembers its answers by request body, so that it costs next to nothing. */
async function serve(name: Name): Promise<string> {
  const schema = schemaOf(name);
  const known = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", async () => {
      const body = Buffer.concat(chunks).toString();
      let answer = known.get(body);
      if (!answer) {
        const { query, variables } = JSON.parse(body);
        answer = Buffer.from(
          JSON.stringify(await execute({ schema, document: parse(query), variableValues: variables })),
        );
        known.set(body, answer);
      }
      response.writeHead(200, { "content-type": "application/json", "content-length": answer.length }).end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

/** What we use of the peer, which is installed apart and has no types here. */
interface PeerModules {
  readonly ApolloGateway: new (options: { supergraphSdl: string }) => object;
  readonly ApolloServer: new (options: object) => object;
  readonly startStandaloneServer: (server: object, options: object) => Promise<{ url: string }>;
  readonly ApolloServerPluginCacheControlDisabled: () => object;
}

async function servePeer(supergraphSdl: string): Promise<string> {
  const require = createRequire(join(process.argv[3] ?? ".", "package.json"));
  const peer: PeerModules = {
    ...require("@apollo/gateway"),
    ...require("@apollo/server"),
    ...require("@apollo/server/standalone"),
    ...require("@apollo/server/plugin/disabled"),
  };
  const server = new peer.ApolloServer({
    gateway: new peer.ApolloGateway({ supergraphSdl }),
    plugins: [peer.ApolloServerPluginCacheControlDisabled()],
  });
  const { url } = await peer.startStandaloneServer(server, { listen: { port: 0, host: "127.0.0.1" } });
  return url.replace(/\/$/, "");
}

process.on("message", async (message: { start?: string; cpu?: true }) => {
  if (message.cpu) {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMs: (user + system) / 1000 });
    return;
  }
  const start = PARTS[process.argv[2] ?? ""];
  process.send?.({ ready: await start?.(message.start ?? "") });
});
process.on("disconnect", () => process.exit(0));
