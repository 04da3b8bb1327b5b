import type { FastifyPluginAsync } from "fastify";
import type { Pool } from "pg";
import type { AccessPolicy } from "../access/policy.js";
import type { Config } from "../config.js";
import type { Log } from "../log.js";
import { type AccessFile, loadAccessFile } from "./access-file.js";
import { type ClientSettingsOf, settingsBy } from "./client-settings.js";
import { fetchJson } from "./issuers/fetch-json.js";
import { byIssuer, openIssuers } from "./issuers/registry.js";
import { loadKeys } from "./keys.js";
import { unlessBlocked } from "./server/blocks.js";
import { Directory } from "./server/directory.js";
import { openTokenIssuer } from "./server/open.js";
import { ACCESS, callerVerifier } from "./tokens.js";
import { type Authenticate, authenticator } from "./verify.js";

/** How clients come in. */
export interface ClientAccess {
  readonly authenticate: Authenticate;
  /** The hub's own token endpoint; undefined where it has none. */
  readonly routes: FastifyPluginAsync | undefined;
  /** What was agreed with clients of the hub's own. */
  readonly clientSettings: ClientSettingsOf | undefined;
}

/** What clients are let in with. */
export interface ClientAccessParts {
  readonly config: Pick<Config, "home" | "access">;
  readonly policy: AccessPolicy;
  readonly log: Log;
  /** Over the gateway's own login; undefined: there is no database, and so nothing of what it would say. */
  readonly pool?: Pick<Pool, "query"> | undefined;
}

/**
 * Authenticates clients: by the issuers of the access file, by the hub itself where that file says under which address
 * it is known, and by its development issuer where there is no such file, or where it wants that one too.
 * @throws CONFIG_INVALID for an access file that cannot be used.
 */
export async function openClientAccess({ config, policy, log, pool }: ClientAccessParts): Promise<ClientAccess> {
  const file = await accessFileOf(config, policy);
  const directory = pool && new Directory(pool);
  if (file && !pool) log.warn("no database: the hub has no clients of its own, takes no bound tokens, blocks nobody");
  const issuers = new Map(openIssuers(file?.issuers ?? [], { policy, fetch: fetchJson(), log }));
  const publicUrl = file?.publicUrl;
  const own =
    publicUrl !== undefined && pool && directory
      ? await openTokenIssuer({ home: config.home, publicUrl, pool, directory, policy, log })
      : undefined;
  if (own && publicUrl !== undefined) issuers.set(publicUrl, own.verify);
  if (hasDevelopmentIssuer(file)) {
    if (file) log.warn("tokens of the development issuer are taken: they say what their maker likes");
    const { issuer } = await loadKeys(config.home);
    issuers.set(ACCESS.issuer, callerVerifier(ACCESS, issuer.verifying));
  }
  const verify = byIssuer(issuers);
  const authenticate = authenticator(directory ? unlessBlocked(directory)(verify) : verify, undefined, own?.checkProof);
  const clientSettings = own && directory && publicUrl !== undefined ? settingsBy(directory, publicUrl) : undefined;
  return { authenticate, routes: own?.routes, clientSettings };
}

/**
 * Whether tokens of the development issuer are taken.
 * @throws CONFIG_INVALID for an access file that cannot be used.
 */
export const takesDevelopmentTokens = async (config: Pick<Config, "access">, policy: AccessPolicy): Promise<boolean> =>
  hasDevelopmentIssuer(await accessFileOf(config, policy));

/**
 * The partners that the access file names. What people agreed to with one of them counts for whoever comes under its name.
 * @throws CONFIG_INVALID for an access file that cannot be used.
 */
export async function partnersOf(config: Pick<Config, "access">, policy: AccessPolicy): Promise<ReadonlySet<string>> {
  const rules = (await accessFileOf(config, policy))?.issuers.flatMap(({ callers }) => callers) ?? [];
  return new Set(rules.flatMap((rule) => (rule.kind === "partner" ? rule.partner : [])));
}

const accessFileOf = async ({ access }: Pick<Config, "access">, policy: AccessPolicy) =>
  access === undefined ? undefined : loadAccessFile(access, policy);

/** A hub without an access file is one that somebody tries out. */
const hasDevelopmentIssuer = (file: AccessFile | undefined): boolean => file?.developmentIssuer ?? true;
