import compress from "@fastify/compress";
import type { Log } from "@regiohub/infra/log";
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { BODY_LIMIT } from "./body.js";
import { requestIdOf } from "./caller.js";
import { SECURITY_HEADERS } from "./headers.js";
import { prefersGraphqlResponse } from "./media-type.js";
import { MOST_CONNECTIONS, type Patience, timeouts } from "./patience.js";
import { Refused } from "./refused.js";

/** The HTTP server, without routes: every answer has its headers, every refusal the form of GraphQL errors. */
export async function createApp(log: Log, patience: Patience): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: "idle",
    ...timeouts(patience),
    genReqId: ({ headers }) => requestIdOf(headers["x-request-id"]),
    frameworkErrors: (error, request, reply) => refuse(error, request, reply),
  });
  app.server.maxConnections = MOST_CONNECTIONS;
  await app.register(compress, { threshold: 4_096, encodings: ["gzip", "deflate"], globalDecompression: false });
  app.decorateRequest("notes");
  app.decorateRequest("asker");
  app.addHook("onRequest", (request, reply, done) => {
    reply.headers(SECURITY_HEADERS).header("x-request-id", request.id);
    done(isUtf8(request.headers["content-type"]) ? undefined : charsetError());
  });
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (!(error instanceof Refused) && !(error.statusCode && error.statusCode < 500)) {
      log.error("request failed", { requestId: request.id, kind: error.name });
    }
    return refuse(error, request, reply);
  });
  app.setNotFoundHandler((request, reply) => {
    const isGraphql = request.url.split("?")[0] === "/graphql";
    if (isGraphql) reply.header("allow", "GET, POST");
    const refused = isGraphql ? new Refused(405, "Method not allowed") : new Refused(404, "Not found");
    return answerRefused(refused, request, reply);
  });
  return app;
}

/** Answers what never came as far as GraphQL; says nothing of unknown faults. */
function refuse(error: FastifyError | Refused, request: FastifyRequest, reply: FastifyReply) {
  return answerRefused(error instanceof Refused ? error : refusedFor(error), request, reply);
}

function refusedFor({ statusCode = 500, code, message }: FastifyError): Refused {
  if (statusCode >= 500) return new Refused(500, "Internal error", { code: "INTERNAL_SERVER_ERROR" });
  return new Refused(statusCode, code === "FST_ERR_BAD_URL" ? "Malformed address" : message);
}

/** In the form that GraphQL errors have. What is still on its way of a refused body is not waited for. */
function answerRefused({ statusCode, message, code, headers }: Refused, request: FastifyRequest, reply: FastifyReply) {
  const { id: requestId, notes, raw } = request;
  if (notes) notes.codes = [code];
  if (!raw.complete) reply.header("connection", "close");
  const type = prefersGraphqlResponse(request.headers.accept)
    ? "application/graphql-response+json"
    : "application/json";
  return reply
    .status(statusCode)
    .headers({ ...SECURITY_HEADERS, ...headers, "x-request-id": requestId })
    .type(`${type}; charset=utf-8`)
    .send(JSON.stringify({ errors: [{ message, extensions: { code, requestId } }] }));
}

/** JSON is UTF-8; another charset would be read as what it is not. */
const isUtf8 = (contentType = ""): boolean =>
  !/charset/i.test(contentType) || /;\s*charset\s*=\s*"?utf-?8"?\s*(;|$)/i.test(contentType);

const charsetError = () => new Refused(415, "Unsupported charset. Expected utf-8");
