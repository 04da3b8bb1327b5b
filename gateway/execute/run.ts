import type { GraphQLError } from "graphql";
import type { GatewayRequest, SubgraphAnswer, SubgraphCall } from "../transports/transport.js";
import type { Location } from "./paths.js";
import type { JsonObject } from "./types.js";

/** An error at a place in the merged data. */
export interface RunError {
  readonly path: Location | undefined;
  /** Makes the error, with the path as the client knows it. */
  readonly at: (path: Location | undefined) => GraphQLError;
}

/** The state of one operation while its plan is carried out. */
export interface Run {
  /** All that the subgraphs answered so far, merged. */
  readonly data: JsonObject;
  /** The client's variables, coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly request: GatewayRequest;
  readonly errors: RunError[];
  /** Whether a fetch gave nothing, or an error has no place: then nulls are explained already. */
  incomplete: boolean;
  /** Reaches one subgraph. @throws DOWNSTREAM_SERVICE_ERROR */
  readonly fetch: (subgraph: string, call: SubgraphCall) => Promise<SubgraphAnswer>;
}

/** One step of a compiled plan. Never rejects: failures become errors of the run. */
export type Step = (run: Run) => Promise<void>;
