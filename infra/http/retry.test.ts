import type { RequestListener } from "node:http";
import { describe, expect, it } from "@jest/globals";
import type { HttpAnswer } from "../ingest/pull.js";
import { ATTEMPTS } from "./retry.js";
import { clientOf, fine, servers, status } from "./testing/client.js";
import { localServer } from "./testing/local-server.js";

const serve = servers();
const cutOff: RequestListener = (_, response) => {
  response.writeHead(200, { "content-length": "100" });
  response.write("half", () => response.destroy());
};
const hungUp: RequestListener = (_, response) => void response.destroy();
const silent: RequestListener = () => {};
const endless: RequestListener = (_, response) => void response.write("half");
const textOf = ({ body }: HttpAnswer) => body.toString();

describe("what is temporary", () => {
  it.each([429, 502, 503, 504])("is tried again after a pause that grows: %d", async (code) => {
    const { origin } = await serve(status(code), status(code), status(code), fine);
    const { http, pauses } = clientOf([origin]);
    expect(textOf(await http(origin))).toBe("fine");
    expect(pauses).toEqual([2_000, 4_000, 8_000]);
  });

  it("has pauses that are anything up to their bound", async () => {
    const { origin } = await serve(status(503), status(503), fine);
    const { http, pauses } = clientOf([origin], { random: () => 0.25 });
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
    const { http, pauses } = clientOf([origin], { random: () => 0, now });
    await http(origin);
    expect(pauses).toEqual([7_000]);
  });

  it.each(["-5", "soon", "1e9"])("does not trust what is no time to wait: %s", async (text) => {
    const { origin } = await serve(status(503, { "retry-after": text }), fine);
    const { http, pauses } = clientOf([origin]);
    await http(origin);
    expect(pauses).toEqual([2_000]);
  });

  it("is left for the next run when the pause is too long", async () => {
    const { origin } = await serve(status(429, { "retry-after": "901" }), fine);
    const { http, pauses } = clientOf([origin]);
    await expect(http(origin)).rejects.toMatchObject({
      code: "SOURCE_UNAVAILABLE",
      message: expect.stringContaining("asks to wait 901 seconds"),
    });
    expect(pauses).toEqual([]);
  });

  it("is given up after some attempts", async () => {
    const { origin, requests } = await serve(status(503, {}, "name of a person"));
    const { http, pauses } = clientOf([origin]);
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
    expect(textOf(await clientOf([origin]).http(origin))).toBe("fine");
    expect(requests).toHaveLength(2);
  });

  it("may be an answer that never comes", async () => {
    const { origin } = await serve(silent, fine);
    expect(textOf(await clientOf([origin]).http(origin, { timeoutMs: 200 }))).toBe("fine");
  });

  it("may be an answer that never ends", async () => {
    const { origin } = await serve(endless, fine);
    expect(textOf(await clientOf([origin]).http(origin, { timeoutMs: 200 }))).toBe("fine");
  });

  it("may be a machine that is not there", async () => {
    const { origin, close } = await localServer(fine);
    await close();
    await expect(clientOf([origin]).http(origin)).rejects.toMatchObject({
      code: "SOURCE_UNAVAILABLE",
      message: expect.stringContaining("ECONNREFUSED"),
    });
  });
});
