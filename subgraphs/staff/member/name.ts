import type { MemberRecord } from "@regiohub/schema/records/member";

/** The parts of a person's name. */
export type NameParts = Pick<
  MemberRecord,
  "initials" | "callName" | "birthPrefix" | "birthName" | "partnerPrefix" | "partnerName" | "nameUsage"
>;

/**
 * A person's name as they use it: `Fatima van den Berg-de Wit`. Without a partner's name, their own; empty when the
 * source gives no names.
 */
export function displayName(parts: NameParts): string {
  const own = joined(parts.birthPrefix, parts.birthName);
  const partner = joined(parts.partnerPrefix, parts.partnerName);
  return joined(parts.callName ?? parts.initials, partner ? surname(parts.nameUsage, own, partner) : own);
}

function surname(usage: NameParts["nameUsage"], own: string, partner: string): string {
  if (usage === "PARTNER") return partner;
  if (usage === "PARTNER_OWN") return `${partner}-${own}`;
  return usage === "OWN_PARTNER" ? `${own}-${partner}` : own;
}

const joined = (...parts: readonly (string | null)[]): string => parts.filter(Boolean).join(" ");
