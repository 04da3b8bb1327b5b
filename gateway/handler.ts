import { type ApolloServer, HeaderMap } from "@apollo/server";
import type { FastifyReply, FastifyRequest } from "fastify";
import { GraphQLError } from "graphql";
import type { Notes, RequestContext } from "./apollo.js";
import type { Identify } from "./caller.js";
import type { Limits } from "./limits.js";

declare module "fastify" {
  interface FastifyRequest {
    /** Made when a request to `/graphql` comes in. */
    notes: Notes;
  }
}

/** What answering a request needs. */
export interface HandlerParts {
  readonly apollo: ApolloServer<RequestContext>;
  readonly identify: Identify;
  readonly limits: Limits;
}

/** Answers requests to `/graphql` through Apollo Server; every error names the request. */
export function graphqlHandler({ apollo, identify, limits }: HandlerParts) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { notes } = request;
    const context = async (): Promise<RequestContext> => {
      const text = textOf(request);
      if (text !== undefined) within(limits, text);
      return { request: await identify(request.headers.authorization, request.id), notes };
    };
    const httpGraphQLRequest = {
      method: request.method,
      headers: headersOf(request),
      search: searchOf(request.url),
      body: request.body,
    };
    const { status = 200, headers, body } = await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context });
    for (const [name, value] of headers) reply.header(name, value);
    if (body.kind !== "complete") throw new Error("incremental delivery");
    return reply
      .status(status)
      .send(status >= 400 && !notes.finished ? named(body.string, request, notes) : body.string);
  };
}

/** The document's text, wherever it stands; anything else is Apollo Server's to refuse. */
function textOf({ method, body, query }: FastifyRequest): string | undefined {
  const holder = (method === "GET" ? query : body) as { query?: unknown } | null | undefined;
  return typeof holder?.query === "string" ? holder.query : undefined;
}

function within(limits: Limits, text: string): void {
  try {
    limits.check(text);
  } catch (error) {
    if (error instanceof GraphQLError) error.extensions.http = { status: 400 };
    throw error;
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

function searchOf(url: string): string {
  const start = url.indexOf("?");
  return start < 0 ? "" : url.slice(start);
}

/** Apollo Server answers some requests before it has a context: their errors get the request's id here. */
function named(text: string, { id: requestId }: FastifyRequest, notes: Notes): string {
  const { errors = [] } = JSON.parse(text) as { errors?: { extensions?: Record<string, unknown> }[] };
  notes.codes = errors.map(({ extensions }) => String(extensions?.code));
  return JSON.stringify({
    errors: errors.map((error) => ({ ...error, extensions: { ...error.extensions, requestId } })),
  });
}
