import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { buildSchema } from "graphql";
import type { Authenticate } from "../auth/verify.js";
import type { Log } from "../log.js";
import type { RunningServer } from "../serving.js";
import { boardCaller } from "../testing/callers.js";
import { serveSubgraph } from "./serve.js";
import type { OpenSubgraph } from "./subgraph.js";

const schema = buildSchema("type Query { who: String broken: String }");
const fields = schema.getQueryType()?.getFields() ?? {};
if (fields.who) fields.who.resolve = (_source, _args, { who }: { who: string }) => who;
if (fields.broken) {
  fields.broken.resolve = () => {
    throw new Error("select secret from person");
  };
}

const caller = boardCaller("99001");
/** How the operations came to their end, in order. */
const ends: string[] = [];
let failure: Error | undefined;
let isSound = true;

/** A subgraph without a database: its operations only say how they end. */
const subgraph: OpenSubgraph = {
  name: "toy",
  schema,
  sdl: "",
  begin({ caller: who, requestId }) {
    if (!isSound) throw new TypeError("relation secret of undefined");
    return {
      context: { who: who?.subject },
      finish: async () => {
        ends.push(`finished ${requestId}`);
        if (failure) throw failure;
      },
      abandon: async () => void ends.push(`abandoned ${requestId}`),
    };
  },
  ready: async () => {},
  close: async () => {},
};

const lines: unknown[] = [];
const note = (message: string, facts?: object) => void lines.push({ message, ...facts });
const log: Log = { debug() {}, info() {}, warn() {}, error: note };
let server: RunningServer;
beforeAll(async () => {
  const authenticate: Authenticate = async ({ authorization }) => (authorization ? caller : undefined);
  server = await serveSubgraph(subgraph, { port: 0, host: "127.0.0.1", authenticate, log });
});
afterAll(() => server.close());

const ask = async (query: string) => {
  const headers = { "content-type": "application/json", authorization: "Bearer x", "x-request-id": "r1" };
  const answer = await fetch(`${server.url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query }) });
  return { body: await answer.json(), ends: ends.splice(0) };
};

describe("an operation over HTTP", () => {
  it("is finished once before its answer, also when that has errors or nothing was executed", async () => {
    expect(await ask("{ who }")).toEqual({ body: { data: { who: "board-it" } }, ends: ["finished r1"] });
    expect(await ask("{ broken }")).toMatchObject({ body: { data: { broken: null } }, ends: ["finished r1"] });
    expect((await ask("{ nothing }")).ends).toEqual(["finished r1"]);
  });

  it("that cannot begin for a fault of ours is no fault of the token, and is logged without what it says", async () => {
    isSound = false;
    lines.length = 0;
    const masked = { message: "Internal error.", extensions: { code: "INTERNAL" } };
    expect(await ask("{ who }")).toEqual({ body: { errors: [masked] }, ends: [] });
    expect(lines).toEqual([{ message: "operation not begun", subgraph: "toy", error: "TypeError" }]);
    isSound = true;
  });

  it("keeps its answer back when it cannot be finished, and says no more than that", async () => {
    failure = new Error("select secret from person");
    const body = { errors: [{ message: "Internal error.", extensions: { code: "INTERNAL" } }] };
    expect(await ask("{ who }")).toEqual({ body, ends: ["finished r1"] });
    expect(lines.at(-1)).toEqual({ message: "operation not finished", subgraph: "toy" });
    failure = undefined;
  });
});
