import type { Log } from "@regiohub/infra/log";
import { Wait } from "@regiohub/infra/wait";
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import type { Notes } from "./apollo.js";
import { objectOf, readBody } from "./body.js";
import type { Meter } from "./budget/meter.js";
import type { Identify } from "./caller.js";
import { door } from "./door.js";
import type { Gateway } from "./gateway.js";
import { graphqlHandler, type HandlerParts } from "./handler.js";
import type { Metrics } from "./metrics.js";
import type { Patience } from "./patience.js";
import type { GatewayRequest } from "./transports/transport.js";

declare module "fastify" {
  interface FastifyRequest {
    /** Made when a request to `/graphql` comes in. */
    notes: Notes;
    /** Who asks: known when the door let the request in. */
    asker: GatewayRequest;
  }
}

/** What the route is made of. */
export interface RouteParts extends HandlerParts {
  readonly gateway: Gateway;
  readonly identify: Identify;
  readonly meter: Meter | undefined;
  readonly metrics: Metrics;
  readonly patience: Patience;
  /** Longest that a client waits for its answer, from the moment that its request is in, in ms. */
  readonly timeoutMs: number;
  readonly log: Log;
}

/** In log and figures: the client went away before it had its answer. */
const CLIENT_GONE = 499;

/** `/graphql`: who asks is known before a body is read, and a body is held to its limits before it is parsed. */
export const graphqlRoute =
  (parts: RouteParts): FastifyPluginAsync =>
  async (app: FastifyInstance) => {
    const { body, unread } = parts.patience;
    app.addContentTypeParser("application/json", async (_: FastifyRequest, payload: FastifyRequest["raw"]) =>
      objectOf(await readBody(payload, body)),
    );
    app.route({
      method: ["GET", "POST"],
      url: "/graphql",
      exposeHeadRoute: false,
      onRequest: [begin(parts), door(parts.identify, parts.meter)],
      preHandler: wait(parts),
      onSend: (_request, reply, payload, done) => {
        reply.raw.setTimeout(unread);
        done(null, payload);
      },
      handler: graphqlHandler(parts),
    });
  };

/** Counts a request, and keeps the supergraph that it meets open until it is over. */
const begin =
  ({ gateway, metrics, log }: RouteParts) =>
  (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    const begun = performance.now();
    const release = gateway.lease();
    request.notes = { operationName: undefined, codes: [], finished: false };
    metrics.begin();
    // A client that goes away never gets an answer, so the end of its request is the end of the exchange.
    reply.raw.once("close", () => {
      release();
      const status = reply.raw.writableFinished ? reply.statusCode : CLIENT_GONE;
      const { operationName, codes } = request.notes;
      const ms = performance.now() - begun;
      metrics.end(status, ms / 1000, codes);
      const facts = { operationName, ms: Math.round(ms * 10) / 10, status, codes: codes.join(" ") };
      log.info("request", { requestId: request.id, ...facts });
    });
    done();
  };

/** From here on the client waits, until its time is over or it goes away. */
const wait =
  ({ timeoutMs }: RouteParts) =>
  (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    const wait = new Wait(timeoutMs);
    request.asker = { ...request.asker, wait };
    reply.raw.once("close", () => wait.end());
    done();
  };
