import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { HubError } from "@regiohub/infra/errors";
import { composeWorld } from "./fuzz/world/engines.js";
import { type GatewayOptions, type RunningGateway, serveGateway } from "./server.js";
import { type KeptLog, keptLog } from "./testing/log.js";
import { gatewayOptions, post as send } from "./testing/server.js";
import type { TestSubgraph } from "./testing/subgraphs.js";
import { serveWorld } from "./testing/world.js";

let served: Record<string, TestSubgraph>;
let supergraph: string;
let log: KeptLog;
let gateway: RunningGateway;

const optionsOf = (more: Partial<GatewayOptions> = {}) => gatewayOptions({ supergraph, log }, more);

beforeAll(async () => {
  served = await serveWorld();
  supergraph = composeWorld(Object.fromEntries(Object.entries(served).map(([name, { url }]) => [name, url])));
  log = keptLog();
  gateway = await serveGateway(optionsOf());
});

afterAll(async () => {
  await gateway.close();
  for (const subgraph of Object.values(served)) await subgraph.close();
});

const post = (query: unknown, headers: Record<string, string> = {}) =>
  send(gateway.url, query, { authorization: "Bearer good", ...headers });

describe("callers", () => {
  it("with a good token reach subgraphs with the gateway's own token", async () => {
    await post("{ me { name } }", { "x-request-id": "request-0001" });
    const headers = served.accounts?.requests.at(-1)?.headers;
    expect([headers?.authorization, headers?.["x-request-id"]]).toEqual([
      "Bearer signed-for-partner-1",
      "request-0001",
    ]);
  });

  it.each([
    ["without a token", "", "UNAUTHENTICATED", "Bearer"],
    ["with a bad token", "Bearer bad", "TOKEN_INVALID", 'Bearer error="invalid_token"'],
  ])("%s reach nothing, whatever they send", async (_name, authorization, code, challenge) => {
    const before = served.accounts?.requests.length;
    for (const query of [
      "{ me { name } }",
      "{ __typename }",
      "{ me { ",
      `{ ${"a { ".repeat(1_000)}`,
      { not: "GraphQL" },
    ]) {
      const { status, body, headers } = await post(query, { authorization });
      expect([status, headers.get("www-authenticate")]).toEqual([401, challenge]);
      const extensions = { code, requestId: headers.get("x-request-id") };
      expect(body).toEqual({ errors: [{ message: expect.any(String), extensions }] });
    }
    expect(served.accounts?.requests.length).toBe(before);
  });

  it("whose token cannot be looked at for now are asked to come back", async () => {
    const authenticate = async () => Promise.reject(new HubError("DATABASE_UNREACHABLE", "No keys for now."));
    const ill = await serveGateway(optionsOf({ authenticate }));
    const { status, headers, body } = await send(ill.url, "{ me { name } }");
    expect([status, headers.get("retry-after")]).toEqual([503, "5"]);
    expect(body.errors?.[0]?.extensions.code).toBe("DATABASE_UNREACHABLE");
    await ill.close();
  });
});

describe("answers", () => {
  it("carry a well-formed request id of the client, else a new one", async () => {
    expect((await post("{ me { id } }", { "x-request-id": "good-id-1" })).headers.get("x-request-id")).toBe(
      "good-id-1",
    );
    expect((await post("{ me { id } }", { "x-request-id": "bad id" })).headers.get("x-request-id")).toMatch(
      /^[0-9a-f-]{36}$/,
    );
  });

  it("mask errors of unknown kind and name the request in them", async () => {
    const { body } = await post("{ absent { id } }", { "x-request-id": "request-0002" });
    expect(body).toEqual({
      data: { absent: null },
      errors: [
        {
          message: "Internal error",
          path: ["absent"],
          extensions: { code: "INTERNAL_SERVER_ERROR", requestId: "request-0002" },
        },
      ],
      extensions: { cost: { requested: 2, actual: 1 } },
    });
  });

  it.each([
    ["a syntax error", "{ me { ", "GRAPHQL_PARSE_FAILED"],
    ["an unknown field", "{ me { nam } }", "GRAPHQL_VALIDATION_FAILED"],
    [
      "a wrong variable",
      { query: "query ($n: Int!) { users(first: $n) { id } }", variables: { n: "x" } },
      "BAD_USER_INPUT",
    ],
    [
      "an unknown operation name",
      { query: "query A { me { id } }", operationName: "B" },
      "OPERATION_RESOLUTION_FAILURE",
    ],
  ])("to %s have the status that the media type asks for", async (_name, query, code) => {
    const json = await post(query);
    const graphql = await post(query, { accept: "application/graphql-response+json" });
    expect([json.status, graphql.status]).toEqual([200, 400]);
    for (const { body } of [json, graphql]) {
      expect(body.errors?.[0]?.extensions.code).toBe(code);
      expect(body.data).toBeUndefined();
    }
  });

  it("do not suggest what the schema holds", async () => {
    expect((await post("{ me { nam } }")).text).not.toContain("Did you mean");
  });

  it("are refused to forms of other sites", async () => {
    const { status } = await post("{ me { id } }", { "content-type": "text/plain" });
    expect(status).toBe(415);
  });

  it("are refused to bodies that are too large or not JSON", async () => {
    const large = await post(`{ me { id } } # ${"x".repeat(300_000)}`);
    expect([large.status, large.body.errors?.[0]?.extensions.code]).toEqual([413, "BAD_REQUEST"]);
    const response = await fetch(`${gateway.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: "Bearer good" },
      body: "{",
    });
    expect(response.status).toBe(400);
  });

  it("also come over GET, for queries only", async () => {
    const get = (query: string) =>
      fetch(`${gateway.url}/graphql?query=${encodeURIComponent(query)}`, {
        headers: { "apollo-require-preflight": "1", authorization: "Bearer good" },
      });
    expect(await (await get("{ me { id } }")).json()).toMatchObject({ data: { me: { id: "u0" } } });
    expect((await get('mutation { rename(id: "u0", name: "x") { id } }')).status).toBe(405);
  });
});

describe("operators", () => {
  it("see each request in the log, without its variables", async () => {
    await post(
      { query: "query Named($id: ID!) { userById(id: $id) { brittle } }", variables: { id: "u2" } },
      { "x-request-id": "request-0003" },
    );
    const line = log.lines.findLast(({ facts }) => facts.requestId === "request-0003");
    expect(line).toMatchObject({
      level: "info",
      message: "request",
      facts: { operationName: "Named", status: 200, codes: "INTERNAL_SERVER_ERROR" },
    });
    expect(typeof line?.facts.ms).toBe("number");
    expect(JSON.stringify(line)).not.toContain("u2");
  });

  it("see figures for Prometheus", async () => {
    const text = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(text).toMatch(/^hub_requests_total\{status="200"\} [1-9]/m);
    expect(text).toMatch(/^hub_subgraph_fetch_seconds_count\{.*subgraph="accounts".*\} [1-9]/m);
    expect(text).toMatch(/^hub_errors_total\{code="INTERNAL_SERVER_ERROR"\} [1-9]/m);
    expect(text).toMatch(/^hub_request_seconds_sum .*[1-9]/m);
    expect(text).toMatch(/^hub_requests_in_flight 0$/m);
    expect(text).toMatch(/^process_cpu_seconds_total /m);
  });

  it("see that it is ready, or which part is not", async () => {
    const checks = { database: async () => Promise.reject(new HubError("DATABASE_UNREACHABLE", "secret address")) };
    const ill = await serveGateway(optionsOf({ checks, addresses: { scores: "http://127.0.0.1:9/graphql" } }));
    const answer = await fetch(`${ill.url}/health/ready`);
    expect([answer.status, await answer.json()]).toEqual([
      503,
      {
        status: "unavailable",
        checks: expect.objectContaining({
          database: "DATABASE_UNREACHABLE",
          "subgraph scores": "DOWNSTREAM_SERVICE_ERROR",
          "subgraph stock": "ok",
        }),
      },
    ]);
    expect((await fetch(`${ill.url}/health/live`)).status).toBe(200);
    await ill.close();
    expect((await fetch(`${gateway.url}/health/ready`)).status).toBe(200);
  });

  it("are told that a port is taken", async () => {
    await expect(serveGateway(optionsOf({ port: gateway.port }))).rejects.toMatchObject({ code: "PORT_TAKEN" });
  });

  it("are told which subgraph has no address", async () => {
    await expect(serveGateway(optionsOf({ supergraph: composeWorld() }))).rejects.toMatchObject({
      code: "CONFIG_INVALID",
    });
  });
});
