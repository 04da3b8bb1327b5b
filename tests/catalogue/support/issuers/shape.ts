import { NOW_SECONDS } from "../tokens.js";

/** What a token becomes, as far as a test looks at it: a part of a caller, or the code of a refusal. */
export type Becomes = Readonly<Record<string, unknown>> | "TOKEN_INVALID";

/** A token with something about it: claims and header members to put in (undefined: to leave out), and what it becomes. */
export interface ShapedCase {
  readonly name: string;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  /** Put into what the issuer says when it is asked about the token. */
  readonly said?: Readonly<Record<string, unknown>>;
  readonly becomes: Becomes;
}

/** Access tokens as one kind of issuer makes them. Ids are made up; names and forms are those of the vendor's pages. */
export interface IssuerShape {
  readonly issuer: string;
  readonly algorithm: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly said?: Readonly<Record<string, unknown>>;
  readonly cases: readonly ShapedCase[];
}

/** The code of a refusal. */
export const REFUSED = "TOKEN_INVALID";

/** Times of a token that was just made. */
export const times = { iat: NOW_SECONDS - 5, nbf: NOW_SECONDS - 5, exp: NOW_SECONDS + 3_600 };
