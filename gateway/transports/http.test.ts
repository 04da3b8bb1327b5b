import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { clientTrace } from "@regiohub/infra/audit/trace";
import { partner } from "@regiohub/infra/testing/callers";
import { buildSchema } from "graphql";
import { serveSchema, type TestSubgraph } from "../testing/subgraphs.js";
import { httpTransport } from "./http.js";
import type { GatewayRequest, SubgraphCall } from "./transport.js";

const schema = buildSchema("type Query { echo(list: [String], text: String): String }");
const field = schema.getQueryType()?.getFields().echo;
if (field) field.resolve = (_source, args) => JSON.stringify(args);
let subgraph: TestSubgraph;
const trace = clientTrace({});

beforeAll(async () => {
  subgraph = await serveSchema(schema);
});
afterAll(() => subgraph.close());

const callOf = (request: GatewayRequest): SubgraphCall => ({
  operation: { text: "query Q($r: [String], $t: String) { echo(list: $r, text: $t) }", name: "Q", kind: "query" },
  variables: { t: 'quote " and é' },
  representations: [{ variable: "r", texts: ['"a"', '"b"'] }],
  request,
});

describe("a subgraph over HTTP", () => {
  it("gets representations and variables as they are", async () => {
    const transport = httpTransport("echo", subgraph.url, { timeoutMs: 1_000 });
    const { data } = await transport.execute(callOf({ requestId: "request-1", trace, caller: undefined }));
    expect(JSON.parse(String(data?.echo))).toEqual({ list: ["a", "b"], text: 'quote " and é' });
    await transport.close();
  });

  it("gets the gateway's token, the request id and the trace, and no token without a caller", async () => {
    const transport = httpTransport("echo", subgraph.url, { timeoutMs: 1_000 });
    const caller = partner;
    await transport.execute(
      callOf({ requestId: "request-2", trace, caller, token: async (subgraph) => `signed-for-${subgraph}` }),
    );
    await transport.execute(callOf({ requestId: "request-3", trace, caller: undefined }));
    await transport.close();
    const spans = subgraph.requests.slice(-2).map(({ headers }) => headers.traceparent);
    expect(spans).toEqual(Array(2).fill(`00-${trace.traceId}-${trace.spanId}-00`));
    const [first, second] = subgraph.requests.slice(-2).map(({ headers }) => headers);
    expect([first?.authorization, first?.["x-request-id"]]).toEqual(["Bearer signed-for-echo", "request-2"]);
    expect([second?.authorization, second?.["x-request-id"]]).toEqual([undefined, "request-3"]);
  });

  it("is checked by a query of its own where it does not tell whether it is ready", async () => {
    const asked = subgraph.requests.length;
    const transport = httpTransport("echo", subgraph.url, { timeoutMs: 1_000 });
    await expect(transport.check()).resolves.toBeUndefined();
    expect(subgraph.requests.slice(asked).map(({ query }) => query)).toEqual(["{__typename}"]);
    await transport.close();
  });

  it.each([
    [200, "ok"],
    [503, 'Subgraph "echo": not ready.'],
  ])("that says %s of itself is %s", async (ready, outcome) => {
    const own = await serveSchema(schema, { ready });
    const transport = httpTransport("echo", own.url, { timeoutMs: 1_000 });
    const said = await transport.check().then(
      () => "ok",
      (error: Error) => error.message,
    );
    expect([said, own.requests]).toEqual([outcome, []]);
    await transport.close();
    await own.close();
  });

  it("needs an address", () => {
    expect(() => httpTransport("echo", "ftp://nowhere", { timeoutMs: 1 })).toThrow('Subgraph "echo": no address.');
  });
});
