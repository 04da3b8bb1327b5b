import { randomBytes } from "node:crypto";
import type { Caller } from "../auth/caller.js";
import type { Authenticate } from "../auth/verify.js";
import { CODES, type ErrorCode, HubError } from "../errors.js";
import type { Log } from "../log.js";
import { same } from "../words.js";
import type { CommandContext } from "./command.js";
import { serveAll } from "./commands/serve.js";
import { withDatabase } from "./with-database.js";

/** One operation of a document. */
export interface Question {
  readonly document: string;
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What the graph gives a caller. */
export interface Asked<Data> {
  readonly data: Data;
  /** Whether a part of it is null because the caller may not see it. */
  readonly forbidden: boolean;
}

/**
 * Asks the graph as a caller: they get what they would over the line, held to the same rights, limits and budget.
 * @throws whatever the graph refuses but for the rights to a part, with the code that it has there
 */
export type AskAs = <Data>(caller: Caller, question: Question) => Promise<Asked<Data>>;

/** An answer of the gateway. */
interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Serves the whole hub for the length of a command, to nobody but the command itself. */
export const withGateway = <T>(context: CommandContext, work: (ask: AskAs) => Promise<T>): Promise<T> =>
  withDatabase(context, async (url) => {
    const { authenticate, bearerOf } = passes();
    const database = { url, embedded: false, release: async () => {} };
    // A port of this machine that a token of 256 bits opens, which nobody else is told: the way in is the usual one.
    const log = withoutRequests(context.log);
    const server = await serveAll({ ...context, log, database, authenticate, port: 0, host: "127.0.0.1" });
    const ask = async <Data>(caller: Caller, { document, operation, variables }: Question): Promise<Asked<Data>> => {
      const response = await fetch(`${server.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: bearerOf(caller) },
        body: JSON.stringify({ query: document, operationName: operation, variables }),
        signal: context.signal,
      });
      return askedOf((await response.json()) as Answer<Data>);
    };
    return work(ask).finally(() => server.close());
  });

/** What goes wrong alone: whoever runs a command wants to see no line for each question. */
const withoutRequests = (log: Log): Log => ({
  debug() {},
  info() {},
  warn: (message, facts) => log.warn(message, facts),
  error: (message, facts) => log.error(message, facts),
});

/** Tokens that stand for callers in this process, and who they stand for. */
function passes(): { readonly authenticate: Authenticate; bearerOf(caller: Caller): string } {
  const callers = new Map<string, Caller>();
  const issued = new Map<Caller, string>();
  return {
    authenticate: async ({ authorization = "" }) => callers.get(authorization),
    bearerOf(caller) {
      const bearer = issued.get(caller) ?? `Bearer ${randomBytes(32).toString("base64url")}`;
      issued.set(caller, bearer);
      callers.set(bearer, caller);
      return bearer;
    },
  };
}

function askedOf<Data>({ data, errors = [] }: Answer<Data>): Asked<Data> {
  const fault = errors.find(({ extensions }) => extensions?.code !== "FORBIDDEN");
  if (fault) throw faultOf(fault);
  if (!data)
    throw new HubError("FORBIDDEN", "The graph gives nothing of what was asked. Expected a caller who may ask it.");
  return { data, forbidden: errors.length > 0 };
}

function faultOf({ message, extensions }: NonNullable<Answer<never>["errors"]>[number]): HubError {
  const code = extensions?.code ?? "";
  return new HubError(Object.hasOwn(CODES, code) ? (code as ErrorCode) : "INTERNAL", same(message));
}
