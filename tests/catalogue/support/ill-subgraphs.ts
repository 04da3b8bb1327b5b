import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { supergraphFile } from "@regiohub/infra/graphql/compose";
import type { Log } from "@regiohub/infra/log";
import type { RunningServer } from "@regiohub/infra/serving";
import { boardCaller } from "@regiohub/schema/testing/callers";
import fastify from "fastify";
import { hub } from "../../hub.js";

/** A gateway over subgraphs that are ill. */
export interface IllHub extends RunningServer {
  /** What every subgraph answers; a promise that stays open: nothing. */
  answer: () => unknown;
}

/** Serves the hub's own supergraph over subgraphs that answer what a test likes. Any token will do. */
export async function illHub(log: Log, timeoutMs: number): Promise<IllHub> {
  const subgraphs = fastify({ forceCloseConnections: true });
  subgraphs.post("/graphql", async () => ill.answer());
  await subgraphs.listen({ port: 0, host: "127.0.0.1" });
  const address = `http://127.0.0.1:${(subgraphs.server.address() as AddressInfo).port}/graphql`;
  const gateway = await hub.serveGateway({
    supergraph: await readFile(supergraphFile(hub.root), "utf8"),
    addresses: Object.fromEntries(hub.subgraphs.map(({ name }) => [name, address])),
    port: 0,
    host: "127.0.0.1",
    open: false,
    access: hub.access,
    authenticate: async () => ({ ...boardCaller("99001"), scopes: [...hub.access.scopes.board] }),
    signCaller: async () => "signed",
    checks: {},
    timeoutMs,
    log,
  });
  const close = async () => {
    await gateway.close();
    await subgraphs.close();
  };
  const ill: IllHub = { ...gateway, answer: () => ({ data: {} }), close };
  return ill;
}
