import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { composeServices } from "@theguild/federation-composition";
import { buildSchema, GraphQLError, GraphQLScalarType, Kind, parse } from "graphql";
import { type RunningGateway, serveGateway } from "./server.js";
import { keptLog } from "./testing/log.js";
import { serveSchema, type TestSubgraph } from "./testing/subgraphs.js";

const SDL = `
  scalar Day
  type Query { board: Board slow: Int day(on: Day): Int days(on: [Day!]): Int }
  type Board { name: String board: Board other: Board }
`;

const readDay = (value: unknown): unknown => {
  if (value === "2026-02-28") return value;
  throw new GraphQLError("Day: expected one.", { extensions: { code: "BAD_USER_INPUT" } });
};
const day = new GraphQLScalarType({
  name: "Day",
  parseValue: readDay,
  parseLiteral: (node) => readDay(node.kind === Kind.STRING ? node.value : undefined),
});

let subgraph: TestSubgraph;
let gateway: RunningGateway;
const log = keptLog();

beforeAll(async () => {
  subgraph = await serveSchema(buildSchema(SDL), { delayMs: 300 });
  const { supergraphSdl = "" } = composeServices([{ name: "one", url: subgraph.url, typeDefs: parse(SDL) }]);
  const options = { port: 0, host: "127.0.0.1", open: true, checks: {}, timeoutMs: 2_000, log };
  gateway = await serveGateway({ ...options, supergraph: supergraphSdl, scalars: [day] });
});

afterAll(async () => {
  await gateway.close();
  await subgraph.close();
});

async function send(path: string, init: RequestInit = {}) {
  const response = await fetch(`${gateway.url}${path}`, init);
  const text = await response.text();
  return {
    status: response.status,
    id: response.headers.get("x-request-id"),
    options: response.headers.get("x-content-type-options"),
    text,
    body: JSON.parse(text),
  };
}

const post = (body: string, headers: Record<string, string> = {}) =>
  send("/graphql", { method: "POST", headers: { "content-type": "application/json", ...headers }, body });
const ask = (query: string, variables?: object) => post(JSON.stringify({ query, variables }));

describe("what is no request for GraphQL", () => {
  it.each([
    ["an unknown path", 404, () => send("/secret-path")],
    ["an unknown method", 405, () => send("/graphql", { method: "DELETE" })],
    ["a malformed address", 400, () => send("/secret-path%zz")],
    ["a body that is no JSON", 400, () => post("{")],
    ["a body without an operation", 400, () => post("{}")],
    ["an operation that is no text", 400, () => post('{"query":1}')],
    ["a list of operations", 400, () => post('[{"query":"{ slow }"}]')],
    ["JSON in JSON in JSON", 400, () => post(`{"query":"{ slow }","variables":${"[".repeat(100_000)}`)],
    ["a key of all objects", 400, () => post('{"query":"{ slow }","variables":{"a":{"\\u005f_proto__":{}}}}')],
    ["a packed body", 415, () => post("{}", { "content-encoding": "gzip" })],
    ["a form of another site", 415, () => post("{}", { "content-type": "text/plain" })],
    ["another charset", 415, () => post("{}", { "content-type": "application/json; Charset=utf-16" })],
    ["another type", 415, () => post("{}", { "content-type": "text/html" })],
    [
      "two operations over GET",
      400,
      () => send("/graphql?query=a&query=b", { headers: { "x-apollo-operation-name": "a" } }),
    ],
  ])("is refused in the form of GraphQL errors: %s", async (_name, status, request) => {
    const { id, body, text, options, ...answer } = await request();
    expect([answer.status, options]).toEqual([status, "nosniff"]);
    expect(body).toEqual({
      errors: [{ message: expect.any(String), extensions: { code: "BAD_REQUEST", requestId: id } }],
    });
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(text).not.toContain("secret");
  });

  it("may name UTF-8", async () => {
    const { status } = await post('{"query":"{__typename}"}', { "content-type": 'application/json; charset="UTF-8"' });
    expect(status).toBe(200);
  });
});

describe("operations that would take too much", () => {
  it.each([
    ["large", `{ board { ...F0 } } ${doubling(24)}`],
    ["deep", `${"{ board ".repeat(20_000)}`],
  ])("are refused when they are too %s", async (_name, query) => {
    const { status, id, body } = await ask(query);
    expect([status, body.errors.length]).toEqual([400, 1]);
    expect(body.errors[0].extensions).toEqual({ code: "OPERATION_REFUSED", requestId: id });
  });

  it("are refused when they have too many words", async () => {
    const { body } = await ask(`{ ${Array.from({ length: 11_000 }, (_, n) => `a${n}`).join(" ")} }`);
    expect(body.errors[0].extensions.code).toBe("OPERATION_REFUSED");
  });
});

describe("operations in an address", () => {
  it.each([
    ["the limits", `{ ${"board { ".repeat(300)}`, "OPERATION_REFUSED"],
    ["the limits, behind a malformed escape", `{ ${"board { ".repeat(300)} %FF`, "OPERATION_REFUSED"],
  ])("are held to %s", async (_name, query, code) => {
    const escaped = encodeURIComponent(query).replace("%25FF", "%FF");
    const { status, body } = await send(`/graphql?query=${escaped}`, { headers: { "apollo-require-preflight": "1" } });
    expect([status, body.errors[0].extensions.code]).toEqual([400, code]);
  });

  it("have variables that are held to them too", async () => {
    const variables = `{"on":${"[".repeat(2_000)}${"]".repeat(2_000)}}`;
    const query = `query=${encodeURIComponent("query ($on: [Day!]) { days(on: $on) }")}&variables=${variables}`;
    const { status, text } = await send(`/graphql?${query}`, { headers: { "apollo-require-preflight": "1" } });
    expect([status, text]).toEqual([400, expect.stringContaining("JSON too deep")]);
  });
});

function doubling(steps: number): string {
  const step = (_: unknown, n: number) => `fragment F${n} on Board { board { ...F${n + 1} } other { ...F${n + 1} } }`;
  return `${Array.from({ length: steps }, step).join(" ")} fragment F${steps} on Board { name }`;
}

describe("values that a scalar does not take", () => {
  it.each([
    ["in the document", '{ day(on: "2026-02-30") }', undefined, "GRAPHQL_VALIDATION_FAILED"],
    ["in a list", '{ days(on: ["2026-02-28", "2026-02-30"]) }', undefined, "GRAPHQL_VALIDATION_FAILED"],
    ["in a variable", "query ($on: Day) { day(on: $on) }", { on: "2026-02-30" }, "BAD_USER_INPUT"],
    ["in a list of a variable", "query ($on: [Day!]) { days(on: $on) }", { on: ["2026-02-30"] }, "BAD_USER_INPUT"],
  ])("are refused in its own words: %s", async (_name, query, variables, code) => {
    const asked = subgraph.requests.length;
    const { body } = await ask(query, variables);
    expect(body.data).toBeUndefined();
    expect(body.errors).toEqual([
      expect.objectContaining({ message: "Day: expected one.", extensions: expect.objectContaining({ code }) }),
    ]);
    expect(subgraph.requests.length).toBe(asked);
  });
});

describe("a client that goes away", () => {
  it("is counted and logged as gone", async () => {
    const body = '{"query":"{ slow }"}';
    const socket = connect(gateway.port, "127.0.0.1");
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: x\r\nx-request-id: gone-away-1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    const until = async (holds: () => boolean | Promise<boolean>) => {
      while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    await until(() => subgraph.requests.some(({ headers }) => headers["x-request-id"] === "gone-away-1"));
    const inFlight = async () => {
      const text = await (await fetch(`${gateway.url}/metrics`)).text();
      return /^hub_requests_in_flight (\d+)$/m.exec(text)?.[1];
    };
    expect(await inFlight()).toBe("1");
    socket.destroy();
    await until(() => log.lines.some(({ facts }) => facts.requestId === "gone-away-1"));
    expect(log.lines.find(({ facts }) => facts.requestId === "gone-away-1")?.facts.status).toBe(499);
    expect(await inFlight()).toBe("0");
  });
});
