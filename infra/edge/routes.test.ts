import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import fastify, { type FastifyInstance } from "fastify";
import { testPolicy } from "../auth/testing/access.js";
import { HubError } from "../errors.js";
import { INGEST_PATH, PART_BYTES } from "./protocol.js";
import { edgeRoutes } from "./routes.js";

let app: FastifyInstance;
beforeAll(async () => {
  app = fastify({ forceCloseConnections: true });
  const authenticate = async ({ authorization }: { authorization: string | undefined }) => {
    if (authorization) throw new HubError("TOKEN_INVALID", "Access token refused.");
    return undefined;
  };
  const hub = { access: testPolicy, adapters: [], subgraphs: [], records: [] };
  await app.register(edgeRoutes({ hub, url: "postgres://nobody@127.0.0.1:1/none", authenticate }));
  await app.listen({ port: 0, host: "127.0.0.1" });
});
afterAll(() => app.close());

it.each([
  ["nobody", {}],
  ["a token that does not hold", { authorization: "Bearer x" }],
])("%s is refused before a byte of a part is there, and no more of it is taken", async (_who, headers) => {
  const sending = request({
    port: (app.server.address() as AddressInfo).port,
    method: "PUT",
    path: `${INGEST_PATH}/uploads/1/parts/1`,
    headers: { ...headers, "content-type": "application/zstd", "content-length": PART_BYTES.sent },
  });
  sending.on("error", () => {});
  sending.flushHeaders();
  const [response] = (await once(sending, "response")) as [IncomingMessage];
  expect([response.statusCode, response.headers.connection]).toEqual([401, "close"]);
  response.resume();
  sending.destroy();
});
