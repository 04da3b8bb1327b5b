import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { composeServices } from "@theguild/federation-composition";
import { buildSchema, parse } from "graphql";
import { type RunningGateway, serveGateway } from "./server.js";
import { keptLog } from "./testing/log.js";
import { gatewayOptions, post } from "./testing/server.js";
import { serveSchema, type TestSubgraph } from "./testing/subgraphs.js";

const SDL = "type Query { long: String }";
/** Far more than the kernel keeps of an answer for a client that does not read. */
const LONG = "x".repeat(32 * 1024 * 1024);

const log = keptLog();
let subgraph: TestSubgraph;
let gateway: RunningGateway;

beforeAll(async () => {
  subgraph = await serveSchema(buildSchema(SDL), { answer: { status: 200, body: `{"data":{"long":"${LONG}"}}` } });
  const { supergraphSdl = "" } = composeServices([{ name: "one", url: subgraph.url, typeDefs: parse(SDL) }]);
  const patience = { headers: 2_000, body: 300, request: 4_000, idle: 300, unread: 300, lookEvery: 100 };
  gateway = await serveGateway(gatewayOptions({ supergraph: supergraphSdl, log }, { patience }));
});

afterAll(async () => {
  await gateway.close();
  await subgraph.close();
});

const authorization = "Bearer good";

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

/** A client that sends this and then nothing, once it is connected; `end` is what it got when it was let go. */
async function abandoned(text: string, { reads = true } = {}): Promise<{ socket: Socket; end: Promise<string> }> {
  const socket = connect(gateway.port, "127.0.0.1");
  let got = "";
  socket.on("error", () => {}); // a reset is an end too
  if (reads) socket.on("data", (chunk) => (got += chunk));
  const end = new Promise<string>((resolve) => socket.once("close", () => resolve(got)));
  await Promise.race([new Promise((resolve) => socket.once("connect", resolve)), end]);
  socket.write(text);
  return { socket, end };
}

const head = (...lines: string[]) => ["POST /graphql HTTP/1.1", "host: x", ...lines, "", ""].join("\r\n");
const JSON_TYPE = "content-type: application/json";
const HALF_HEADERS = "POST /graphql HTTP/1.1\r\nhost: x\r\n";
const halfBody = (token: string) => `${head(JSON_TYPE, `authorization: ${token}`, "content-length: 100")}{"query":`;

describe("clients that say nothing", () => {
  it("are let go by the thousand, while others are answered", async () => {
    const ends: Promise<string>[] = [];
    const add = async (count: number, text: string) =>
      ends.push(...(await Promise.all(times(count, () => abandoned(text)))).map(({ end }) => end));
    // In turns: a system lets go of connections by itself when too many wait to be taken.
    while (ends.length < 2_000) await add(100, "");
    await add(100, HALF_HEADERS);
    await add(100, halfBody(authorization));
    const statuses: number[] = [];
    let isOver = false;
    const other = async () => {
      while (!isOver) statuses.push((await post(gateway.url, "{ __typename }", { authorization })).status);
    };
    const asking = other();
    await Promise.all(ends);
    isOver = true;
    await asking;
    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});

describe("a connection", () => {
  it.each([
    ["without the end of a body", () => halfBody(authorization), 408],
    ["without the end of a body that is refused anyhow", () => halfBody("Bearer bad"), 401],
    ["without the end of the headers", () => HALF_HEADERS, 408],
  ])("%s is answered and closed", async (_name, text, status) => {
    const { end } = await abandoned(text());
    expect(await end).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });

  it("whose body never ends is closed when it is too large", async () => {
    const { socket, end } = await abandoned(
      head(JSON_TYPE, `authorization: ${authorization}`, "transfer-encoding: chunked"),
    );
    const piece = "x".repeat(64 * 1024);
    const sending = setInterval(() => socket.write(`10000\r\n${piece}\r\n`), 5);
    expect(await end).toMatch(/^HTTP\/1.1 413 /);
    clearInterval(sending);
  });

  it("whose answer is not read is closed", async () => {
    const body = '{"query":"{ long }"}';
    const lines = [
      JSON_TYPE,
      `authorization: ${authorization}`,
      "x-request-id: unread-answer",
      `content-length: ${body.length}`,
    ];
    await abandoned(head(...lines) + body, { reads: false });
    const line = () => log.lines.find(({ facts }) => facts.requestId === "unread-answer");
    while (!line()) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(line()?.facts.status).toBe(499);
  });

  it("that asks nothing more is closed", async () => {
    const body = '{"query":"{ __typename }"}';
    const { end } = await abandoned(
      head(JSON_TYPE, `authorization: ${authorization}`, `content-length: ${body.length}`) + body,
    );
    expect(await end).toContain('{"data":{"__typename":"Query"}');
  });
});
