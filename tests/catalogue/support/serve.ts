import { readFile } from "node:fs/promises";
import { loadKeys } from "@regiohub/infra/auth/keys";
import { relaySigner, relayVerifier } from "@regiohub/infra/auth/relay";
import { ACCESS, callerVerifier } from "@regiohub/infra/auth/tokens";
import { authenticator } from "@regiohub/infra/auth/verify";
import { supergraphFile } from "@regiohub/infra/graphql/compose";
import { SCALARS } from "@regiohub/infra/graphql/scalars";
import { serveSubgraph } from "@regiohub/infra/graphql/serve";
import { openSubgraph } from "@regiohub/infra/graphql/subgraph";
import type { RunningServer } from "@regiohub/infra/serving";
import { testAuditKeys } from "@regiohub/infra/testing/audit-keys";
import { type FilledHub, hub, quiet } from "../../hub.js";

/** Longest that a subgraph itself takes over an answer, ms: what the gateway says is to count. */
const SUBGRAPH_MS = 600_000;

/** A filled hub with every subgraph a server of its own, and the gateway before them. */
export async function serveApart({ url, config }: FilledHub): Promise<RunningServer> {
  const keys = await loadKeys(config.home);
  const addresses: Record<string, string> = {};
  const closing: (() => Promise<void>)[] = [];
  for (const subgraph of hub.subgraphs) {
    const open = openSubgraph(subgraph, {
      url,
      seals: keys.seals,
      audit: testAuditKeys(),
      statementTimeoutMs: SUBGRAPH_MS,
    });
    const authenticate = authenticator(relayVerifier(subgraph.name, keys.gateway.verifying));
    const served = { port: 0, host: "127.0.0.1", authenticate, timeoutMs: SUBGRAPH_MS, log: quiet };
    const server = await serveSubgraph(open, served);
    addresses[subgraph.name] = `${server.url}/graphql`;
    closing.push(open.close, server.close);
  }
  const gateway = await hub.serveGateway({
    supergraph: await readFile(supergraphFile(hub.root), "utf8"),
    addresses,
    scalars: SCALARS,
    port: 0,
    host: "127.0.0.1",
    open: false,
    access: hub.access,
    authenticate: authenticator(callerVerifier(ACCESS, keys.issuer.verifying)),
    signCaller: relaySigner(keys.gateway),
    checks: {},
    timeoutMs: config.subgraphTimeoutMs,
    log: quiet,
  });
  const close = async () => {
    await gateway.close();
    for (const one of closing.reverse()) await one();
  };
  return { ...gateway, close };
}
