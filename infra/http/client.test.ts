import { once } from "node:events";
import type { RequestListener } from "node:http";
import { afterEach, describe, expect, it } from "@jest/globals";
import type { HttpAnswer } from "../ingest/pull.js";
import { type HttpOptions, openHttp } from "./client.js";
import { ATTEMPTS } from "./retry.js";
import { type LocalServer, localServer } from "./testing/local-server.js";

const servers: LocalServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

/** A server that gives its answers in turn, and the last one again and again. */
async function serve(...answers: readonly RequestListener[]): Promise<LocalServer> {
  let turn = 0;
  const server = await localServer((request, response) => {
    answers[Math.min(turn, answers.length - 1)]?.(request, response);
    turn += 1;
  });
  servers.push(server);
  return server;
}

/** A client of some servers that notes its pauses instead of taking them; `random` is 1, so each is the longest. */
function client(origins: readonly string[], options: Partial<HttpOptions> = {}) {
  const pauses: number[] = [];
  const wait = async (ms: number) => void pauses.push(ms);
  const { signal } = new AbortController();
  return { pauses, http: openHttp({ origins, signal, wait, random: () => 1, ...options }) };
}

const status =
  (code: number, headers: Record<string, string> = {}, body = ""): RequestListener =>
  (_, response) =>
    void response.writeHead(code, headers).end(body);
const fine = status(200, {}, "fine");
const cutOff: RequestListener = (_, response) => {
  response.writeHead(200, { "content-length": "100" });
  response.write("half", () => response.destroy());
};
const hungUp: RequestListener = (_, response) => void response.destroy();
const silent: RequestListener = () => {};
const endless: RequestListener = (_, response) => void response.write("half");
const textOf = ({ body }: HttpAnswer) => body.toString();

describe("an answer", () => {
  it("comes with its status, its headers in lower case and its bytes", async () => {
    const { origin, requests } = await serve(status(404, { "X-Kind": "none", "set-cookie": "a=1" }, "niet één"));
    const answer = await client([origin]).http(`${origin}/people?name=x`, { headers: { authorization: "Secret" } });
    expect(answer).toMatchObject({ status: 404, headers: { "x-kind": "none", "set-cookie": "a=1" } });
    expect(textOf(answer)).toBe("niet één");
    expect(requests[0]).toMatchObject({ method: "GET", url: "/people?name=x" });
    expect(requests[0]?.headers).toMatchObject({ authorization: "Secret", "accept-encoding": "identity" });
  });

  it("may be that of a POST, which sends its body", async () => {
    const { origin } = await serve((request, response) => void request.pipe(response));
    expect(textOf(await client([origin]).http(origin, { method: "POST", body: "grant" }))).toBe("grant");
  });

  it("of 500 is for the caller: what it means differs by source", async () => {
    const { origin, requests } = await serve(status(500));
    expect(await client([origin]).http(origin)).toMatchObject({ status: 500 });
    expect(requests).toHaveLength(1);
  });

  it("is not taken when it is larger than asked, whether it says so or not", async () => {
    const { origin } = await serve(async (_, response) => {
      response.on("error", () => {});
      for (let part = 0; part < 100 && !response.destroyed; part += 1) response.write("x".repeat(1000));
      response.end();
    });
    const { http } = client([origin]);
    await expect(http(origin, { maxBytes: 99_999 })).rejects.toMatchObject({
      code: "SOURCE_ANSWER_WRONG",
      message: expect.stringContaining("more than 99999 bytes"),
    });
    expect((await http(origin, { maxBytes: 100_000 })).body).toHaveLength(100_000);
  });

  it("is not taken compressed: a small one can be a large one", async () => {
    const { origin } = await serve(status(200, { "content-encoding": "gzip" }, "…"));
    await expect(client([origin]).http(origin)).rejects.toMatchObject({ code: "SOURCE_ANSWER_WRONG" });
  });
});

describe("where a client goes", () => {
  it.each([
    ["without encryption", "http://example.org"],
    ["another form than the web's", "ftp://example.org"],
    ["a file", "file:///etc/passwd"],
    ["with a password", "https://user:secret@example.org"],
    ["no address", "example.org"],
  ])("is never %s", (_, origin) => {
    expect(() => client([origin])).toThrow(expect.objectContaining({ code: "SOURCE_ANSWER_WRONG" }));
    expect(() => client([origin])).toThrow(expect.not.objectContaining({ message: expect.stringContaining("secret") }));
  });

  it.each([
    "https://example.org/",
    "http://127.0.0.1:1/",
    "http://169.254.169.254/latest/meta-data",
    "//example.org/",
    "https://example.org@127.0.0.1/",
    "not an address",
  ])("is no other origin, whatever a source answers: %s", async (address) => {
    const { origin, requests } = await serve(fine);
    await expect(client([origin]).http(address)).rejects.toMatchObject({ code: "SOURCE_ANSWER_WRONG" });
    expect(requests).toHaveLength(0);
  });

  it("follows a redirect within its origin", async () => {
    const { origin, requests } = await serve(status(302, { location: "/there?page=2" }), fine);
    expect(textOf(await client([origin]).http(`${origin}/here`))).toBe("fine");
    expect(requests.map(({ url }) => url)).toEqual(["/here", "/there?page=2"]);
  });

  it("follows none to another, not even to one it may ask: the secret would go along", async () => {
    const other = await serve(fine);
    const { origin } = await serve(status(302, { location: `${other.origin}/?code=secret` }));
    await expect(client([origin, other.origin]).http(origin)).rejects.toMatchObject({
      code: "SOURCE_ANSWER_WRONG",
      message: expect.not.stringContaining("secret"),
    });
    expect(other.requests).toHaveLength(0);
  });

  it("leaves a ring of redirects", async () => {
    const { origin, requests } = await serve(status(307, { location: "/again" }));
    await expect(client([origin]).http(origin)).rejects.toThrow("more than 5 redirects");
    expect(requests).toHaveLength(6);
  });

  it("sends no body to where it is redirected", async () => {
    const { origin, requests } = await serve(status(307, { location: "/again" }));
    await expect(client([origin]).http(origin, { method: "POST", body: "x" })).rejects.toThrow("a redirect of a POST");
    expect(requests).toHaveLength(1);
  });
});

describe("what is temporary", () => {
  it.each([429, 502, 503, 504])("is tried again after a pause that grows: %d", async (code) => {
    const { origin } = await serve(status(code), status(code), status(code), fine);
    const { http, pauses } = client([origin]);
    expect(textOf(await http(origin))).toBe("fine");
    expect(pauses).toEqual([2_000, 4_000, 8_000]);
  });

  it("has pauses that are anything up to their bound", async () => {
    const { origin } = await serve(status(503), status(503), fine);
    const { http, pauses } = client([origin], { random: () => 0.25 });
    await http(origin);
    expect(pauses).toEqual([500, 1_000]);
  });

  it.each([
    ["a header in seconds", status(503, { "retry-after": "7" })],
    ["a header with a date", status(429, { "retry-after": "Wed, 01 Jan 2025 00:00:07 GMT" })],
    ["a field of the body", status(503, {}, '{"retry_after":7}')],
    ["a field of the body, as text", status(503, {}, '{"retry_after":"7"}')],
  ])("is tried again when the answer says: %s", async (_, busy) => {
    const { origin } = await serve(busy, fine);
    const now = () => Date.UTC(2025, 0, 1);
    const { http, pauses } = client([origin], { random: () => 0, now });
    await http(origin);
    expect(pauses).toEqual([7_000]);
  });

  it.each(["-5", "soon", "1e9"])("does not trust what is no time to wait: %s", async (text) => {
    const { origin } = await serve(status(503, { "retry-after": text }), fine);
    const { http, pauses } = client([origin]);
    await http(origin);
    expect(pauses).toEqual([2_000]);
  });

  it("is left for the next run when the pause is too long", async () => {
    const { origin } = await serve(status(429, { "retry-after": "901" }), fine);
    const { http, pauses } = client([origin]);
    await expect(http(origin)).rejects.toMatchObject({
      code: "SOURCE_UNAVAILABLE",
      message: expect.stringContaining("asks to wait 901 seconds"),
    });
    expect(pauses).toEqual([]);
  });

  it("is given up after some attempts", async () => {
    const { origin, requests } = await serve(status(503, {}, "name of a person"));
    const { http, pauses } = client([origin]);
    await expect(http(`${origin}/people?token=secret`)).rejects.toMatchObject({
      code: "SOURCE_UNAVAILABLE",
      message: `${origin}/people: status 503, ${ATTEMPTS} times. Expected an answer.`,
    });
    expect(requests).toHaveLength(ATTEMPTS);
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 32_000]);
  });

  it.each([
    ["cut off", cutOff],
    ["closed without a word", hungUp],
  ])("may be a connection that is %s", async (_, broken) => {
    const { origin, requests } = await serve(broken, fine);
    expect(textOf(await client([origin]).http(origin))).toBe("fine");
    expect(requests).toHaveLength(2);
  });

  it("may be an answer that never comes", async () => {
    const { origin } = await serve(silent, fine);
    expect(textOf(await client([origin]).http(origin, { timeoutMs: 200 }))).toBe("fine");
  });

  it("may be an answer that never ends", async () => {
    const { origin } = await serve(endless, fine);
    expect(textOf(await client([origin]).http(origin, { timeoutMs: 200 }))).toBe("fine");
  });

  it("may be a machine that is not there", async () => {
    const { origin, close } = await localServer(fine);
    await close();
    await expect(client([origin]).http(origin)).rejects.toMatchObject({
      code: "SOURCE_UNAVAILABLE",
      message: expect.stringContaining("ECONNREFUSED"),
    });
  });
});

describe("what is wrong", () => {
  it("is not tried again: an answer that is not HTTP", async () => {
    const { origin, requests } = await serve((request) => void request.socket.end("name of a person\r\n\r\n"));
    const { http, pauses } = client([origin]);
    await expect(http(origin)).rejects.toMatchObject({
      code: "SOURCE_ANSWER_WRONG",
      message: expect.not.stringContaining("person"),
    });
    await expect(http(origin)).rejects.not.toHaveProperty("cause");
    expect([requests.length, pauses]).toEqual([2, []]);
  });

  it("is never shown: a header that cannot be sent", async () => {
    const { origin } = await serve(fine);
    const request = { headers: { authorization: "secret\nwith a second line" } };
    await expect(client([origin]).http(origin, request)).rejects.toMatchObject({
      code: "SOURCE_ANSWER_WRONG",
      message: expect.not.stringContaining("secret"),
    });
  });
});

describe("a stop", () => {
  it("ends what is under way", async () => {
    const stop = new AbortController();
    const { promise: gone, resolve: hangUp } = Promise.withResolvers<void>();
    const { origin, requests } = await serve((request) => {
      request.socket.once("close", () => hangUp());
      stop.abort();
    });
    const { http, pauses } = client([origin], { signal: stop.signal });
    await expect(http(origin)).rejects.toMatchObject({ name: "AbortError" });
    await gone;
    expect([requests.length, pauses]).toEqual([1, []]);
  });

  it("ends a pause, and nothing is asked after it", async () => {
    const stop = new AbortController();
    const { origin, requests } = await serve(status(503));
    const wait = async () => {
      const aborted = once(stop.signal, "abort");
      stop.abort();
      await aborted;
    };
    const { http } = client([origin], { signal: stop.signal, wait });
    await expect(http(origin)).rejects.toMatchObject({ name: "AbortError" });
    await expect(http(origin)).rejects.toMatchObject({ name: "AbortError" });
    expect(requests).toHaveLength(1);
  });
});
