import type { AccessPolicy } from "../access/policy.js";
import type { Config } from "../config.js";
import { HubError } from "../errors.js";
import type { BoardNumber } from "../values.js";
import type { Caller } from "./caller.js";
import { loadKeys } from "./keys.js";
import { ACCESS, signCaller } from "./tokens.js";

/** Who the hub's own development issuer speaks of. */
export type DevelopmentCaller =
  | { readonly kind: "board"; readonly subject: string; readonly boards: readonly BoardNumber[] }
  | { readonly kind: "partner"; readonly subject: string }
  | { readonly kind: "region"; readonly subject: string; readonly regions: readonly { scheme: string; code: string }[] }
  | { readonly kind: "operator"; readonly subject: string };

/** What its token is for; everything that the kind may have when not given. */
export interface DevelopmentRights {
  readonly scopes?: readonly string[] | undefined;
  readonly purpose?: string | undefined;
}

/**
 * A token of the hub's own development issuer.
 * @throws USAGE for a scope or a purpose that this kind of caller cannot have.
 */
export async function developmentToken(
  { home }: Pick<Config, "home">,
  policy: AccessPolicy,
  who: DevelopmentCaller,
  rights: DevelopmentRights = {},
): Promise<string> {
  const { issuer } = await loadKeys(home);
  return signCaller(developmentCaller(policy, who, rights), ACCESS, issuer, new Date());
}

function developmentCaller(policy: AccessPolicy, who: DevelopmentCaller, rights: DevelopmentRights): Caller {
  const scopes = [...(rights.scopes ?? policy.scopes[who.kind])];
  const [first] = policy.purposes[who.kind];
  const purpose = rights.purpose ?? first;
  for (const scope of scopes) mustBeOne("scope", scope, policy.scopes[who.kind], who.kind);
  mustBeOne("purpose", purpose, policy.purposes[who.kind], who.kind);
  const common = { issuer: ACCESS.issuer, client: null, scopes, purpose };
  if (who.kind === "board") return { ...who, ...common, boards: [...who.boards] };
  if (who.kind === "region") return { ...who, ...common, regions: [...who.regions], centres: [] };
  if (who.kind === "partner") return { ...who, ...common, partner: who.subject, pairwise: 1, boards: null };
  return { ...who, ...common };
}

function mustBeOne(what: string, word: string, known: readonly string[], kind: string): void {
  if (known.includes(word)) return;
  throw new HubError("USAGE", `token: ${what} unknown, or not for a ${kind}. Expected one of ${known.join(", ")}.`);
}
