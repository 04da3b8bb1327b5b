import type { AddressInfo } from "node:net";
import fastify from "fastify";
import { execute, type GraphQLSchema, parse } from "graphql";

/** A subgraph of a test, served on loopback. */
export interface TestSubgraph {
  readonly url: string;
  /** Bodies and headers of the requests so far. */
  readonly requests: readonly { readonly query: string; readonly headers: Readonly<Record<string, unknown>> }[];
  close(): Promise<void>;
}

/** Ways in which a subgraph can be ill. */
export interface Illness {
  /** Waits so long before it answers, in ms. */
  readonly delayMs?: number;
  /** Answers this instead. */
  readonly answer?: { readonly status: number; readonly body: string };
  /** Status of `/health/ready`; without it there is no such path. */
  readonly ready?: number;
}

/** Serves a schema over HTTP as plain as can be: parse, execute, JSON. */
export async function serveSchema(schema: GraphQLSchema, illness: Illness = {}): Promise<TestSubgraph> {
  const app = fastify({ forceCloseConnections: true });
  const requests: { query: string; headers: Record<string, unknown> }[] = [];
  app.post<{ Body: { query: string; variables?: Record<string, unknown> } }>("/graphql", async (request, reply) => {
    const { query, variables } = request.body;
    requests.push({ query, headers: { ...request.headers } });
    if (illness.delayMs) await new Promise((resolve) => setTimeout(resolve, illness.delayMs));
    if (illness.answer) return reply.status(illness.answer.status).send(illness.answer.body);
    const result = await execute({
      schema,
      document: parse(query),
      variableValues: variables,
      contextValue: request.headers,
    });
    return {
      data: result.data,
      errors: result.errors?.map(({ message, path, extensions }) => ({ message, path, extensions })),
    };
  });
  const { ready } = illness;
  if (ready) app.get("/health/ready", (_request, reply) => reply.status(ready).send({}));
  await app.listen({ port: 0, host: "127.0.0.1" });
  const { port } = app.server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/graphql`, requests, close: () => app.close() };
}
