import { once } from "node:events";
import { describe, expect, it } from "@jest/globals";
import type { HttpAnswer } from "../ingest/pull.js";
import { clientOf, fine, servers, status } from "./testing/client.js";

const serve = servers();
const textOf = ({ body }: HttpAnswer) => body.toString();

describe("an answer", () => {
  it("comes with its status, its headers in lower case and its bytes", async () => {
    const { origin, requests } = await serve(status(404, { "X-Kind": "none", "set-cookie": "a=1" }, "niet één"));
    const answer = await clientOf([origin]).http(`${origin}/people?name=x`, { headers: { authorization: "Secret" } });
    expect(answer).toMatchObject({ status: 404, headers: { "x-kind": "none", "set-cookie": "a=1" } });
    expect(textOf(answer)).toBe("niet één");
    expect(requests[0]).toMatchObject({ method: "GET", url: "/people?name=x" });
    expect(requests[0]?.headers).toMatchObject({
      authorization: "Secret",
      "accept-encoding": expect.stringMatching(/^gzip, br/),
    });
  });

  it("may be that of a POST, which sends its body", async () => {
    const { origin } = await serve((request, response) => void request.pipe(response));
    expect(textOf(await clientOf([origin]).http(origin, { method: "POST", body: "grant" }))).toBe("grant");
  });

  it("of 500 is for the caller: what it means differs by source", async () => {
    const { origin, requests } = await serve(status(500));
    expect(await clientOf([origin]).http(origin)).toMatchObject({ status: 500 });
    expect(requests).toHaveLength(1);
  });

  it("is not taken when it is larger than asked, whether it says so or not", async () => {
    const { origin } = await serve(async (_, response) => {
      response.on("error", () => {});
      for (let part = 0; part < 100 && !response.destroyed; part += 1) response.write("x".repeat(1000));
      response.end();
    });
    const { http } = clientOf([origin]);
    await expect(http(origin, { maxBytes: 99_999 })).rejects.toMatchObject({
      code: "SOURCE_ANSWER_WRONG",
      message: expect.stringContaining("more than 99999 bytes"),
    });
    expect((await http(origin, { maxBytes: 100_000 })).body).toHaveLength(100_000);
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
    expect(() => clientOf([origin])).toThrow(expect.objectContaining({ code: "SOURCE_ANSWER_WRONG" }));
    expect(() => clientOf([origin])).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining("secret") }),
    );
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
    await expect(clientOf([origin]).http(address)).rejects.toMatchObject({ code: "SOURCE_ANSWER_WRONG" });
    expect(requests).toHaveLength(0);
  });

  it("follows a redirect within its origin", async () => {
    const { origin, requests } = await serve(status(302, { location: "/there?page=2" }), fine);
    expect(textOf(await clientOf([origin]).http(`${origin}/here`))).toBe("fine");
    expect(requests.map(({ url }) => url)).toEqual(["/here", "/there?page=2"]);
  });

  it("follows none to another, not even to one it may ask: the secret would go along", async () => {
    const other = await serve(fine);
    const { origin } = await serve(status(302, { location: `${other.origin}/?code=secret` }));
    await expect(clientOf([origin, other.origin]).http(origin)).rejects.toMatchObject({
      code: "SOURCE_ANSWER_WRONG",
      message: expect.not.stringContaining("secret"),
    });
    expect(other.requests).toHaveLength(0);
  });

  it("leaves a ring of redirects", async () => {
    const { origin, requests } = await serve(status(307, { location: "/again" }));
    await expect(clientOf([origin]).http(origin)).rejects.toThrow("more than 5 redirects");
    expect(requests).toHaveLength(6);
  });

  it("sends no body to where it is redirected", async () => {
    const { origin, requests } = await serve(status(307, { location: "/again" }));
    await expect(clientOf([origin]).http(origin, { method: "POST", body: "x" })).rejects.toThrow(
      "a redirect of a POST",
    );
    expect(requests).toHaveLength(1);
  });
});

describe("what is wrong", () => {
  it("is not tried again: an answer that is not HTTP", async () => {
    const { origin, requests } = await serve((request) => void request.socket.end("name of a person\r\n\r\n"));
    const { http, pauses } = clientOf([origin]);
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
    await expect(clientOf([origin]).http(origin, request)).rejects.toMatchObject({
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
    const { http, pauses } = clientOf([origin], { signal: stop.signal });
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
    const { http } = clientOf([origin], { signal: stop.signal, wait });
    await expect(http(origin)).rejects.toMatchObject({ name: "AbortError" });
    await expect(http(origin)).rejects.toMatchObject({ name: "AbortError" });
    expect(requests).toHaveLength(1);
  });
});
