import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { makeWorld } from "../fuzz/world/data.js";
import { subgraphSchema } from "../fuzz/world/engines.js";
import { type Illness, serveSchema, type TestSubgraph } from "../testing/subgraphs.js";
import { localEngine } from "../testing/world.js";
import { httpTransport } from "../transports/http.js";

const QUERY = "{ users { name } warehouses { region } topReviews { author { score role } } }";
let healthy: unknown;

beforeAll(async () => {
  healthy = (await localEngine().ask(QUERY)).data;
});

/** name, illness of the subgraph `scores`, what the client is told */
const ILLNESSES: readonly (readonly [string, Illness, string])[] = [
  ["hangs", { delayMs: 700 }, "too slow"],
  ["answers an error page", { answer: { status: 500, body: "<h1>at 10.0.0.7: secret</h1>" } }, "not a GraphQL answer"],
  ["answers half an answer", { answer: { status: 200, body: '{"data":{"_ent' } }, "not a GraphQL answer"],
  ["answers something else", { answer: { status: 200, body: "[1]" } }, "not a GraphQL answer"],
  [
    "answers more than it may",
    { answer: { status: 200, body: `{"data":{"x":"${"x".repeat(200_000)}"}}` } },
    "too large an answer",
  ],
  ...[
    ["errors that are none", '"data":{"_entities":[]},"errors":[null,1,{}]'],
    ["errors that are no list", '"data":{"_entities":[]},"errors":"x"'],
    ["an error at no path", '"data":null,"errors":[{"message":"x","path":"a.b"}]'],
    ["no list of entities", '"data":{"_entities":{"0":{"score":1}}}'],
    ["no entities", '"data":{"_entities":null}'],
    ["too few entities", '"data":{"_entities":[]}'],
    ["entities that are none", '"data":{"_entities":[1,2,3,4,5,6,7,8,9]}'],
  ].map(
    ([name, fields]) =>
      [`answers ${name}`, { answer: { status: 200, body: `{${fields}}` } }, "not a GraphQL answer"] as const,
  ),
  ["answers nothing", { answer: { status: 200, body: '{"data":null}' } }, "not a GraphQL answer"],
];

describe("a subgraph that", () => {
  const open: TestSubgraph[] = [];
  afterAll(async () => {
    for (const subgraph of open) await subgraph.close();
  });

  async function askWith(illness: Illness, closed = false) {
    const subgraph = await serveSchema(subgraphSchema("scores", makeWorld()), illness);
    if (closed) await subgraph.close();
    else open.push(subgraph);
    const scores = httpTransport("scores", subgraph.url, { timeoutMs: 300, answerLimit: 100_000 });
    const engine = localEngine({ scores });
    const result = await engine.ask(QUERY);
    await engine.close();
    return { result, url: subgraph.url };
  }

  it.each(ILLNESSES)("%s costs its own fields only", async (_name, illness, reason) => {
    const { result, url } = await askWith(illness);
    expect(result.errors?.map((error) => error.toJSON())).toEqual([
      {
        message: `Subgraph "scores": ${reason}.`,
        path: ["topReviews", 0, "author"],
        extensions: { code: reason === "too slow" ? "TIMED_OUT" : "DOWNSTREAM_SERVICE_ERROR" },
      },
    ]);
    expect(result.data).toEqual(withoutScores(healthy));
    expect(JSON.stringify(result)).not.toContain(new URL(url).port);
    expect(JSON.stringify(result)).not.toContain("secret");
  });

  it("is gone costs its own fields only", async () => {
    const { result } = await askWith({}, true);
    expect(result.errors?.map(({ message }) => message)).toEqual(['Subgraph "scores": not reachable.']);
    expect(result.data).toEqual(withoutScores(healthy));
  });

  it.each([
    ["a number for an object", '{"me":5}', "me"],
    ["an object for a list", '{"users":{"id":"u0"}}', "users"],
    ["a list for an object", '{"me":[{"id":"u0"}]}', "me"],
  ])("gives %s is told of", async (_name, data, field) => {
    const subgraph = await serveSchema(subgraphSchema("accounts", makeWorld()), {
      answer: { status: 200, body: `{"data":${data}}` },
    });
    const accounts = httpTransport("accounts", subgraph.url, { timeoutMs: 300 });
    const { errors } = await localEngine({ accounts }).ask(`{ ${field} { id } }`);
    expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [[field], "DOWNSTREAM_SERVICE_ERROR"],
    ]);
    await accounts.close();
    await subgraph.close();
  });

  it("answers with what all objects share changes nothing of it", async () => {
    const entity = '{"__proto__":{"x":1},"score":3,"role":{"__proto__":{"y":2}}}';
    await askWith({ answer: { status: 200, body: `{"data":{"_entities":[${Array(9).fill(entity)}]}}` } });
    await askWith({ answer: { status: 200, body: `{"data":{"__proto__":{"z":1},"_entities":[]}}` } });
    expect(["x", "y", "z"].filter((key) => key in {})).toEqual([]);
  });

  it("refuses the whole request passes on its code", async () => {
    const body = JSON.stringify({
      errors: [{ message: "Not for you.", extensions: { code: "FORBIDDEN", sql: "select", stack: "at x" } }],
    });
    const { result } = await askWith({ answer: { status: 403, body } });
    expect(result.errors?.map((error) => error.toJSON())).toEqual([
      { message: "Not for you.", extensions: { code: "FORBIDDEN" } },
    ]);
    expect(result.data).toEqual(withoutScores(healthy));
  });
});

const withoutScores = (data: unknown) =>
  JSON.parse(JSON.stringify(data), (key, value: unknown) => (key === "score" ? null : value));
