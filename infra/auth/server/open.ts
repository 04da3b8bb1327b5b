import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { FastifyPluginAsync } from "fastify";
import type { Pool } from "pg";
import type { AccessPolicy } from "../../access/policy.js";
import type { Log } from "../../log.js";
import { type CheckProof, proofChecker } from "../dpop.js";
import { keptFile, keysFolder } from "../kept-file.js";
import { openRing } from "../key-ring.js";
import { noncesBy } from "../nonces.js";
import type { VerifyToken } from "../verify.js";
import type { Directory } from "./directory.js";
import { useUpIn } from "./once.js";
import { tokenRoutes } from "./routes.js";
import { issuedVerifier } from "./verify-issued.js";

/** What the hub's own token issuer is made of. */
export interface TokenIssuerParts {
  readonly home: string;
  /** Origin of the hub as clients know it; also its name as an issuer. */
  readonly publicUrl: string;
  /** Over the gateway's own login. */
  readonly pool: Pick<Pool, "query">;
  /** Who its clients are. */
  readonly directory: Directory;
  readonly policy: AccessPolicy;
  readonly log: Log;
  readonly clock?: () => Date;
}

/** The hub as an issuer of tokens. */
export interface TokenIssuer {
  /** Believes its tokens. */
  readonly verify: VerifyToken;
  /** Holds proofs of bound tokens, whoever issued them. */
  readonly checkProof: CheckProof;
  readonly routes: FastifyPluginAsync;
}

/** Folder of the ring that tokens are signed with: what `hub access rotate-key tokens` turns. */
export const tokenRing = (home: string): string => join(home, "keys", "token-issuer");

/** Opens the hub's own token issuer; processes of one home, behind one address, are one issuer. */
export async function openTokenIssuer(parts: TokenIssuerParts): Promise<TokenIssuer> {
  const { home, publicUrl: issuer, pool, directory, policy, log, clock = () => new Date() } = parts;
  const folder = await keysFolder(home);
  const nonceKey = await keptFile(join(folder, "nonce.key"), async () => randomBytes(32).toString("base64url"));
  const keys = await openRing(tokenRing(home));
  const useUp = useUpIn(pool);
  const nonces = noncesBy(Buffer.from(nonceKey, "base64url"));
  const checkProof = proofChecker({ publicUrl: issuer, nonces, useUp, clock });
  return {
    verify: issuedVerifier(directory, { issuer, keys, policy }),
    checkProof,
    routes: tokenRoutes({ issuer, keys, policy, clock, directory, useUp, checkProof, log }),
  };
}
