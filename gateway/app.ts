import compress from "@fastify/compress";
import type { Log } from "@regiohub/infra/log";
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { requestIdOf } from "./caller.js";
import { SECURITY_HEADERS } from "./headers.js";

/** Largest request body, in bytes. */
const BODY_LIMIT = 256 * 1024;

/** The HTTP server, without routes: every answer has its headers, every refusal the form of GraphQL errors. */
export async function createApp(log: Log): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: "idle",
    genReqId: ({ headers }) => requestIdOf(headers["x-request-id"]),
    frameworkErrors: (error, request, reply) => refuse(error, request, reply),
  });
  await app.register(compress, { threshold: 4_096, encodings: ["gzip", "deflate"] });
  app.decorateRequest("notes");
  app.addHook("onRequest", (request, reply, done) => {
    reply.headers(SECURITY_HEADERS).header("x-request-id", request.id);
    done(isUtf8(request.headers["content-type"]) ? undefined : charsetError());
  });
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (!(error.statusCode && error.statusCode < 500)) {
      log.error("request failed", { requestId: request.id, kind: error.name });
    }
    return refuse(error, request, reply);
  });
  app.setNotFoundHandler(({ url, id }, reply) => {
    const isGraphql = url.split("?")[0] === "/graphql";
    if (isGraphql) reply.header("allow", "GET, POST");
    return answerError(reply.status(isGraphql ? 405 : 404), isGraphql ? "Method not allowed" : "Not found", id);
  });
  return app;
}

/** Answers what never came as far as GraphQL, in the form that GraphQL errors have; says nothing of unknown faults. */
function refuse({ statusCode = 500, code, message }: FastifyError, { id }: FastifyRequest, reply: FastifyReply) {
  if (statusCode >= 500) return answerError(reply.status(500), "Internal error", id, "INTERNAL_SERVER_ERROR");
  return answerError(reply.status(statusCode), code === "FST_ERR_BAD_URL" ? "Malformed address" : message, id);
}

const answerError = (reply: FastifyReply, message: string, requestId: string, code = "BAD_REQUEST") =>
  reply
    .headers({ ...SECURITY_HEADERS, "x-request-id": requestId })
    .type("application/json; charset=utf-8")
    .send(JSON.stringify({ errors: [{ message, extensions: { code, requestId } }] }));

/** JSON is UTF-8; another charset would be read as what it is not. */
const isUtf8 = (contentType = ""): boolean =>
  !/charset/i.test(contentType) || /;\s*charset\s*=\s*"?utf-?8"?\s*(;|$)/i.test(contentType);

const charsetError = () => Object.assign(new Error("Unsupported charset. Expected utf-8"), { statusCode: 415 });
