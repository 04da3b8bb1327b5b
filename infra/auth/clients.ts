import type { AccessPolicy } from "../access/policy.js";
import type { Config } from "../config.js";
import type { Log } from "../log.js";
import { type AccessFile, loadAccessFile } from "./access-file.js";
import { fetchJson } from "./issuers/fetch-json.js";
import { byIssuer, openIssuers } from "./issuers/registry.js";
import { loadKeys } from "./keys.js";
import { ACCESS, callerVerifier } from "./tokens.js";
import { type Authenticate, authenticator } from "./verify.js";

/**
 * Authenticates clients: by the issuers of the access file, and by the hub's own development issuer where there is no
 * such file, or where it wants that one too.
 * @throws CONFIG_INVALID for an access file that cannot be used.
 */
export async function clientAuthenticator(
  config: Pick<Config, "home" | "access">,
  policy: AccessPolicy,
  log: Log,
): Promise<Authenticate> {
  const file = await accessFileOf(config, policy);
  const issuers = new Map(openIssuers(file?.issuers ?? [], { policy, fetch: fetchJson(), log }));
  if (hasDevelopmentIssuer(file)) {
    if (file) log.warn("tokens of the development issuer are taken: they say what their maker likes");
    const { issuer } = await loadKeys(config.home);
    issuers.set(ACCESS.issuer, callerVerifier(ACCESS, issuer.verifying));
  }
  return authenticator(byIssuer(issuers));
}

/**
 * Whether tokens of the development issuer are taken.
 * @throws CONFIG_INVALID for an access file that cannot be used.
 */
export const takesDevelopmentTokens = async (config: Pick<Config, "access">, policy: AccessPolicy): Promise<boolean> =>
  hasDevelopmentIssuer(await accessFileOf(config, policy));

const accessFileOf = async ({ access }: Pick<Config, "access">, policy: AccessPolicy) =>
  access === undefined ? undefined : loadAccessFile(access, policy);

/** A hub without an access file is one that somebody tries out. */
const hasDevelopmentIssuer = (file: AccessFile | undefined): boolean => file?.developmentIssuer ?? true;
