import type { AccessPolicy } from "../../access/policy.js";
import { ACCESS } from "../tokens.js";
import type { IssuerConfig } from "./config.js";
import type { Given, Rule } from "./rules.js";

/** Something in an access file that the hub does not know, or knows already. */
export interface Stranger {
  /** Keys on the way to it, from the file's own. */
  readonly path: readonly PropertyKey[];
  readonly what: string;
}

/** Whoever issues tokens: others, and the hub itself under its own address. */
interface Issuing {
  readonly issuers: readonly IssuerConfig[];
  readonly publicUrl?: string | undefined;
}

/** What the form of an access file cannot tell: words that the hub does not have, and issuers that stand twice. */
export function strangersIn({ issuers, publicUrl }: Issuing, policy: AccessPolicy): readonly Stranger[] {
  return issuers.flatMap((issuer, at) => {
    const before = [ACCESS.issuer, publicUrl, ...issuers.slice(0, at).map((one) => one.issuer)];
    const isTaken = before.includes(issuer.issuer);
    const double = { path: ["issuers", at, "issuer"], what: "this issuer is there already. Expected each once" };
    return [...(isTaken ? [double] : []), ...strangersOf(issuer, policy).map(under(["issuers", at, "callers"]))];
  });
}

const under =
  (holder: readonly PropertyKey[]) =>
  ({ path, what }: Stranger): Stranger => ({ path: [...holder, ...path], what });

function strangersOf({ callers }: IssuerConfig, policy: AccessPolicy): Stranger[] {
  return callers.flatMap((rule, at) => {
    const scopes = policy.scopes[rule.kind];
    const unknown = (words: readonly string[], known: readonly string[]) => words.some((one) => !known.includes(one));
    const found: Stranger[] = [];
    if (unknown(wordsOf(rule.scopes), scopes))
      found.push({
        path: [at, "scopes"],
        what: `not a scope of a ${rule.kind}. Expected some of ${scopes.join(", ")}`,
      });
    if (rule.kind === "partner" && unknown(purposesOf(rule), policy.purposes.partner))
      found.push({ path: [at, "purpose"], what: `unknown. Expected ${policy.purposes.partner.join(" or ")}` });
    if (rule.kind === "region" && !rule.regions && !rule.centres)
      found.push({ path: [at], what: "a region's adviser of nothing. Expected `regions` or `centres`" });
    return found;
  });
}

const wordsOf = (given: Given): readonly string[] =>
  Array.isArray(given) ? given : "values" in given ? Object.values(given.values).flat() : [];

const purposesOf = ({ purpose }: Extract<Rule, { kind: "partner" }>): readonly string[] =>
  typeof purpose === "string" ? [purpose] : Object.values(purpose.values);
