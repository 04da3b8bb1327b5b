import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from "@apollo/server/plugin/disabled";
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from "@as-integrations/fastify";
import fastify, { type FastifyReply, type FastifyRequest } from "fastify";
import { GraphQLError } from "graphql";
import { relayedTrace, type TraceHeaders } from "../audit/trace.js";
import { type Authenticate, tokenRequestOf } from "../auth/verify.js";
import { HubError } from "../errors.js";
import type { Log } from "../log.js";
import type { RunningServer } from "../serving.js";
import { WAIT_HEADER, Wait, waitOf } from "../wait.js";
import { listen } from "./listen.js";
import type { OpenSubgraph, SubgraphOperation } from "./subgraph.js";
import { beginWithin } from "./within.js";

/** How a subgraph is served apart from the gateway. */
export interface ServeSubgraphOptions {
  readonly port: number;
  readonly host: string;
  /** Believes only the gateway's signed caller, never a bare header. */
  readonly authenticate: Authenticate;
  /** Longest that an answer may take, whatever the gateway says, ms. Default 10 000. */
  readonly timeoutMs?: number;
  readonly log: Log;
}

/**
 * Serves one subgraph over HTTP: `POST /graphql`, `/health/live`, `/health/ready`.
 * @throws PORT_TAKEN
 */
export async function serveSubgraph(subgraph: OpenSubgraph, options: ServeSubgraphOptions): Promise<RunningServer> {
  const { authenticate, log, timeoutMs = 10_000 } = options;
  const app = fastify({ logger: false, bodyLimit: 16 * 1024 * 1024, forceCloseConnections: "idle" });
  const server = new ApolloServer<Serving>({
    schema: subgraph.schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      fastifyApolloDrainPlugin(app),
      ending(subgraph.name, log),
    ],
    formatError: (formatted, error) => maskError(formatted, error, subgraph.name, log),
    stopOnTerminationSignals: false,
  });
  await server.start();
  const begin = async (request: FastifyRequest, reply: FastifyReply): Promise<SubgraphOperation> => {
    const caller = await authenticate(tokenRequestOf(request));
    const requestId = String(request.headers["x-request-id"] ?? request.id);
    const wait = new Wait(waitOf(request.headers[WAIT_HEADER], timeoutMs));
    reply.raw.once("close", () => wait.end());
    return beginWithin(subgraph, { caller, requestId, trace: relayedTrace(traceHeadersOf(request)), wait });
  };
  app.get("/health/live", async () => ({ status: "ok" }));
  app.get("/health/ready", async (_request, reply) => {
    const ready = await subgraph.ready().then(
      () => true,
      () => false,
    );
    return reply.status(ready ? 200 : 503).send({ status: ready ? "ok" : "unavailable", checks: { database: ready } });
  });
  app.post(
    "/graphql",
    fastifyApolloHandler(server, {
      context: async (request, reply) => {
        const operation = await begin(request, reply).catch((error: unknown) => {
          throw notBegun(error, subgraph.name, log);
        });
        return { ...operation.context, [OPERATION]: operation };
      },
    }),
  );
  const url = await listen(app, options);
  return {
    url,
    port: Number(new URL(url).port),
    close: async () => {
      await server.stop();
      await app.close();
    },
  };
}

/** Where the operation stands in what resolvers get: the server copies the object. */
const OPERATION = Symbol("operation");

type Serving = object & { readonly [OPERATION]: SubgraphOperation };

/** Ends each operation just before its answer is sent; an answer whose transaction does not end well is not sent. */
const ending = (subgraph: string, log: Log): ApolloServerPlugin<Serving> => ({
  requestDidStart: async () => ({
    async willSendResponse({ contextValue, response }) {
      try {
        await contextValue[OPERATION].finish();
      } catch (error) {
        if (!(error instanceof HubError)) log.error("operation not finished", { subgraph });
        const { message, code } = error instanceof HubError ? error : { message: "Internal error.", code: "INTERNAL" };
        response.body = { kind: "single", singleResult: { errors: [{ message, extensions: { code } }] } };
      }
    },
  }),
});

/** Of the gateway: whose token it is has been seen by then. */
const traceHeadersOf = ({ headers: { traceparent, tracestate } }: FastifyRequest): TraceHeaders => ({
  ...(typeof traceparent === "string" && { traceparent }),
  ...(typeof tracestate === "string" && { tracestate }),
});

/** Who asks is not known, or not well; anything else is a bug that is logged and masked. */
function notBegun(error: unknown, subgraph: string, log: Log): GraphQLError {
  if (error instanceof HubError) {
    return new GraphQLError(error.message, { extensions: { code: error.code, http: { status: 401 } } });
  }
  log.error("operation not begun", { subgraph, error: error instanceof Error ? error.name : "unknown" });
  return new GraphQLError("Internal error.", { extensions: { code: "INTERNAL", http: { status: 500 } } });
}

/** What may leave: the hub's own errors and GraphQL's; anything else is a bug that is logged and masked. */
function maskError<T extends { extensions?: Record<string, unknown> }>(
  formatted: T & { message: string },
  error: unknown,
  subgraph: string,
  log: Log,
) {
  const original = error instanceof GraphQLError ? error.originalError : error;
  if (!original || original instanceof HubError || original instanceof GraphQLError) return formatted;
  log.error("resolver failed", { subgraph, error: original instanceof Error ? original.name : "unknown" });
  return { ...formatted, message: "Internal error.", extensions: { code: "INTERNAL" } };
}
