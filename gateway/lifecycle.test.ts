import { mkdtempSync, rmSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { composeServices } from "@theguild/federation-composition";
import { buildSchema, type GraphQLSchema, parse } from "graphql";
import { serveGateway } from "./server.js";
import { keptLog } from "./testing/log.js";
import { gatewayOptions, post } from "./testing/server.js";
import { serveSchema } from "./testing/subgraphs.js";

const slowSchema = (field: string): GraphQLSchema => buildSchema(`type Query { shared: Int ${field}: Int }`);
const slowSupergraph = (field: string, url: string): string =>
  composeServices([{ name: "slow", url, typeDefs: parse(`type Query { shared: Int ${field}: Int }`) }]).supergraphSdl ??
  "";

describe("a shutdown", () => {
  it("finishes what is in flight and takes nothing new", async () => {
    const subgraph = await serveSchema(slowSchema("a"), { delayMs: 300 });
    const slow = await serveGateway(
      gatewayOptions({ supergraph: slowSupergraph("a", subgraph.url), log: keptLog() }, { open: true }),
    );
    const inFlight = post(slow.url, "{ shared }");
    while (subgraph.requests.length === 0) await setImmediate();
    const closed = slow.close();
    expect((await inFlight).body).toEqual({ data: { shared: null } });
    await closed;
    await expect(post(slow.url, "{ shared }")).rejects.toThrow();
    await subgraph.close();
  });
});

describe("a new supergraph", () => {
  it("is taken under load without one failed operation", async () => {
    const subgraph = await serveSchema(slowSchema("a"), { delayMs: 5 });
    const generations = ["a", "b"].map((field) => slowSupergraph(field, subgraph.url));
    const running = await serveGateway(
      gatewayOptions({ supergraph: generations[0] as string, log: keptLog() }, { open: true, timeoutMs: 60_000 }),
    );
    let replaced = 0;
    const timer = setInterval(() => running.reload(generations[++replaced % 2] as string), 4);
    const wrong: string[] = [];
    const client = async () => {
      for (let count = 0; count < 60; count++) {
        const { text } = await post(running.url, `{ shared __typename n${count % 7}: shared }`);
        if (!text.startsWith('{"data":{"shared":null')) wrong.push(text);
      }
    };
    await Promise.all(Array.from({ length: 10 }, client));
    clearInterval(timer);
    expect(wrong).toEqual([]);
    expect(replaced).toBeGreaterThan(20);
    await running.close();
    await subgraph.close();
  });

  it("is taken from its file, and a broken one is not", async () => {
    const folder = mkdtempSync(join(tmpdir(), "hub-gateway-"));
    const file = join(folder, "supergraph.graphql");
    const put = async (text: string) => {
      await writeFile(`${file}.new`, text);
      await rename(`${file}.new`, file);
    };
    const [first, second] = ["a", "b"].map((field) => slowSupergraph(field, "http://127.0.0.1:9/graphql")) as [
      string,
      string,
    ];
    await put(first);
    const own = keptLog();
    const running = await serveGateway(gatewayOptions({ supergraph: first, log: own }, { watch: file, open: true }));
    const until = async (message: string) => {
      while (!own.lines.some((line) => line.message.startsWith(message)))
        await new Promise((resolve) => setTimeout(resolve, 20));
    };
    await put("not a supergraph");
    await until("new supergraph refused");
    await put(second);
    await until("supergraph replaced");
    const { body } = await post(running.url, '{ __type(name: "Query") { fields { name } } }');
    expect(JSON.stringify(body)).toContain('"b"');
    await running.close();
    rmSync(folder, { recursive: true });
  });
});
