import type { RequestListener } from "node:http";
import type { JWK } from "jose";
import { localServer } from "../../http/testing/local-server.js";

/** An OIDC issuer on this machine, as far as a hub asks it anything. */
export interface TestIssuer {
  /** The `iss` of its tokens. */
  readonly issuer: string;
  /** Paths that were asked for, in order. */
  readonly asked: readonly string[];
  /** What it publishes; may be changed. */
  keys: readonly JWK[];
  /** What it answers in place of its discovery document or its keys, where something is wrong with it. */
  readonly faults: { discovery?: RequestListener | undefined; keys?: RequestListener | undefined };
  /** Answers questions about its tokens, at `/introspect`; until it is set nobody may ask. */
  introspection: RequestListener | undefined;
  close(): Promise<void>;
}

/** Starts an issuer that publishes some keys. */
export async function testIssuer(keys: readonly JWK[]): Promise<TestIssuer> {
  const asked: string[] = [];
  const server = await localServer((request, response) => {
    asked.push(request.url ?? "");
    if (request.url === "/introspect") {
      if (issuer.introspection) return void issuer.introspection(request, response);
      return void response.writeHead(401).end();
    }
    const isDiscovery = request.url === "/.well-known/openid-configuration";
    const fault = isDiscovery ? issuer.faults.discovery : issuer.faults.keys;
    if (fault) return void fault(request, response);
    const document = isDiscovery ? { issuer: server.origin, jwks_uri: `${server.origin}/keys` } : { keys: issuer.keys };
    response.setHeader("content-type", "application/json").end(JSON.stringify(document));
  });
  const issuer: TestIssuer = {
    issuer: server.origin,
    asked,
    keys,
    faults: {},
    introspection: undefined,
    close: server.close,
  };
  return issuer;
}
