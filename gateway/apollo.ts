import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import type { Log } from "@regiohub/infra/log";
import { type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Gateway, GatewayContext } from "./gateway.js";
import { MOST_TOKENS } from "./limits.js";
import { prefersGraphqlResponse } from "./media-type.js";

/** What the log and the metrics need to know of a request. */
export interface Notes {
  operationName: string | undefined;
  /** Codes of the answer's errors. */
  codes: readonly string[];
  /** Whether Apollo Server came as far as an answer of its own making. */
  finished: boolean;
}

/** The context of one request. Apollo Server copies it, so the notes are an object of their own. */
export interface RequestContext extends GatewayContext {
  readonly notes: Notes;
}

/** Apollo Server over our gateway, set for production. */
export function createApollo(gateway: Gateway, log: Log): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    gateway,
    nodeEnv: "production",
    introspection: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    persistedQueries: false,
    parseOptions: { maxTokens: MOST_TOKENS },
    stringifyResult: (result) => JSON.stringify(result),
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => mask(formatted, error, log),
    logger: { debug: () => {}, info: () => {}, warn: log.warn, error: log.error },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      finish,
    ],
  });
}

/** Codes of requests that were well-formed HTTP and wrong GraphQL. */
const GRAPHQL_FAULTS = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
  "OPERATION_RESOLUTION_FAILURE",
]);

/** Notes name and errors, adds the request id to errors, and answers 200 where the media type asks for that. */
const finish: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ contextValue, operationName, response, request }) => {
      contextValue.notes.finished = true;
      contextValue.notes.operationName = LOGGED_NAME.exec(operationName ?? "")?.[0];
      if (response.body.kind !== "single" || !response.body.singleResult.errors) return;
      const { requestId } = contextValue.request;
      const errors = response.body.singleResult.errors.map((error) => ({
        ...error,
        extensions: { ...error.extensions, requestId },
      }));
      response.body.singleResult.errors = errors;
      contextValue.notes.codes = errors.map(codeOf);
      // https://graphql.github.io/graphql-over-http: with application/json these SHOULD be 200.
      const wrongGraphql = errors.every((error) => GRAPHQL_FAULTS.has(codeOf(error)));
      if (wrongGraphql && !prefersGraphqlResponse(request.http?.headers.get("accept"))) response.http.status = 200;
      if (isOutOfTime(response.body.singleResult)) response.http.status = 504;
    },
  }),
};

/** Names are the client's own: one that is as long as a document may hold anything. */
const LOGGED_NAME = /^[A-Za-z_]\w{0,60}$/;

/** Whether the time was over before anything came. */
const isOutOfTime = ({ data, errors = [] }: FormattedExecutionResult): boolean =>
  errors.some((error) => codeOf(error) === "TIMED_OUT") && Object.values(data ?? {}).every((value) => value === null);

const codeOf = ({ extensions }: GraphQLFormattedError): string => String(extensions?.code);

/** Errors of unknown kind say nothing; all others were made to be read. */
function mask(formatted: GraphQLFormattedError, error: unknown, log: Log): GraphQLFormattedError {
  if (formatted.extensions?.code !== "INTERNAL_SERVER_ERROR") return formatted;
  const original = error instanceof GraphQLError ? error.originalError : error;
  if (original instanceof Error) log.error("gateway failed", { kind: original.name, frames: framesOf(original) });
  const { path } = formatted;
  return { message: "Internal error", ...(path && { path }), extensions: { code: "INTERNAL_SERVER_ERROR" } };
}

/** Where an error was thrown, without its message: that may hold a value. */
const framesOf = ({ stack = "" }: Error): string =>
  stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5)
    .join("\n");
