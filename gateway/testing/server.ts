import { testPolicy } from "@regiohub/infra/auth/testing/access";
import { HubError } from "@regiohub/infra/errors";
import { partner } from "@regiohub/infra/testing/callers";
import type { GatewayOptions } from "../server.js";

/** Options of a gateway whose only good token is `good`. */
export const gatewayOptions = (
  { supergraph, log }: Pick<GatewayOptions, "supergraph" | "log">,
  more: Partial<GatewayOptions> = {},
): GatewayOptions => ({
  supergraph,
  port: 0,
  host: "127.0.0.1",
  open: false,
  access: testPolicy,
  authenticate: async ({ authorization }) => {
    if (authorization === "Bearer good") return { ...partner, subject: "partner-1" };
    if (authorization) throw new HubError("TOKEN_INVALID", "Access token refused.");
    return undefined;
  },
  signCaller: async ({ subject }) => `signed-for-${subject}`,
  checks: {},
  log,
  timeoutMs: 2_000,
  ...more,
});

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { message: string; path?: unknown; extensions: Record<string, unknown> }[];
}

/** Sends a query, or any other body, to a gateway. */
export async function post(url: string, query: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof query === "string" ? JSON.stringify({ query }) : JSON.stringify(query),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as Answer };
}
