import { type ApolloServer, HeaderMap } from "@apollo/server";
import type { FastifyReply, FastifyRequest } from "fastify";
import { GraphQLError } from "graphql";
import type { Notes, RequestContext } from "./apollo.js";
import type { ReadDocument } from "./documents.js";
import type { LimitsFor } from "./limits.js";
import { questionInAddress, questionInBody } from "./question.js";
import { Refused } from "./refused.js";

/** What answering a request needs. */
export interface HandlerParts {
  readonly apollo: ApolloServer<RequestContext>;
  readonly limitsFor: LimitsFor;
  /** Undefined where nobody has documents of their own. */
  readonly readDocument: ReadDocument | undefined;
}

/** Answers requests that the door let in, through Apollo Server; every error names the request. */
export function graphqlHandler({ apollo, limitsFor, readDocument }: HandlerParts) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { notes, asker, method } = request;
    const question = method === "GET" ? questionInAddress(request.url) : questionInBody(request.body);
    const text = readDocument ? await readDocument(asker, question) : question.text;
    // Anything that is no text is Apollo Server's to refuse.
    if (typeof text === "string") within(limitsFor(asker.caller), text);
    const isNamed = readDocument !== undefined && question.hash !== undefined && typeof text === "string";
    const place = isNamed ? question.written(text) : question.place;
    const httpGraphQLRequest = { method, headers: headersOf(request), ...place };
    const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest,
      context: async () => ({ request: asker, notes }),
    });
    for (const [name, value] of headers) reply.header(name, value);
    if (body.kind !== "complete") throw new Error("incremental delivery");
    const code = status ?? 200;
    return reply.status(code).send(code >= 400 && !notes.finished ? named(body.string, request, notes) : body.string);
  };
}

function within(limits: ReturnType<LimitsFor>, text: string): void {
  try {
    limits.check(text);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new Refused(400, error.message, { code: String(error.extensions.code) });
  }
}

function headersOf({ headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap();
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return map;
}

/** Apollo Server answers some requests before it has a context: their errors get the request's id here. */
function named(text: string, { id: requestId }: FastifyRequest, notes: Notes): string {
  const { errors = [] } = JSON.parse(text) as { errors?: { extensions?: Record<string, unknown> }[] };
  notes.codes = errors.map(({ extensions }) => String(extensions?.code));
  return JSON.stringify({
    errors: errors.map((error) => ({ ...error, extensions: { ...error.extensions, requestId } })),
  });
}
