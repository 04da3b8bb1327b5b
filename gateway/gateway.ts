import type { GatewayExecutor, GatewayInterface, GatewayLoadResult } from "@apollo/server-gateway-interface";
import type { GraphQLSchema } from "graphql";
import { createPlanner, type PlannerOptions } from "./execute/planner.js";
import { type Costs, type FetchObserver, Generation } from "./generation.js";
import type { GatewayRequest, SubgraphTransport } from "./transports/transport.js";

/** What Apollo Server hands from the request to the executor. */
export interface GatewayContext {
  readonly request: GatewayRequest;
}

/** Makes the ways to the subgraphs of a supergraph: its names with the addresses it was composed with. */
export type Connect = (addresses: ReadonlyMap<string, string>) => ReadonlyMap<string, SubgraphTransport>;

/** A generation with the number of operations that may still need it. */
interface Counted {
  readonly generation: Generation;
  leases: number;
}

type SchemaCallback = Parameters<GatewayInterface["onSchemaLoadOrUpdate"]>[0];

/**
 * Our gateway, as Apollo Server takes one. A new supergraph replaces the old one between two operations: an operation
 * finishes on the generation whose schema it was validated against, and connections close when the last one ends.
 */
export class Gateway implements GatewayInterface {
  /** Oldest first; the last one is current. */
  readonly #generations: Counted[] = [];
  readonly #bySchema = new WeakMap<GraphQLSchema, Generation>();
  readonly #callbacks = new Set<SchemaCallback>();

  constructor(
    supergraphSdl: string,
    private readonly connect: Connect,
    private readonly onFetch?: FetchObserver,
    private readonly options: PlannerOptions = {},
    private readonly costs?: Costs,
  ) {
    this.replace(supergraphSdl);
  }

  get current(): Generation {
    return (this.#generations.at(-1) as Counted).generation;
  }

  /**
   * Takes a new supergraph. When it cannot be used, the current one stays.
   * @throws SUPERGRAPH_INVALID, CONFIG_INVALID
   */
  replace(supergraphSdl: string): void {
    const planner = createPlanner(supergraphSdl, this.options);
    const transports = this.connect(planner.addresses);
    const generation = new Generation(supergraphSdl, planner, transports, this.onFetch, this.costs);
    this.#bySchema.set(planner.publicSchema, generation);
    this.#generations.push({ generation, leases: 0 });
    for (const callback of this.#callbacks) callback(contextOf(generation));
    this.#retire();
  }

  /**
   * Keeps the current generation and all that follow open until the returned function is called. Taken before a
   * request meets a schema, so that whichever it meets is still open when it executes.
   */
  lease(): () => void {
    const counted = this.#generations.at(-1) as Counted;
    counted.leases++;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      counted.leases--;
      this.#retire();
    };
  }

  /** Closes generations from the oldest on: one that is in use also keeps those that came after it. */
  #retire(): void {
    while (this.#generations.length > 1 && this.#generations[0]?.leases === 0) {
      void this.#generations.shift()?.generation.close();
    }
  }

  readonly executor: GatewayExecutor = async ({ schema, document, source, operationName, request, context }) => {
    const generation = this.#bySchema.get(schema) ?? this.current;
    const release = this.lease();
    try {
      return await generation.execute({
        document,
        source,
        operationName: operationName ?? request.operationName,
        variables: request.variables ?? {},
        request: (context as GatewayContext).request,
      });
    } finally {
      release();
    }
  };

  onSchemaLoadOrUpdate(callback: SchemaCallback): () => void {
    this.#callbacks.add(callback);
    callback(contextOf(this.current));
    return () => void this.#callbacks.delete(callback);
  }

  async load(): Promise<GatewayLoadResult> {
    return { executor: this.executor };
  }

  /** Closes all connections; called when nothing is in flight. */
  async stop(): Promise<void> {
    await Promise.all(
      this.#generations.splice(0, this.#generations.length - 1).map(({ generation }) => generation.close()),
    );
    await this.current.close();
  }
}

const contextOf = ({ planner, supergraphSdl }: Generation) => ({
  apiSchema: planner.publicSchema,
  coreSupergraphSdl: supergraphSdl,
});
