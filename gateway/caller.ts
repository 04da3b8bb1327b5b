import { randomUUID } from "node:crypto";
import { clientTrace } from "@regiohub/infra/audit/trace";
import { challengeOf } from "@regiohub/infra/auth/dpop";
import { tokenRequestOf } from "@regiohub/infra/auth/verify";
import { HubError } from "@regiohub/infra/errors";
import type { ServeGatewayOptions } from "@regiohub/infra/serving";
import type { FastifyRequest } from "fastify";
import { Refused } from "./refused.js";
import type { GatewayRequest } from "./transports/transport.js";

/** The client's `x-request-id` when it is well-formed: 8 to 64 letters, digits, `.`, `_`, `-`; else a new one. */
export const requestIdOf = (header: unknown): string =>
  typeof header === "string" && /^[\w.-]{8,64}$/.test(header) ? header : randomUUID();

/** Finds out who asks. */
export type Identify = (request: Pick<FastifyRequest, "headers" | "id" | "method" | "url">) => Promise<GatewayRequest>;

/**
 * Reads the caller from the token. An open gateway asks nobody, and tells subgraphs nothing.
 * It throws Refused: 401 without a token or with one that does not hold, 503 while that cannot be found out.
 */
export function identifier({
  open,
  authenticate,
  signCaller,
}: Pick<ServeGatewayOptions, "open"> & Partial<Pick<ServeGatewayOptions, "authenticate" | "signCaller">>): Identify {
  return async (request) => {
    const { id: requestId } = request;
    const trace = traceOf(request);
    if (open || !authenticate) return { requestId, trace, caller: undefined };
    const caller = await authenticate(tokenRequestOf(request)).catch((error: unknown) => {
      throw refused(error);
    });
    if (!caller) throw unauthenticated();
    if (!signCaller) return { requestId, trace, caller };
    return { requestId, trace, caller, token: (subgraph) => signCaller(caller, subgraph) };
  };
}

function traceOf({ headers: { traceparent } }: Pick<FastifyRequest, "headers">) {
  return clientTrace(typeof traceparent === "string" ? { traceparent } : {});
}

const unauthenticated = () =>
  new Refused(401, "No access token. Expected `Authorization: Bearer <token>`.", {
    code: "UNAUTHENTICATED",
    headers: { "www-authenticate": "Bearer" },
  });

function refused(error: unknown): unknown {
  if (!(error instanceof HubError) || error.fault === "bug" || error.fault === "config") return error;
  const { code, message, fault } = error;
  if (fault === "transient") return new Refused(503, message, { code, headers: { "retry-after": "5" } });
  return new Refused(401, message, { code, headers: challengeOf(error) });
}
