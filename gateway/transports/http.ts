import { traceHeaders } from "@regiohub/infra/audit/trace";
import { HubError } from "@regiohub/infra/errors";
import { WAIT_HEADER, Wait } from "@regiohub/infra/wait";
import { errors, Pool } from "undici";
import { readAnswer } from "./answer.js";
import { type Exchange, exchange, TooLarge, TooSlow } from "./exchange.js";
import { failure } from "./failure.js";
import type { FailureReason, PreparedOperation, SubgraphCall, SubgraphTransport } from "./transport.js";

/** Settings of a connection to one subgraph. */
export interface HttpTransportOptions {
  /** Longest a fetch may take, in ms, when the request does not say how long its client waits; always for a check. */
  readonly timeoutMs: number;
  /** Most connections at once. Default 64. */
  readonly connections?: number;
  /** Largest answer, in bytes. Default 64 MB. */
  readonly answerLimit?: number;
}

const JSON_HEADERS = { "content-type": "application/json", accept: "application/json" };

/**
 * Reaches a subgraph over HTTP, on connections that are kept open.
 * @throws CONFIG_INVALID when the address is not one of http or https.
 */
export function httpTransport(name: string, address: string, options: HttpTransportOptions): SubgraphTransport {
  const url = addressOf(name, address);
  const { timeoutMs, connections = 64, answerLimit = 64 * 1024 * 1024 } = options;
  const pool = new Pool(url.origin, { connections, headersTimeout: timeoutMs, bodyTimeout: timeoutMs, pipelining: 1 });
  const path = `${url.pathname}${url.search}`;

  /** One exchange, of which the answer is read; whatever goes wrong has a reason that may be shown. */
  async function ask<T>(
    request: Exchange,
    read: (answer: { status: number; text: string }) => T,
    { signal }: Wait,
  ): Promise<T> {
    try {
      if (signal.aborted) throw new TooSlow();
      return read(await exchange(pool, request, { signal, answerLimit }));
    } catch (error) {
      throw error instanceof HubError ? error : failure(name, reasonOf(error), error);
    }
  }

  const post = (body: string, headers: Record<string, string>, wait: Wait) =>
    ask({ method: "POST", path, headers, body }, ({ text }) => readAnswer(text), wait);

  /** Works with a wait of its own. */
  async function waiting<T>(work: (wait: Wait) => Promise<T>): Promise<T> {
    const wait = new Wait(timeoutMs);
    return work(wait).finally(() => wait.end());
  }

  async function execute({ operation, variables, representations, request }: SubgraphCall, wait: Wait) {
    const token = request.token?.(name);
    const headers = {
      ...JSON_HEADERS,
      "x-request-id": request.requestId,
      ...traceHeaders(request.trace),
      [WAIT_HEADER]: String(wait.leftMs),
      ...(token && { authorization: `Bearer ${await token}` }),
    };
    return post(bodyOf(operation, variables, representations), headers, wait);
  }

  return {
    execute: (call) => (call.request.wait ? execute(call, call.request.wait) : waiting((wait) => execute(call, wait))),
    check: () =>
      waiting(async (wait) => {
        const request = { method: "GET", path: "/health/ready", headers: { accept: "application/json" } } as const;
        const status = await ask(request, (answer) => answer.status, wait);
        if (status === 404) await post('{"query":"{__typename}"}', JSON_HEADERS, wait);
        else if (status !== 200) throw failure(name, "not ready");
      }),
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

function reasonOf(error: unknown): FailureReason {
  if (error instanceof SyntaxError) return "not a GraphQL answer";
  if (error instanceof TooLarge) return "too large an answer";
  const slow =
    error instanceof TooSlow || error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError;
  return slow ? "too slow" : "not reachable";
}

function addressOf(name: string, address: string): URL {
  const url = URL.parse(address);
  if (url?.protocol === "http:" || url?.protocol === "https:") return url;
  throw new HubError("CONFIG_INVALID", `Subgraph "${name}": no address. Expected an http or https URL.`);
}
