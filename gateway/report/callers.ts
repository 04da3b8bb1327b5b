import { randomUUID } from "node:crypto";
import type { PartnerCaller, RegionCaller } from "@regiohub/infra/auth/caller";
import type { Purpose } from "@regiohub/schema/access/purposes";
import { KIND_SCOPES } from "@regiohub/schema/access/scopes";

/** Whom a report is for: it shows what the graph shows them. */
export type Audience = "region" | "partner";

/**
 * A caller with every right of the audience, and a budget of its own. An adviser sees the figures of these regions, a
 * partner those of all, and the vacancies that boards share with partners.
 */
export function callerFor(audience: Audience, regions: RegionCaller["regions"]): RegionCaller | PartnerCaller {
  const who = { subject: `hub-report-${randomUUID()}`, issuer: "hub", client: null };
  const scopes = [...KIND_SCOPES[audience]];
  if (audience === "region") {
    const purpose: Purpose = "REGIONAL_PLANNING";
    return { ...who, kind: "region", scopes, purpose, regions, centres: [] };
  }
  const purpose: Purpose = "VACANCY_EXCHANGE";
  return { ...who, kind: "partner", scopes, purpose, partner: who.subject, pairwise: 1, boards: null };
}
