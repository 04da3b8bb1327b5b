import { tokenRefused } from "../strict.js";

/** Claims of a token that was verified. */
export type Claims = Readonly<Record<string, unknown>>;

/** Where a claim is: its name, or the names on the way to it, outermost first. */
export type ClaimPath = string | readonly string[];

/** Most values that one claim may have. */
const MOST_VALUES = 500;

/** A claim's name for messages: it comes from the access file, never from a token. */
export const nameOf = (path: ClaimPath): string => (typeof path === "string" ? path : path.join("."));

/** What stands at a path; undefined where there is nothing. */
export function claimAt(claims: Claims, path: ClaimPath): unknown {
  let value: unknown = claims;
  for (const name of typeof path === "string" ? [path] : path) {
    const isHolder = typeof value === "object" && value !== null && !Array.isArray(value);
    value = isHolder && Object.hasOwn(value as object, name) ? (value as Record<string, unknown>)[name] : undefined;
  }
  return value;
}

/**
 * The text at a path.
 * @throws TOKEN_INVALID when there is none, or something else than text.
 */
export function textAt(claims: Claims, path: ClaimPath): string {
  const value = claimAt(claims, path);
  if (typeof value === "string" && value !== "") return value;
  throw tokenRefused(`claim ${nameOf(path)}: no text`);
}

/**
 * The values at a path: a list of texts, or one text whose words are the values, as scopes are written. None where the
 * claim is not there.
 * @throws TOKEN_INVALID for anything else, for more than 500, and where the issuer says that it left them out.
 */
export function valuesAt(claims: Claims, path: ClaimPath): readonly string[] {
  const value = claimAt(claims, path);
  if (value === undefined) {
    requireNotLeftOut(claims, path);
    return [];
  }
  const values = typeof value === "string" ? value.split(" ").filter(Boolean) : value;
  if (!Array.isArray(values) || !values.every((one) => typeof one === "string"))
    throw tokenRefused(`claim ${nameOf(path)}: neither text nor a list of texts`);
  if (values.length > MOST_VALUES) throw tokenRefused(`claim ${nameOf(path)}: more than ${MOST_VALUES} values`);
  return values;
}

/**
 * Entra leaves a claim out that grows too long, and names it in `_claim_names`: fewer rights, and nobody would see why.
 * Source: https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference#groups-overage-claim
 */
function requireNotLeftOut(claims: Claims, path: ClaimPath): void {
  const [outermost] = typeof path === "string" ? [path] : path;
  if (claimAt(claims, ["_claim_names", outermost as string]) === undefined) return;
  throw tokenRefused(`claim ${nameOf(path)}: left out by the issuer, as too long; use app roles, or fewer groups`);
}
