import { fastifyApolloHandler } from "@as-integrations/fastify";
import compress from "@fastify/compress";
import helmet from "@fastify/helmet";
import { HubError } from "@regiohub/infra/errors";
import type { RunningServer, ServeGatewayOptions } from "@regiohub/infra/hub";
import fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from "fastify";
import { createApollo, type Notes } from "./apollo.js";
import { identifier, requestIdOf } from "./caller.js";
import { type ConnectOptions, connector } from "./connect.js";
import { Gateway } from "./gateway.js";
import { type Check, readinessOf } from "./health.js";
import { createMetrics, type Metrics } from "./metrics.js";
import { followFile } from "./watch.js";

/** How a gateway is served. Who may ask is either `open`, or up to `authenticate` and `signCaller`. */
export interface GatewayOptions
  extends Omit<ServeGatewayOptions, "authenticate" | "signCaller">,
    Partial<Pick<ServeGatewayOptions, "authenticate" | "signCaller">>,
    Pick<ConnectOptions, "transports"> {}

/** A gateway that runs. */
export interface RunningGateway extends RunningServer {
  /**
   * Takes a new supergraph without a restart; operations in flight finish on the old one.
   * @throws SUPERGRAPH_INVALID, and goes on with the old one.
   */
  reload(supergraphSdl: string): void;
}

/** Largest request body, in bytes. */
const BODY_LIMIT = 256 * 1024;
/** Longest that requests in flight hold up a shutdown, in ms. */
const GRACE_MS = 10_000;

/**
 * Serves a supergraph: `/graphql`, `/health/live`, `/health/ready`, `/metrics`.
 * @throws SUPERGRAPH_INVALID, CONFIG_INVALID when a subgraph has no address, PORT_TAKEN
 */
export async function serveGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { supergraph, log, watch } = options;
  const metrics = createMetrics();
  const gateway = new Gateway(supergraph, connector(options), metrics.fetched);
  const apollo = createApollo(gateway, log);
  await apollo.start();
  const app = await createApp(options);
  let closing = false;
  addGraphql(app, { gateway, apollo, metrics, options });
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
    },
  };
}

async function createApp({ log }: GatewayOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: "idle",
    genReqId: ({ headers }) => requestIdOf(headers["x-request-id"]),
  });
  await app.register(helmet);
  await app.register(compress, { threshold: 4_096, encodings: ["gzip", "deflate"] });
  app.addHook("onRequest", async ({ id }, reply) => void reply.header("x-request-id", id));
  app.setErrorHandler<FastifyError>(async (error, { id }, reply) => {
    const status = error.statusCode && error.statusCode < 500 ? error.statusCode : 500;
    if (status === 500) log.error("request failed", { requestId: id, kind: error.name });
    const [message, code] =
      status === 500 ? ["Internal error", "INTERNAL_SERVER_ERROR"] : [error.message, "BAD_REQUEST"];
    return reply.status(status).send({ errors: [{ message, extensions: { code, requestId: id } }] });
  });
  return app;
}

interface GraphqlParts {
  readonly gateway: Gateway;
  readonly apollo: ReturnType<typeof createApollo>;
  readonly metrics: Metrics;
  readonly options: GatewayOptions;
}

function addGraphql(app: FastifyInstance, { gateway, apollo, metrics, options }: GraphqlParts): void {
  const identify = identifier(options);
  const noted = new WeakMap<FastifyRequest, Notes>();
  app.route({
    method: ["GET", "POST", "OPTIONS"],
    url: "/graphql",
    onRequest: async () => metrics.begin(),
    handler: fastifyApolloHandler(apollo, {
      context: async (request, reply) => {
        reply.raw.once("close", gateway.lease());
        const notes: Notes = { operationName: undefined, codes: [] };
        noted.set(request, notes);
        return { request: await identify(request.headers.authorization, request.id), notes };
      },
    }),
    onResponse: async (request, { statusCode: status, elapsedTime }) => {
      const { operationName, codes = [] } = noted.get(request) ?? {};
      metrics.end(status, elapsedTime / 1000, codes);
      const ms = Math.round(elapsedTime * 10) / 10;
      options.log.info("request", { requestId: request.id, operationName, ms, status, codes: codes.join(" ") });
    },
  });
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

async function listen(app: FastifyInstance, { port, host }: GatewayOptions): Promise<string> {
  try {
    return await app.listen({ port, host });
  } catch (cause) {
    await app.close();
    if ((cause as NodeJS.ErrnoException).code !== "EADDRINUSE") throw cause;
    throw new HubError("PORT_TAKEN", `Port ${port}: another program listens there. Expected a free port.`, { cause });
  }
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
