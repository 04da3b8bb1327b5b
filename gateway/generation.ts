import { HubError } from "@regiohub/infra/errors";
import { type DocumentNode, type ExecutionResult, GraphQLError } from "graphql";
import type { Meter } from "./budget/meter.js";
import { type CostTable, NO_TABLE } from "./budget/weights.js";
import { BoundedCache } from "./cache.js";
import { compileOperation, type Executable } from "./execute/executable.js";
import type { Planner } from "./execute/planner.js";
import type { Run } from "./execute/run.js";
import { asGraphqlError, Refused } from "./refused.js";
import type { GatewayRequest, SubgraphTransport } from "./transports/transport.js";

/** One operation as a client sends it. */
export interface ClientOperation {
  readonly document: DocumentNode;
  /** The text of the document. */
  readonly source: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly request: GatewayRequest;
}

/** Told of each fetch: which subgraph, how long it took, whether it failed. */
export type FetchObserver = (subgraph: string, seconds: number, failed: boolean) => void;

/** What operations cost, and who holds them to it. */
export interface Costs {
  readonly table: CostTable;
  readonly meter: Meter;
}

/** One supergraph with its plans and its connections. */
export class Generation {
  readonly #executables = new BoundedCache<Executable>({ entries: 2_000, characters: 32_000_000 });

  constructor(
    readonly supergraphSdl: string,
    readonly planner: Planner,
    readonly transports: ReadonlyMap<string, SubgraphTransport>,
    private readonly onFetch: FetchObserver = () => {},
    private readonly costs?: Costs,
  ) {}

  /** Executes an operation that is valid against this generation's public schema. */
  async execute({ document, source, operationName, variables, request }: ClientOperation): Promise<ExecutionResult> {
    try {
      const executable = this.#executable(document, source, operationName);
      return await executable(variables, { request, fetch: this.#fetch, meter: this.costs?.meter });
    } catch (error) {
      if (error instanceof Refused) return { errors: [asGraphqlError(error)] };
      if (error instanceof GraphQLError) return { errors: [error] };
      throw error;
    }
  }

  readonly #fetch: Run["fetch"] = async (subgraph, call) => {
    const transport = this.transports.get(subgraph);
    if (!transport) throw new HubError("DOWNSTREAM_SERVICE_ERROR", `Subgraph "${subgraph}": no way to reach it.`);
    const begun = performance.now();
    let failed = true;
    try {
      const answer = await transport.execute(call);
      failed = false;
      return answer;
    } finally {
      this.onFetch(subgraph, (performance.now() - begun) / 1000, failed);
    }
  };

  #executable(document: DocumentNode, source: string, operationName: string | undefined): Executable {
    const key = `${operationName ?? ""}\n${source}`;
    let executable = this.#executables.get(key);
    if (!executable) {
      executable = compileOperation(this.planner, this.costs?.table ?? NO_TABLE, document, operationName);
      this.#executables.set(key, executable);
    }
    return executable;
  }

  /** Closes the connections; called when nothing uses them any more. */
  async close(): Promise<void> {
    await Promise.all([...this.transports.values()].map((transport) => transport.close()));
  }
}
