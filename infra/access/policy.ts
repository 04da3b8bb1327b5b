import type { Caller } from "../auth/caller.js";

/** Who may ask what. Its words are the hub's (`schema/access`); here they are texts. */
export interface AccessPolicy {
  /** Scopes that each kind of caller may hold. */
  readonly scopes: Readonly<Record<Caller["kind"], readonly string[]>>;
  /** Purposes that each kind may have; the first is the one without another word. */
  readonly purposes: Readonly<Record<Caller["kind"], readonly [string, ...string[]]>>;
  /** Sensitivities that are about persons. */
  readonly aboutPeople: ReadonlySet<string>;
  /** What asking for the schema itself takes. */
  readonly introspection: Demand;
  /** What sending deliveries takes. */
  readonly deliveries: Demand;
  /** Whether what is this sensitive may be shown for a purpose. */
  shows(purpose: string, sensitivity: string): boolean;
}

/** What a field asks of its caller. */
export interface Demand {
  /** Sets of scopes, of which one has to be held whole; none: no scope is needed. */
  readonly scopes: readonly (readonly string[])[];
  readonly sensitivity: string;
}

/** The demand of what every policy shows to all who may ask at all. */
export const OPEN: Demand = { scopes: [], sensitivity: "OPEN" };

/** What a caller may ask: what the token says and the caller's kind may have. */
export interface Rights {
  /** Equal rights, equal key. */
  readonly key: string;
  readonly scopes: ReadonlySet<string>;
  readonly purpose: string;
}

/** The rights of a caller: a scope or a purpose that its kind may not have counts for nothing. */
export function rightsOf({ kind, scopes, purpose }: Caller, policy: AccessPolicy): Rights {
  const held = policy.scopes[kind].filter((scope) => scopes.includes(scope));
  const meant = policy.purposes[kind].includes(purpose) ? purpose : "";
  return { key: [meant, ...held].join(" "), scopes: new Set(held), purpose: meant };
}

/** Whether rights meet a demand: scope and purpose both. */
export const permits = (rights: Rights, { scopes, sensitivity }: Demand, policy: AccessPolicy): boolean =>
  holds(rights, scopes) && policy.shows(rights.purpose, sensitivity);

const holds = ({ scopes: held }: Rights, scopes: Demand["scopes"]): boolean =>
  scopes.length === 0 || scopes.some((set) => set.every((scope) => held.has(scope)));

/** Why rights do not meet the demand of a field, `Board.workforce`, in words that its caller may read. */
export function refusalText(field: string, rights: Rights, { scopes }: Demand): string {
  if (!holds(rights, scopes)) {
    return `${field} needs the scope ${scopes.map((set) => set.join(" and ")).join(", or ")}.`;
  }
  const { purpose } = rights;
  return purpose === "" ? `${field} needs a token with a purpose.` : `${field} is not for the purpose ${purpose}.`;
}
