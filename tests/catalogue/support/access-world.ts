import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { loadAuditKeys } from "@regiohub/infra/audit/keys";
import type { Caller } from "@regiohub/infra/auth/caller";
import { loadKeys } from "@regiohub/infra/auth/keys";
import { relayedTo, relayVerifier } from "@regiohub/infra/auth/relay";
import { signCaller } from "@regiohub/infra/auth/tokens";
import { authenticator } from "@regiohub/infra/auth/verify";
import { withClient } from "@regiohub/infra/db/connect";
import type { SealKeys } from "@regiohub/infra/graphql/seals";
import { serveSubgraph } from "@regiohub/infra/graphql/serve";
import { openSubgraph } from "@regiohub/infra/graphql/subgraph";
import { boardCaller } from "@regiohub/schema/testing/callers";
import type { GraphQLSchema } from "graphql";
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from "graphql";
import { type FilledHub, filledHub, hub, quiet, serveFilled } from "../../hub.js";
import { knownThings, type Things } from "./things.js";

/** An answer, as far as these tests look at it. */
export interface Reply {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: { readonly code?: string };
  }[];
}

/** Something that can be asked: the gateway, or one subgraph over HTTP. */
export interface Place {
  /** `gateway`, or the subgraph's name. */
  readonly name: string;
  readonly schema: GraphQLSchema;
  ask(query: string, caller: Caller, more?: { variables?: object; traceId?: string }): Promise<Reply>;
}

/** A hub with everything in it that somebody may not see, and all ways to ask it. */
export interface AccessWorld {
  readonly hub: FilledHub;
  readonly things: Things;
  readonly gateway: Place;
  readonly subgraphs: readonly Place[];
  /** What its ids of people are made with. */
  readonly seals: SealKeys;
  close(): Promise<void>;
}

/** Opens one. Takes some seconds. */
export async function accessWorld(): Promise<AccessWorld> {
  const filled = await filledHub();
  const keys = await loadKeys(filled.config.home);
  const things = await knownThings(filled.url, keys.seals);
  const audit = await loadAuditKeys(filled.config.home);
  const all = await serveFilled(filled);
  const closing = [all.close];
  const subgraphs = [];
  for (const subgraph of hub.subgraphs) {
    const { name } = subgraph;
    const options = { url: filled.url, seals: keys.seals, audit, statementTimeoutMs: 10_000, connections: 2 };
    const open = openSubgraph(subgraph, options);
    const authenticate = authenticator(relayVerifier(name, keys.gateway.verifying));
    const server = await serveSubgraph(open, { port: 0, host: "127.0.0.1", authenticate, log: quiet });
    closing.push(server.close, open.close);
    const bearer = async (caller: Caller) =>
      `Bearer ${await signCaller(caller, relayedTo(name), keys.gateway, new Date())}`;
    subgraphs.push({ name, schema: open.schema, ask: asker(`${server.url}/graphql`, bearer, filled.url) });
  }
  const ask = asker(`${all.url}/graphql`, filled.bearer, filled.url);
  return {
    hub: filled,
    seals: keys.seals,
    things,
    gateway: { name: "gateway", schema: await schemaOf((query) => ask(query, boardCaller("99001"))), ask },
    subgraphs,
    async close() {
      for (const close of closing) await close();
      await filled.drop();
    },
  };
}

/** A trace that no other request has: readings of one request are found by it. */
export const newTrace = (): string => randomUUID().replaceAll("-", "");

const asker =
  (url: string, bearer: (caller: Caller) => Promise<string>, database: string): Place["ask"] =>
  async (query, caller, { variables = {}, traceId = newTrace() } = {}) => {
    const headers = {
      "content-type": "application/json",
      authorization: await bearer(caller),
      traceparent: `00-${traceId}-${"1".repeat(16)}-00`,
    };
    const body = JSON.stringify({ query, variables });
    for (;;) {
      const response = await fetch(url, { method: "POST", headers, body });
      const reply = (await response.json()) as Reply;
      if (response.status !== 429) return reply;
      // What may be seen is asked more often than any budget allows: a used one is made a new one, and waited for.
      await withClient(database, (client) => client.query("truncate access.budget"));
      await sleep(Number(response.headers.get("retry-after")) * 1_000);
    }
  };

/** The schema that a gateway shows, asked as a board user who holds every scope. */
export async function schemaOf(ask: (query: string) => Promise<Reply>): Promise<GraphQLSchema> {
  const { data } = await ask(getIntrospectionQuery({ descriptions: false }));
  return buildClientSchema(data as unknown as IntrospectionQuery);
}
