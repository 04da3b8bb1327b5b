import { HubError } from "@regiohub/infra/errors";
import { errors, Pool } from "undici";
import { post, TooSlow } from "./post.js";
import type { FailureReason, PreparedOperation, SubgraphAnswer, SubgraphCall, SubgraphTransport } from "./transport.js";

/** Settings of a connection to one subgraph. */
export interface HttpTransportOptions {
  /** Longest a fetch may take, in ms. */
  readonly timeoutMs: number;
  /** Most connections at once. Default 64. */
  readonly connections?: number;
}

/**
 * Reaches a subgraph over HTTP, on connections that are kept open.
 * @throws CONFIG_INVALID when the address is not one of http or https.
 */
export function httpTransport(name: string, address: string, options: HttpTransportOptions): SubgraphTransport {
  const url = addressOf(name, address);
  const { timeoutMs, connections = 64 } = options;
  const pool = new Pool(url.origin, { connections, headersTimeout: timeoutMs, bodyTimeout: timeoutMs, pipelining: 1 });
  const path = `${url.pathname}${url.search}`;

  async function ask(body: string, headers: Record<string, string>): Promise<SubgraphAnswer> {
    try {
      return answerOf(JSON.parse(await post(pool, path, headers, body, timeoutMs)));
    } catch (error) {
      throw failure(name, reasonOf(error), error);
    }
  }

  return {
    async execute({ operation, variables, representations, request }) {
      const token = request.token?.();
      return ask(bodyOf(operation, variables, representations), {
        "content-type": "application/json",
        accept: "application/json",
        "x-request-id": request.requestId,
        ...(token && { authorization: `Bearer ${await token}` }),
      });
    },
    async check() {
      await ask('{"query":"{__typename}"}', { "content-type": "application/json", accept: "application/json" });
    },
    close: () => pool.close(),
  };
}

const openings = new WeakMap<PreparedOperation, string>();

/** The request body; its constant part is written once per operation. */
function bodyOf(
  operation: PreparedOperation,
  variables: SubgraphCall["variables"],
  representations: SubgraphCall["representations"],
): string {
  let opening = openings.get(operation);
  if (opening === undefined) {
    const name = operation.name === undefined ? "" : `,"operationName":${JSON.stringify(operation.name)}`;
    opening = `{"query":${JSON.stringify(operation.text)}${name},"variables":{`;
    openings.set(operation, opening);
  }
  let body = opening;
  let separator = "";
  for (const { variable, texts } of representations) {
    body += `${separator}${JSON.stringify(variable)}:[${texts.join(",")}]`;
    separator = ",";
  }
  for (const variable in variables) {
    body += `${separator}${JSON.stringify(variable)}:${JSON.stringify(variables[variable])}`;
    separator = ",";
  }
  return `${body}}}`;
}

/** A body without data and errors is no GraphQL answer. */
function answerOf(body: unknown): SubgraphAnswer {
  const answer = body as SubgraphAnswer | null;
  if (typeof answer !== "object" || answer === null) throw new SyntaxError("not an object");
  const { data, errors: list } = answer;
  const hasData = typeof data === "object" && data !== null && !Array.isArray(data);
  if (!hasData && !(Array.isArray(list) && list.length > 0)) throw new SyntaxError("neither data nor errors");
  return hasData ? answer : { errors: list };
}

function reasonOf(error: unknown): FailureReason {
  if (error instanceof SyntaxError) return "not a GraphQL answer";
  const slow =
    error instanceof TooSlow || error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError;
  return slow ? "too slow" : "not reachable";
}

/** The error of a failed fetch; the cause is for the log, never for the client. */
export const failure = (subgraph: string, reason: FailureReason, cause?: unknown): HubError =>
  new HubError("DOWNSTREAM_SERVICE_ERROR", `Subgraph "${subgraph}": ${reason}.`, { cause });

function addressOf(name: string, address: string): URL {
  const url = URL.parse(address);
  if (url?.protocol === "http:" || url?.protocol === "https:") return url;
  throw new HubError("CONFIG_INVALID", `Subgraph "${name}": no address. Expected an http or https URL.`);
}
