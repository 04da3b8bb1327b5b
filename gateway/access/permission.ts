import { type AccessPolicy, type Demand, permits, refusalText, rightsOf } from "@regiohub/infra/access/policy";
import type { Caller } from "@regiohub/infra/auth/caller";
import type { Demands } from "./demands.js";

/** What somebody may ask of one supergraph. */
export interface Permission {
  /** Equal permissions, equal key. */
  readonly key: string;
  /** Why a field may not be asked, in words for its caller; undefined when it may. */
  refusalOf(type: string, field: string): string | undefined;
}

/** Of a gateway that asks nobody. */
export const EVERYTHING: Permission = { key: "", refusalOf: () => undefined };

/** Root fields that ask for the schema itself. */
const INTROSPECTION: readonly string[] = ["__schema", "__type"];

/** Finds out what callers may ask. Rights that are equal share one permission: there are only so many. */
export function permissionsOf(
  demands: Demands,
  policy: AccessPolicy | undefined,
): (caller: Caller | undefined) => Permission {
  const byRights = new Map<string, Permission>();
  const byCaller = new WeakMap<Caller, Permission>();
  return (caller) => {
    if (!caller || !policy) return EVERYTHING;
    const known = byCaller.get(caller);
    if (known) return known;
    const rights = rightsOf(caller, policy);
    const refused = (label: string, asked: readonly Demand[] = []) => {
      const unmet = asked.find((demand) => !permits(rights, demand, policy));
      return unmet && refusalText(label, rights, unmet);
    };
    const permission = byRights.get(rights.key) ?? {
      key: String(byRights.size + 1),
      refusalOf: (type, field) =>
        INTROSPECTION.includes(field)
          ? refused("Introspection", [policy.introspection])
          : refused(`${type}.${field}`, demands.get(`${type}.${field}`)),
    };
    byRights.set(rights.key, permission);
    byCaller.set(caller, permission);
    return permission;
  };
}
