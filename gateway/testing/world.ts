import { clientTrace } from "@regiohub/infra/audit/trace";
import { type ExecutionResult, execute, type GraphQLSchema, parse, validate } from "graphql";
import { createPlanner, type Planner } from "../execute/planner.js";
import { makeWorld } from "../fuzz/world/data.js";
import { composeWorld, mergedSchema, subgraphSchema } from "../fuzz/world/engines.js";
import { sdl } from "../fuzz/world/sdl.js";
import { Generation } from "../generation.js";
import { httpTransport } from "../transports/http.js";
import { localTransport } from "../transports/local.js";
import type { SubgraphCall, SubgraphTransport } from "../transports/transport.js";
import { serveSchema, type TestSubgraph } from "./subgraphs.js";

type Variables = Readonly<Record<string, unknown>>;

/** One way of answering queries over the fuzzer's world. */
export interface Engine {
  ask(query: string, variables?: Variables): Promise<ExecutionResult>;
  close(): Promise<void>;
}

/** An engine over a gateway, with the calls it made. */
export interface GatewayEngine extends Engine {
  readonly planner: Planner;
  readonly calls: readonly { readonly subgraph: string; readonly call: SubgraphCall }[];
}

/** The fuzzer's subgraphs over real HTTP on loopback, by name. */
export async function serveWorld(): Promise<Record<string, TestSubgraph>> {
  const world = makeWorld();
  const served = Object.keys(sdl).map(async (name) => [name, await serveSchema(subgraphSchema(name, world))] as const);
  return Object.fromEntries(await Promise.all(served));
}

/** A gateway over subgraphs in this process. @param instead ways to some subgraphs that are not as usual */
export function localEngine(
  instead: Readonly<Record<string, SubgraphTransport>> = {},
  compileAfter = 1,
): GatewayEngine {
  const world = makeWorld();
  return engine((name) => {
    const options = { name, timeoutMs: 5_000, compileAfter };
    return instead[name] ?? localTransport(subgraphSchema(name, world), () => ({ context: {} }), options);
  });
}

/** A gateway over subgraphs that are served over HTTP. */
export const httpEngine = (served: Readonly<Record<string, TestSubgraph>>): GatewayEngine =>
  engine((name) => httpTransport(name, served[name]?.url ?? "", { timeoutMs: 5_000 }));

/** graphql-js over one merged schema with the same resolvers. */
export function mergedEngine(): Engine {
  const schema = mergedSchema(createPlanner(composeWorld()).publicSchema, makeWorld());
  return {
    ask: async (query, variableValues = {}) => execute({ schema, document: valid(schema, query), variableValues }),
    close: async () => {},
  };
}

function engine(connect: (name: string) => SubgraphTransport): GatewayEngine {
  const supergraph = composeWorld();
  const planner = createPlanner(supergraph);
  const calls: { subgraph: string; call: SubgraphCall }[] = [];
  const transports = Object.keys(sdl).map((subgraph) => [subgraph, recording(subgraph, connect(subgraph))] as const);
  const generation = new Generation(supergraph, planner, new Map(transports));
  return {
    planner,
    calls,
    ask: (source, variables = {}) =>
      generation.execute({
        document: valid(planner.publicSchema, source),
        source,
        operationName: undefined,
        variables,
        request: { requestId: "test-request", trace: clientTrace({}), caller: undefined },
      }),
    close: () => generation.close(),
  };

  function recording(subgraph: string, transport: SubgraphTransport): SubgraphTransport {
    const execute = (call: SubgraphCall) => {
      calls.push({ subgraph, call });
      return transport.execute(call);
    };
    return { ...transport, execute };
  }
}

function valid(schema: GraphQLSchema, query: string) {
  const document = parse(query);
  const [error] = validate(schema, document);
  if (error) throw error;
  return document;
}
