import type { AccessPolicy } from "../../access/policy.js";
import { type Caller, callerSchema } from "../caller.js";
import { tokenRefused } from "../strict.js";
import { type Claims, claimAt, nameOf, textAt, valuesAt } from "./claims.js";
import type { Given, Rule } from "./rules.js";

/**
 * The caller that verified claims stand for, by the first rule that is for them. A value that no rule knows gives
 * nothing, and so does a scope that the kind of caller may never hold.
 * @throws TOKEN_INVALID when no rule is for them, when a claim has another shape than its rule reads, and for a caller
 * who would be of no board or region: a slip of the pen at the issuer is not to pass for a caller with fewer rights.
 */
export function callerOf(claims: Claims, rules: readonly Rule[], policy: AccessPolicy): Caller {
  const rule = rules.find(({ when }) => !when || valuesAt(claims, when.claim).includes(when.has));
  if (!rule) throw tokenRefused("no rule of the access file is for it");
  const common = {
    subject: textAt(claims, rule.subject),
    issuer: textAt(claims, "iss"),
    client: rule.client && claimAt(claims, rule.client) !== undefined ? textAt(claims, rule.client) : null,
    scopes: textsOf(claims, rule.scopes).filter((scope) => policy.scopes[rule.kind].includes(scope)),
    purpose: purposeOf(claims, rule, policy),
  };
  const { success, data, error } = callerSchema.safeParse({ ...common, ...ownOf(claims, rule) });
  if (success) return data;
  throw tokenRefused(`its ${String(error.issues[0]?.path[0] ?? "claims")} not as a ${rule.kind}'s should be`);
}

/** What only this kind of caller has. */
function ownOf(claims: Claims, rule: Rule) {
  const { kind } = rule;
  if (kind === "board") return { kind, boards: someOf(textsOf(claims, rule.boards), "board") };
  if (kind === "partner") {
    const boards = rule.boards ? someOf(textsOf(claims, rule.boards), "board") : null;
    return { kind, partner: rule.partner, pairwise: rule.pairwise, boards };
  }
  if (kind === "operator") return { kind };
  const regions = rule.regions ? textsOf(claims, rule.regions) : [];
  const centres = rule.centres ? textsOf(claims, rule.centres) : [];
  someOf([...regions, ...centres], "region or centre");
  return { kind, regions: regions.map(regionOf), centres };
}

function someOf(texts: readonly string[], what: string): readonly string[] {
  if (texts.length > 0) return texts;
  throw tokenRefused(`names no ${what}`);
}

function regionOf(text: string): { scheme: string; code: string } {
  const [, scheme, code] = /^([A-Z_]{2,40}) (\S{1,20})$/.exec(text) ?? [];
  if (scheme && code) return { scheme, code };
  throw tokenRefused("names a region that is none");
}

/** A partner's purpose is its token's; all other kinds have one each. */
function purposeOf(claims: Claims, rule: Rule, policy: AccessPolicy): string {
  const [own] = policy.purposes[rule.kind];
  if (rule.kind !== "partner") return own;
  if (typeof rule.purpose === "string") return rule.purpose;
  const { claim, values } = rule.purpose;
  const meant = new Set(
    valuesAt(claims, claim).flatMap((value) => (Object.hasOwn(values, value) ? values[value] : [])),
  );
  const [purpose] = meant;
  if (meant.size === 1 && purpose) return purpose;
  throw tokenRefused(`claim ${nameOf(claim)}: not one purpose`);
}

/** Texts without doubles, in the order in which they come. */
function textsOf(claims: Claims, given: Given): string[] {
  if (Array.isArray(given)) return [...new Set(given)];
  const values = valuesAt(claims, given.claim);
  return [...new Set(values.flatMap((value) => textsFor(value, given)))];
}

function textsFor(value: string, given: Exclude<Given, readonly string[]>): readonly string[] {
  if ("values" in given) return Object.hasOwn(given.values, value) ? (given.values[value] as string[]) : [];
  const { prefix, suffix } = given;
  const fits = value.length >= prefix.length + suffix.length && value.startsWith(prefix) && value.endsWith(suffix);
  return fits ? [value.slice(prefix.length, value.length - suffix.length)] : [];
}
