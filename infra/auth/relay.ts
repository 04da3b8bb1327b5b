import type { Caller } from "./caller.js";
import type { KeyRing, VerifyingKeys } from "./key-ring.js";
import { callerVerifier, signCaller, type TokenKind } from "./tokens.js";
import type { VerifyToken } from "./verify.js";

/** What the gateway sends to one subgraph: worth nothing at another. */
export const relayedTo = (subgraph: string): TokenKind => ({
  issuer: "regiohub-gateway",
  audience: `regiohub-subgraph:${subgraph}`,
  type: "hub-caller+jwt",
  lifetimeSeconds: 60,
});

/** Tells a subgraph who asks: a signed token. */
export type SignCaller = (caller: Caller, subgraph: string) => Promise<string>;

/** Tokens of one caller by subgraph, and until when (ms since 1970) each is given out. */
type Signed = Map<string, { readonly token: Promise<string>; readonly until: number }>;

/** Signs callers for subgraphs; a caller that is remembered keeps its token for half the token's life. */
export function relaySigner(keys: KeyRing, clock: () => Date = () => new Date()): SignCaller {
  const made = new WeakMap<Caller, Signed>();
  return (caller, subgraph) => {
    const tokens: Signed = made.get(caller) ?? new Map();
    made.set(caller, tokens);
    const now = clock();
    const hit = tokens.get(subgraph);
    if (hit && hit.until > now.getTime()) return hit.token;
    const kind = relayedTo(subgraph);
    const token = signCaller(caller, kind, keys, now);
    tokens.set(subgraph, { token, until: now.getTime() + (kind.lifetimeSeconds * 1_000) / 2 });
    return token;
  };
}

/** Believes the gateway's tokens for one subgraph, and no others. */
export const relayVerifier = (subgraph: string, keys: VerifyingKeys): VerifyToken =>
  callerVerifier(relayedTo(subgraph), keys);
