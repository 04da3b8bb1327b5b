import type { FastifyRequest } from "fastify";
import { BODY_LIMIT, tooLarge } from "./body.js";
import type { Meter } from "./budget/meter.js";
import type { Identify } from "./caller.js";
import { Refused } from "./refused.js";

/**
 * Lets requests to `/graphql` in, before a byte of their bodies is read: the cheapest refusals first, then who asks, and
 * whether that one has anything left of its budget.
 * @throws Refused 415, 413, 401, 429, 503
 */
export const door = (identify: Identify, meter: Meter | undefined) => async (request: FastifyRequest) => {
  const { method, headers } = request;
  if (method === "POST" && !isJson(headers["content-type"])) {
    throw new Refused(415, "Unsupported media type. Expected application/json");
  }
  if ((headers["content-encoding"] ?? "identity") !== "identity") {
    throw new Refused(415, "Unsupported content encoding. Expected none");
  }
  if (Number(headers["content-length"]) > BODY_LIMIT) throw tooLarge();
  request.asker = await identify(request);
  if (request.asker.caller) await meter?.refuseEmpty(request.asker.caller);
};

const isJson = (contentType = ""): boolean => /^\s*application\/json\s*(;|$)/i.test(contentType);
