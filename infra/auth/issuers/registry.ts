import type { AccessPolicy } from "../../access/policy.js";
import type { Log } from "../../log.js";
import { tokenRefused } from "../strict.js";
import type { VerifyToken } from "../verify.js";
import type { IssuerConfig } from "./config.js";
import { keysOf } from "./discovery.js";
import type { FetchJson } from "./fetch-json.js";
import { introspector } from "./introspect.js";
import { KeySource } from "./jwks.js";
import { accessVerifier } from "./verify-access.js";

/** Verifiers by the `iss` of their tokens. */
export type Issuers = ReadonlyMap<string, VerifyToken>;

/** What issuers are reached and read with. */
export interface IssuerParts {
  readonly policy: AccessPolicy;
  readonly fetch: FetchJson;
  readonly log: Log;
}

/**
 * Verifiers of the issuers of an access file. Nothing is asked of an issuer before its first token.
 * @throws CONFIG_INVALID when the hub's secret at an issuer cannot be used.
 */
export const openIssuers = (configs: readonly IssuerConfig[], { policy, fetch, log }: IssuerParts): Issuers =>
  new Map(
    configs.map((config) => {
      const keys = new KeySource(config, keysOf(config, fetch), log);
      return [config.issuer, accessVerifier(config, keys, policy, introspector(config, fetch, log))];
    }),
  );

/** Verifies a token by the issuer that it names, to the letter; that of an unknown one is refused without asking anybody. */
export const byIssuer =
  (issuers: Issuers): VerifyToken =>
  (token, now) => {
    const { iss } = token.payload;
    const verify = typeof iss === "string" ? issuers.get(iss) : undefined;
    if (!verify) throw tokenRefused("unknown issuer");
    return verify(token, now);
  };
