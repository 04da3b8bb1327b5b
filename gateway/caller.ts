import { randomUUID } from "node:crypto";
import { HubError } from "@regiohub/infra/errors";
import type { ServeGatewayOptions } from "@regiohub/infra/hub";
import { GraphQLError } from "graphql";
import type { GatewayRequest } from "./transports/transport.js";

/** The client's `x-request-id` when it is well-formed: 8 to 64 letters, digits, `.`, `_`, `-`; else a new one. */
export const requestIdOf = (header: unknown): string =>
  typeof header === "string" && /^[\w.-]{8,64}$/.test(header) ? header : randomUUID();

/** Finds out who asks. */
export type Identify = (authorization: string | undefined, requestId: string) => Promise<GatewayRequest>;

/**
 * Reads the caller from the authorization header. An open gateway asks nobody, and tells subgraphs nothing.
 * Throws a GraphQLError TOKEN_INVALID with HTTP status 401 for a token that does not hold.
 */
export function identifier({
  open,
  authenticate,
  signCaller,
}: Pick<ServeGatewayOptions, "open"> & Partial<Pick<ServeGatewayOptions, "authenticate" | "signCaller">>): Identify {
  return async (authorization, requestId) => {
    if (open || !authenticate) return { requestId, caller: undefined };
    const caller = await authenticate(authorization).catch((error: unknown) => {
      throw unauthorized(error);
    });
    if (!caller || !signCaller) return { requestId, caller };
    let token: Promise<string> | undefined;
    return { requestId, caller, token: () => (token ??= signCaller(caller)) };
  };
}

function unauthorized(error: unknown): unknown {
  if (!(error instanceof HubError) || error.fault !== "input") return error;
  return new GraphQLError(error.message, { extensions: { code: error.code, http: { status: 401 } } });
}
