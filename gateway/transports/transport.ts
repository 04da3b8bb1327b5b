import type { Trace } from "@regiohub/infra/audit/trace";
import type { Caller } from "@regiohub/infra/auth/caller";
import type { Wait } from "@regiohub/infra/wait";

/** What the gateway knows of one request, and passes on to the subgraphs. */
export interface GatewayRequest {
  /** Well-formed `x-request-id` of the client, or one of our own. */
  readonly requestId: string;
  /** Where the request stands among others: subgraphs write it down beside whom they show. */
  readonly trace: Trace;
  /** Undefined without a token. */
  readonly caller: Caller | undefined;
  /** The gateway's own short-lived token for one HTTP subgraph; undefined when there is no caller. */
  readonly token?: (subgraph: string) => Promise<string>;
  /** How long the client waits, for all fetches together; without it each may take as long as its way allows. */
  readonly wait?: Wait;
}

/** The fixed part of a fetch: made once when the plan is compiled, the same object for every call. */
export interface PreparedOperation {
  readonly text: string;
  readonly name: string | undefined;
  readonly kind: "query" | "mutation";
}

/** Entities to ask for under one variable: each representation as JSON text. */
export interface Representations {
  readonly variable: string;
  readonly texts: readonly string[];
}

/** One fetch from a subgraph. */
export interface SubgraphCall {
  readonly operation: PreparedOperation;
  /** The client's variables that the operation uses, as JSON values. */
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly representations: readonly Representations[];
  readonly request: GatewayRequest;
}

/** An error as a subgraph reports it. */
export interface SubgraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** The answer of a subgraph. The data belongs to the receiver, who may change it. */
export interface SubgraphAnswer {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?: readonly SubgraphError[] | undefined;
}

/** A way to reach one subgraph. */
export interface SubgraphTransport {
  /**
   * Executes one operation.
   * @throws DOWNSTREAM_SERVICE_ERROR when the subgraph cannot be reached, or answers something else than GraphQL;
   * TIMED_OUT when nobody waits for it any more. What it still does is broken off then.
   */
  execute(call: SubgraphCall): Promise<SubgraphAnswer>;
  /** Whether the subgraph can answer. @throws DOWNSTREAM_SERVICE_ERROR */
  check(): Promise<void>;
  /** Gives back connections; nothing is in flight any more. */
  close(): Promise<void>;
}

/** Why a fetch failed, in words that may be shown: never an address, a body or a stack. */
export type FailureReason = "not reachable" | "not ready" | "too slow" | "too large an answer" | "not a GraphQL answer";
