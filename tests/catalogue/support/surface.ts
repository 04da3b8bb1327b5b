import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import type { Caller } from "@regiohub/infra/auth/caller";
import { HubError } from "@regiohub/infra/errors";
import { supergraphFile } from "@regiohub/infra/graphql/compose";
import { SCALARS } from "@regiohub/infra/graphql/scalars";
import type { ServeGatewayOptions } from "@regiohub/infra/serving";
import { adviser, boardCaller, operator, partner } from "@regiohub/schema/testing/callers";
import fastify from "fastify";
import { hub, quiet } from "../../hub.js";

const region: Caller = { ...adviser(), regions: [{ scheme: "ARBEIDSMARKTREGIO", code: "AM03" }] };

/** Who may ask the gateway of `openSurface`: the token of each is its name. */
export const CALLERS = ["board", "partner", "region", "operator"] as const;

const callerOf = (kind: (typeof CALLERS)[number]): Caller => {
  const caller = { board: boardCaller("99001"), partner, region, operator }[kind];
  return { ...caller, scopes: [...hub.access.scopes[kind]] };
};

/** What a gateway shows to the network, without data behind it. */
export interface Surface {
  /** Address of `/graphql`. */
  readonly url: string;
  /** How many questions have reached a subgraph so far. */
  readonly asked: () => number;
  close(): Promise<void>;
}

/**
 * Serves the hub's own supergraph over subgraphs that count what they are asked, and know nothing.
 * @param more what of the gateway is not as usual
 */
export async function openSurface(more: Partial<ServeGatewayOptions> = {}): Promise<Surface> {
  let asked = 0;
  const subgraphs = fastify({ forceCloseConnections: true });
  subgraphs.post("/graphql", async () => {
    asked += 1;
    return { data: {} };
  });
  await subgraphs.listen({ port: 0, host: "127.0.0.1" });
  const address = `http://127.0.0.1:${(subgraphs.server.address() as AddressInfo).port}/graphql`;
  const gateway = await hub.serveGateway({
    supergraph: await readFile(supergraphFile(hub.root), "utf8"),
    addresses: Object.fromEntries(hub.subgraphs.map(({ name }) => [name, address])),
    scalars: SCALARS,
    port: 0,
    host: "127.0.0.1",
    open: false,
    access: hub.access,
    authenticate: async ({ authorization }) => {
      const kind = CALLERS.find((one) => authorization === `Bearer ${one}`);
      if (kind) return callerOf(kind);
      if (authorization) throw new HubError("TOKEN_INVALID", "Access token refused.");
      return undefined;
    },
    signCaller: async ({ kind }) => `signed-for-${kind}`,
    checks: {},
    timeoutMs: 10_000,
    log: quiet,
    ...more,
  });
  return {
    url: `${gateway.url}/graphql`,
    asked: () => asked,
    async close() {
      await gateway.close();
      await subgraphs.close();
    },
  };
}

/** An answer over HTTP, its body as text and as what it says. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Undefined when it is no JSON. */
  readonly body:
    | {
        readonly data?: Readonly<Record<string, unknown>> | null;
        readonly errors?: readonly ReplyError[];
        readonly extensions?: Readonly<Record<string, unknown>>;
      }
    | undefined;
}

interface ReplyError {
  readonly message: string;
  readonly extensions?: { readonly code?: string };
}

/** Sends a request as it is. */
export async function send(url: string, init: RequestInit): Promise<Reply> {
  const response = await fetch(url, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: jsonOf(text) };
}

/** Posts a body with a caller's token; status 200 means that its errors are none of the document. */
export function post(url: string, caller: string, body: RequestInit["body"]): Promise<Reply> {
  const headers = {
    "content-type": "application/json",
    accept: "application/graphql-response+json",
    authorization: `Bearer ${caller}`,
  };
  return send(url, { method: "POST", headers, body });
}

/** Posts a document with a caller's token. */
export const ask = (url: string, caller: string, query: string): Promise<Reply> =>
  post(url, caller, JSON.stringify({ query }));

function jsonOf(text: string): Reply["body"] {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** So many texts, with a space between them. */
export const times = (count: number, make: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => make(n)).join(" ");
