import { type ApolloServer, HeaderMap } from "@apollo/server";
import type { FastifyReply, FastifyRequest } from "fastify";
import { GraphQLError } from "graphql";
import type { Notes, RequestContext } from "./apollo.js";
import { checkNesting } from "./body.js";
import type { ReadDocument } from "./documents.js";
import type { LimitsFor } from "./limits.js";
import { fieldsOf, questionIn, withText } from "./question.js";
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
    const asked = method === "GET" ? inAddress(request.url) : inBody(request.body);
    const question = questionIn(asked.fields);
    const text = readDocument ? await readDocument(asker, question) : question.text;
    // Anything that is no text is Apollo Server's to refuse.
    if (typeof text === "string") within(limitsFor(asker.caller), text);
    const isNamed = readDocument !== undefined && question.hash !== undefined && typeof text === "string";
    const { search, body: sent } = isNamed ? asked.as(withText(asked.fields, text)) : asked;
    const httpGraphQLRequest = { method, headers: headersOf(request), search, body: sent };
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

type Fields = Readonly<Record<string, unknown>>;

/** What is asked, and where Apollo Server looks for it. */
interface Asked {
  readonly fields: Fields;
  readonly search: string;
  readonly body: unknown;
  /** The same place with other fields. */
  as(fields: Fields): Pick<Asked, "search" | "body">;
}

/** A body that is none is Apollo Server's to refuse. */
const inBody = (body: unknown): Asked => ({
  fields: (body ?? {}) as Fields,
  search: "",
  body,
  as: (fields) => ({ search: "", body: fields }),
});

/**
 * In an address, read as Apollo Server reads it: Fastify's own reading differs where an escape is malformed, and what was
 * looked at has to be what is executed.
 */
function inAddress(url: string): Asked {
  const search = searchOf(url);
  const parameters = new URLSearchParams(search);
  for (const name of ["variables", "extensions"]) checkNesting(Buffer.from(parameters.get(name) ?? ""));
  return {
    fields: fieldsOf(parameters),
    search,
    body: undefined,
    as: (fields) => ({ search: written(fields), body: undefined }),
  };
}

function written(fields: Fields): string {
  const texts = Object.entries(fields).map(([name, value]): [string, string] => [
    name,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return `?${new URLSearchParams(texts)}`;
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
