import { clientTrace } from "@regiohub/infra/audit/trace";
import { type ExecutionResult, execute, type GraphQLSchema, print, validate } from "graphql";
import { createPlanner } from "../execute/planner.js";
import { Generation } from "../generation.js";
import { localTransport } from "../transports/local.js";
import { difference } from "./compare.js";
import { generate, type Sample } from "./generate.js";
import { shrink } from "./shrink.js";
import { makeWorld, type World } from "./world/data.js";
import { composeWorld, mergedSchema, subgraphSchema } from "./world/engines.js";
import { sdl } from "./world/sdl.js";

/** What a run of the fuzzer found. */
export interface Findings {
  readonly checked: number;
  /** Requests that validation refused; they are not counted as checked. */
  readonly invalid: number;
  readonly failures: readonly string[];
}

/** Gateway and merged schema over equal worlds. */
class Engines {
  readonly #worlds: readonly [World, World] = [makeWorld(), makeWorld()];
  readonly #merged: GraphQLSchema;
  readonly #interpreted: Generation;
  readonly #compiled: Generation;
  readonly schema: GraphQLSchema;

  constructor() {
    const supergraph = composeWorld();
    const planner = createPlanner(supergraph);
    this.schema = planner.publicSchema;
    this.#merged = mergedSchema(createPlanner(supergraph).publicSchema, this.#worlds[0]);
    const generation = (compileAfter: number) => {
      const options = { timeoutMs: 10_000, compileAfter };
      const transports = new Map(
        Object.keys(sdl).map((name) => [
          name,
          localTransport(subgraphSchema(name, this.#worlds[1]), () => ({ context: {} }), options),
        ]),
      );
      return new Generation(supergraph, planner, transports);
    };
    this.#interpreted = generation(Number.POSITIVE_INFINITY);
    this.#compiled = generation(1);
  }

  /** What differs between the two answers to one request. */
  async check({ document, variables }: Sample, compiled: boolean): Promise<string | undefined> {
    for (const world of this.#worlds) Object.assign(world, makeWorld());
    const expected = (await execute({ schema: this.#merged, document, variableValues: variables })) as ExecutionResult;
    const request = { requestId: "fuzz", trace: clientTrace({}), caller: undefined };
    const operation = { document, source: print(document), operationName: undefined, variables, request };
    const actual = await (compiled ? this.#compiled : this.#interpreted).execute(operation);
    return difference(expected, actual);
  }
}

/** Which requests to make. */
export interface FuzzOptions {
  /** Each request has its own seed: this one, and those that follow. */
  readonly first: number;
  /** How many valid requests. */
  readonly count: number;
  /** Every n-th seed runs on compiled subgraphs, which take longer. Default 10. */
  readonly compiledEvery?: number;
  /** Stop after so many failures. Default 5. */
  readonly mostFailures?: number;
}

/** Seeds for which the engines are used, before they are made anew. */
const ENGINE_SEEDS = 5_000;

/** Compares random requests. */
export async function fuzz({ first, count, compiledEvery = 10, mostFailures = 5 }: FuzzOptions): Promise<Findings> {
  let engines = new Engines();
  const failures: string[] = [];
  let invalid = 0;
  let checked = 0;
  for (let seed = first; checked < count && failures.length < mostFailures; seed++) {
    // Caches full of operations that never come again slow each other down.
    if ((seed - first) % ENGINE_SEEDS === ENGINE_SEEDS - 1) engines = new Engines();
    const sample = generate(engines.schema, seed);
    if (validate(engines.schema, sample.document).length > 0) {
      invalid++;
      continue;
    }
    checked++;
    const compiled = seed % compiledEvery === 0;
    const found = await engines.check(sample, compiled);
    if (!found) continue;
    const small = await shrink(
      engines.schema,
      sample,
      async (one) => (await engines.check(one, compiled)) !== undefined,
    );
    const text = `${print(small.document)}\n${JSON.stringify(small.variables)}`;
    failures.push(`seed ${seed}${compiled ? " (compiled)" : ""}: ${await engines.check(small, compiled)}\n${text}`);
  }
  return { checked, invalid, failures };
}
