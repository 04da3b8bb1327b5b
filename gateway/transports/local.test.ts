import { describe, expect, it } from "@jest/globals";
import { clientTrace } from "@regiohub/infra/audit/trace";
import { HubError } from "@regiohub/infra/errors";
import { Wait } from "@regiohub/infra/wait";
import { buildSchema, GraphQLError } from "graphql";
import { localTransport } from "./local.js";
import type { SubgraphCall } from "./transport.js";

const schema = buildSchema(`
  input Stars { stars: Int = 3 }
  type Query { stars(input: Stars): Int slow: Int forbidden: Int broken: Int plain: Int who: String }
`);
const query = schema.getQueryType()?.getFields() ?? {};
const resolve = (name: string, resolver: (args: Record<string, never>, context: never) => unknown) => {
  const field = query[name];
  if (field) field.resolve = (_source, args, context) => resolver(args as never, context as never);
};
resolve("stars", ({ input }: { input?: { stars?: number } }) => input?.stars ?? null);
resolve("slow", () => new Promise((done) => setTimeout(done, 500)));
resolve("forbidden", () => {
  throw new HubError("FORBIDDEN", "Not for you.");
});
resolve("broken", () => {
  throw new Error("select secret from person");
});
resolve("plain", () => {
  throw new GraphQLError("Plain.", { extensions: { code: "PLAIN" } });
});
resolve("who", (_args, { id }: { id: string }) => id);

const call = (text: string, variables?: Record<string, unknown>): SubgraphCall => ({
  operation: { text, name: undefined, kind: "query" },
  variables,
  representations: [],
  request: { requestId: "request-1", trace: clientTrace({}), caller: undefined },
});

describe.each([
  ["compiled", 1],
  ["interpreted", Number.POSITIVE_INFINITY],
])("a subgraph in this process, %s", (_name, compileAfter) => {
  const unknown: { kind: string; frames: string }[] = [];
  const transport = localTransport(schema, ({ requestId }) => ({ context: { id: requestId } }), {
    name: "test",
    timeoutMs: 50,
    compileAfter,
    onUnknownError: (facts) => unknown.push(facts),
  });

  it("gets the context of the request", async () => {
    expect((await transport.execute(call("{ who }"))).data).toEqual({ who: "request-1" });
  });

  it("applies the default of an input field whose variable is absent", async () => {
    const { data } = await transport.execute(call("query ($s: Int) { stars(input: { stars: $s }) }", {}));
    expect(data).toEqual({ stars: 3 });
  });

  it("passes on codes, and keeps errors of unknown kind without one", async () => {
    const { data, errors } = await transport.execute(call("{ forbidden plain broken }"));
    expect(data).toEqual({ forbidden: null, plain: null, broken: null });
    const codes = Object.fromEntries((errors ?? []).map(({ path, extensions }) => [path?.[0], extensions?.code]));
    expect(codes).toEqual({ forbidden: "FORBIDDEN", plain: "PLAIN", broken: undefined });
    expect(unknown.map(({ kind }) => kind)).toEqual(["Error"]);
    expect(unknown[0]?.frames).not.toContain("secret");
  });

  it("is given up after the time limit", async () => {
    await expect(transport.execute(call("{ slow }"))).rejects.toMatchObject({
      code: "TIMED_OUT",
      message: 'Subgraph "test": too slow.',
    });
  });
});

describe("the operation of a fetch", () => {
  /** What became of it. */
  const endsOf = async (text: string, finish: () => Promise<void> = async () => {}, wait?: Wait) => {
    const ends: string[] = [];
    const noting = (end: string, work: () => Promise<void>) => () => {
      ends.push(end);
      return work();
    };
    const begin = () => ({
      context: {},
      finish: noting("finished", finish),
      abandon: noting("abandoned", async () => {}),
    });
    const transport = localTransport(schema, begin, { name: "test", timeoutMs: 50 });
    const { request, ...fetch } = call(text);
    const outcome = await transport.execute({ ...fetch, request: { ...request, ...(wait && { wait }) } }).then(
      ({ data }) => data,
      (error: unknown) => (error as Error).message,
    );
    return { ends, outcome };
  };

  it("is finished before there is an answer, one with errors too", async () => {
    expect(await endsOf("{ stars }")).toEqual({ ends: ["finished"], outcome: { stars: null } });
    expect(await endsOf("{ forbidden }")).toEqual({ ends: ["finished"], outcome: { forbidden: null } });
  });

  it("is abandoned when the answer takes too long", async () => {
    expect(await endsOf("{ slow }")).toEqual({ ends: ["abandoned"], outcome: 'Subgraph "test": too slow.' });
  });

  it("is abandoned when its client leaves", async () => {
    const wait = new Wait(60_000);
    const ended = endsOf("{ slow }", undefined, wait);
    wait.end();
    expect(await ended).toEqual({ ends: ["abandoned"], outcome: 'Subgraph "test": too slow.' });
  });

  it("is abandoned when it cannot be finished in time", async () => {
    const ended = await endsOf("{ stars }", () => new Promise(() => {}));
    expect(ended).toEqual({ ends: ["finished", "abandoned"], outcome: 'Subgraph "test": too slow.' });
  });

  it("does not begin when nobody waits any more", async () => {
    const wait = new Wait(60_000);
    wait.end();
    expect(await endsOf("{ stars }", undefined, wait)).toEqual({ ends: [], outcome: 'Subgraph "test": too slow.' });
  });

  it("keeps the answer back when it cannot be finished", async () => {
    const failing = () => Promise.reject(new Error("not committed"));
    expect(await endsOf("{ stars }", failing)).toEqual({ ends: ["finished", "abandoned"], outcome: "not committed" });
  });
});
