import { HubError } from "@regiohub/infra/errors";
import { listen } from "@regiohub/infra/graphql/listen";
import type { RunningServer, ServeGatewayOptions } from "@regiohub/infra/serving";
import type { FastifyInstance } from "fastify";
import { createApollo } from "./apollo.js";
import { createApp } from "./app.js";
import type { CostTable } from "./budget/weights.js";
import { identifier } from "./caller.js";
import { type ConnectOptions, connector } from "./connect.js";
import { Gateway } from "./gateway.js";
import { type Check, readinessOf } from "./health.js";
import { limitsByCaller } from "./limits.js";
import { openMetering } from "./metering.js";
import { createMetrics } from "./metrics.js";
import { PATIENCE, type Patience } from "./patience.js";
import { graphqlRoute } from "./route.js";
import { followFile } from "./watch.js";

/** How a gateway is served. Who may ask what is either `open`, or up to `authenticate`, `signCaller` and `access`. */
export interface GatewayOptions
  extends Omit<ServeGatewayOptions, "authenticate" | "signCaller" | "access">,
    Partial<Pick<ServeGatewayOptions, "authenticate" | "signCaller" | "access">>,
    Pick<ConnectOptions, "transports"> {
  /** What is known of the graph's costs; without it, of each list the usual is thought. */
  readonly costs?: CostTable;
  /** How long clients may take, where it differs from the usual. */
  readonly patience?: Partial<Patience>;
}

/** A gateway that runs. */
export interface RunningGateway extends RunningServer {
  /**
   * Takes a new supergraph without a restart; operations in flight finish on the old one.
   * @throws SUPERGRAPH_INVALID, and goes on with the old one.
   */
  reload(supergraphSdl: string): void;
}

/** Longest that requests in flight hold up a shutdown, in ms. */
const GRACE_MS = 10_000;

/**
 * Serves a supergraph: `/graphql`, `/health/live`, `/health/ready`, `/metrics`.
 * @throws SUPERGRAPH_INVALID, CONFIG_INVALID when a subgraph has no address, PORT_TAKEN
 */
export async function serveGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { supergraph, log, watch, timeoutMs } = options;
  const metrics = createMetrics();
  const metering = openMetering(options, metrics);
  const { meter, readDocument } = metering;
  const gateway = new Gateway(supergraph, connector(options), metrics.fetched, options, metering.costs);
  const apollo = createApollo(gateway, log);
  await apollo.start();
  const patience = { ...PATIENCE, ...options.patience };
  const app = await createApp(log, patience);
  let closing = false;
  const identify = identifier(options);
  const limitsFor = limitsByCaller();
  const parts = { gateway, apollo, identify, limitsFor, meter, readDocument, metrics, patience, timeoutMs, log };
  await app.register(graphqlRoute(parts));
  if (options.routes) await app.register(options.routes);
  addHealth(app, () => checksOf(gateway, options, closing));
  app.get("/metrics", async (_request, reply) => {
    const { registry } = metrics;
    return reply.type(registry.contentType).send(await registry.metrics());
  });
  app.addHook("onSend", async (_request, reply) => {
    if (closing) reply.header("connection", "close");
  });
  const url = await listen(app, options).catch(async (error) => {
    await apollo.stop();
    throw error;
  });
  const reload = (sdl: string) => {
    gateway.replace(sdl);
    log.info("supergraph replaced");
  };
  const unfollow = watch && followFile(watch, supergraph, (sdl) => attempt(() => reload(sdl), options));
  return {
    url,
    port: Number(new URL(url).port),
    reload,
    async close() {
      if (closing) return;
      closing = true;
      if (unfollow) unfollow();
      const timer = setTimeout(() => app.server.closeAllConnections(), GRACE_MS);
      await app.close();
      clearTimeout(timer);
      await apollo.stop();
      await metering.close();
    },
  };
}

function addHealth(app: FastifyInstance, checks: () => Readonly<Record<string, Check>>): void {
  app.get("/health/live", async () => ({ status: "ok" }));
  app.get("/health/ready", async (_request, reply) => {
    const readiness = await readinessOf(checks());
    return reply.status(readiness.status === "ok" ? 200 : 503).send(readiness);
  });
}

function checksOf(gateway: Gateway, { checks }: GatewayOptions, closing: boolean): Record<string, Check> {
  const subgraphs = [...gateway.current.transports].map(([name, transport]) => [`subgraph ${name}`, transport.check]);
  const running = async () => {
    if (closing) throw new Error("shutting down");
  };
  return { gateway: running, ...checks, ...Object.fromEntries(subgraphs) };
}

/** A supergraph that cannot be used is reported; the gateway goes on with the one it has. */
function attempt(reload: () => void, { log }: GatewayOptions): void {
  try {
    reload();
  } catch (error) {
    const code = error instanceof HubError ? error.code : "INTERNAL";
    log.error("new supergraph refused, the old one stays", { code });
  }
}
