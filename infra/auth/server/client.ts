import type { BoardNumber } from "../../values.js";
import type { IssuerKey } from "../issuers/key-set.js";

/** By what a client shows who it is. */
export type Credential = {
  /** Undefined: until it is replaced. */
  readonly notAfter: Date | undefined;
} & ({ readonly sha256: Buffer } | { readonly key: IssuerKey });

/** Whether a credential has not been replaced yet. */
export const isLive = ({ notAfter }: Credential, now: Date): boolean => notAfter === undefined || now < notAfter;

/** A partner's program that the hub itself gives tokens to. */
export interface Client {
  readonly id: string;
  /** What it may ask for at most. */
  readonly scopes: readonly string[];
  readonly purposes: readonly string[];
  /** Boards that it is shown things of, ascending; null: all. */
  readonly boards: readonly BoardNumber[] | null;
  /** trusted: it may send registered documents only. */
  readonly documents: "free" | "trusted";
  /** Most that its budget saves up; null: the usual. */
  readonly budget: number | null;
  /** Version of the key that its ids of people are made with. */
  readonly pairwise: number;
  /** Whether it gets no token without a proof of its key. */
  readonly mustProve: boolean;
  readonly credentials: readonly Credential[];
}

/** Signature algorithms that clients' keys are used with. */
export const CLIENT_ALGORITHMS = ["ES256", "PS256", "EdDSA", "RS256"] as const;
