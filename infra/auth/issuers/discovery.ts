import { z } from "zod";
import type { IssuerConfig } from "./config.js";
import { type FetchJson, noDocument } from "./fetch-json.js";

/** How long an issuer's own word for where its keys are is taken. */
const HOLDS_MS = 3_600_000;

const documentSchema = z.object({ issuer: z.string(), jwks_uri: z.string() });

/** Asks for an issuer's keys, at a time in ms since 1970. Rejects with an Error that says why there are none. */
export type AskForKeys = (at: number) => Promise<unknown>;

/**
 * Asks where the access file says, else where the issuer's discovery document does. That is asked once an hour, so that
 * a failing issuer gets one request at a time, not two. Source: OpenID Connect Discovery 1.0, section 4.
 */
export function keysOf({ issuer, keys }: IssuerConfig, fetch: FetchJson): AskForKeys {
  let found: { readonly address: string; readonly at: number } | undefined;
  return async (at) => {
    if (keys.address) return fetch(keys.address);
    if (!found || Math.abs(at - found.at) > HOLDS_MS)
      found = { address: await discover(issuer, keys.origins, fetch), at };
    return fetch(found.address);
  };
}

async function discover(issuer: string, origins: readonly string[], fetch: FetchJson): Promise<string> {
  const document = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
  const { success, data } = documentSchema.safeParse(document);
  if (!success) throw noDocument("not a discovery document");
  if (data.issuer !== issuer) throw noDocument("discovery document of another issuer");
  const allowed = [issuer, ...origins].map(originOf);
  if (!allowed.includes(originOf(data.jwks_uri))) throw noDocument("keys at an origin that is not named");
  return data.jwks_uri;
}

/** Undefined is the origin of nothing; that of an address without one is the text `null`. */
const originOf = (address: string): string | undefined => URL.parse(address)?.origin;
