import { buildSubgraphSchema } from "@apollo/subgraph";
import { ACCESS_LINK } from "@regiohub/infra/access/declare";
import { type AccessPolicy, OPEN } from "@regiohub/infra/access/policy";
import { clientTrace } from "@regiohub/infra/audit/trace";
import type { Caller } from "@regiohub/infra/auth/caller";
import { compose } from "@regiohub/infra/graphql/compose";
import { type ExecutionResult, parse } from "graphql";
import { createPlanner } from "../execute/planner.js";
import { Generation } from "../generation.js";
import { localTransport } from "../transports/local.js";

/** Who administers is shown everything, who counts no secrets. */
const policy: AccessPolicy = {
  scopes: { board: ["read", "schema"], partner: ["read", "schema"], region: [], operator: [] },
  purposes: { board: ["ADMINISTER"], partner: ["COUNT"], region: ["PLAN"], operator: ["RUN"] },
  aboutPeople: new Set(["SECRET"]),
  introspection: { scopes: [["schema"]], sensitivity: "OPEN" },
  deliveries: { scopes: [["deliver"]], sensitivity: "OPEN" },
  shows: (purpose, level) => level === OPEN.sensitivity || purpose === "ADMINISTER",
};

const HEAD = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@requiresScopes", "@composeDirective"])
  ${ACCESS_LINK}`;

/** A gateway over one subgraph in this process. */
export interface GuardedWorld {
  ask(query: string, caller: Caller, variables?: Record<string, unknown>): Promise<ExecutionResult>;
  /** What the subgraph has been asked since the last look. */
  asked(): string[];
}

/** Serves types whose fields ask something of their callers; no guard stands behind the gateway here. */
export async function guardedWorld(types: string, resolvers: object): Promise<GuardedWorld> {
  const sdl = `${HEAD}\n${types}`;
  const supergraph = await compose([{ name: "toy", sdl, url: "" }]);
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  const asked: string[] = [];
  const transport = localTransport(schema, () => ({ context: {} }), { timeoutMs: 5_000 });
  const listening: typeof transport = {
    ...transport,
    execute(call) {
      asked.push(call.operation.text);
      return transport.execute(call);
    },
  };
  const planner = createPlanner(supergraph, { access: policy });
  const generation = new Generation(supergraph, planner, new Map([["toy", listening]]));
  return {
    ask: (source, caller, variables = {}) =>
      generation.execute({
        document: parse(source),
        source,
        operationName: undefined,
        variables,
        request: { requestId: "test", trace: clientTrace({}), caller },
      }),
    asked: () => asked.splice(0),
  };
}
