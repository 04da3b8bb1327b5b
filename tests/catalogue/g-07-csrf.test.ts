import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openSurface, type Surface, send } from "./support/surface.js";

let surface: Surface;
let open: Surface;
beforeAll(async () => {
  surface = await openSurface();
  open = await openSurface({ open: true });
});
afterAll(async () => {
  await surface.close();
  await open.close();
});

const QUERY = '{ board(number: "99001") { number } }';

/** What a page of another site can send without asking first, in its forms and by script; and what looks like it. */
const TYPES = [
  undefined,
  "text/plain",
  "text/plain;charset=UTF-8",
  "text/plain; application/json",
  "TEXT/PLAIN",
  "application/x-www-form-urlencoded",
  "application/x-www-form-urlencoded; charset=utf-8",
  "Application/X-WWW-Form-Urlencoded",
  "multipart/form-data",
  "multipart/form-data; boundary=application/json",
  "text/plain, application/json",
  "application/jsonp",
  "application/json, text/plain",
  "json",
  "/",
];

/** Bodies for all who might read them. */
const BODIES = [
  JSON.stringify({ query: QUERY }),
  `query=${encodeURIComponent(QUERY)}`,
  `--application/json\r\ncontent-disposition: form-data; name="query"\r\n\r\n${QUERY}\r\n--application/json--\r\n`,
];

const COMBINATIONS: readonly (readonly [string, string | undefined, string | undefined])[] = TYPES.flatMap((type) => [
  ["GET", type, undefined] as const,
  ...BODIES.map((body) => ["POST", type, body] as const),
]);

/** What a browser would send along by itself. */
const AMBIENT = { cookie: "token=board; access_token=board", origin: "https://other.example" };

function request(url: string, [method, type, body]: (typeof COMBINATIONS)[number], more: Record<string, string>) {
  const headers = { ...AMBIENT, ...more, ...(type && { "content-type": type }) };
  const address = method === "GET" ? `${url}?query=${encodeURIComponent(QUERY)}` : url;
  // Bytes, since fetch gives texts a type of its own.
  return send(address, { method, headers, body: body ? Buffer.from(body) : null });
}

describe("G-07: what a page of another site can send", () => {
  it("is sixty combinations, each of which is executed when it is sent as it should be", async () => {
    expect(COMBINATIONS).toHaveLength(60);
    const before = surface.asked();
    const good = ["POST", "application/json", BODIES[0]] as const;
    expect((await request(surface.url, good, { authorization: "Bearer board" })).status).toBe(200);
    expect(surface.asked()).toBe(before + 1);
  });

  it.each([
    ["with a good token", () => surface, { authorization: "Bearer board" }],
    ["with cookies alone", () => surface, {}],
    ["to a gateway without authentication", () => open, {}],
  ])("is refused %s, and sets nothing", async (_name, gateway, headers) => {
    const { url, asked } = gateway();
    const before = asked();
    for (const combination of COMBINATIONS) {
      const { status, headers: answered, body } = await request(url, combination, headers);
      expect({ combination, isRefused: status >= 400 && status < 500 }).toEqual({ combination, isRefused: true });
      expect(body?.errors).toHaveLength(1);
      expect(answered.get("set-cookie") ?? answered.get("access-control-allow-origin")).toBeNull();
    }
    expect(asked()).toBe(before);
  });

  it.each(["OPTIONS", "HEAD", "PUT", "PATCH", "DELETE"])("is not allowed by %s", async (method) => {
    const headers = { ...AMBIENT, authorization: "Bearer board", "access-control-request-method": "POST" };
    const reply = await send(`${surface.url}?query=${encodeURIComponent(QUERY)}`, { method, headers });
    expect([reply.status, reply.headers.get("allow")]).toEqual([405, "GET, POST"]);
    expect(reply.headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("G-07: a token", () => {
  it.each([
    ["in the address", "?access_token=board&token=board", {}],
    ["in a cookie", "", { cookie: "authorization=Bearer board; token=board" }],
    ["of another scheme", "", { authorization: "Basic Ym9hcmQ6" }],
  ])("%s is none", async (_name, search, more) => {
    const before = surface.asked();
    const headers = { "content-type": "application/json", ...more };
    const { status } = await send(`${surface.url}${search}`, { method: "POST", headers, body: BODIES[0] ?? "" });
    expect([status, surface.asked()]).toEqual([401, before]);
  });
});
