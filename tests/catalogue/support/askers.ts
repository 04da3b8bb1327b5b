import type { Caller } from "@regiohub/infra/auth/caller";
import { adviser, boardCaller, operator, partner } from "@regiohub/schema/testing/callers";
import type { Thing } from "./oracle/rules.js";

const OTHER_REGION = { scheme: "ARBEIDSMARKTREGIO", code: "AM02" };

/** Callers of every kind, as they stand to a thing of one board: all their kind may hold, unless they say otherwise. */
export function askersOf({ centre }: Thing): Readonly<Record<string, Caller>> {
  const own = boardCaller("99001");
  const region = { ...adviser(centre), regions: [{ scheme: "ARBEIDSMARKTREGIO", code: "AM03" }] };
  return {
    "its own board": own,
    "its own board, for people alone": { ...own, scopes: ["people:read"] },
    "its own board, without scopes": { ...own, scopes: [] },
    "two boards, one its own": boardCaller("99002", "99001"),
    "another board": boardCaller("99002"),
    "a partner that shows vacancies": partner,
    "a partner that brings people and jobs together": { ...partner, purpose: "MATCHING" },
    "a partner that counts": { ...partner, purpose: "STATISTICS" },
    "a partner of other boards": { ...partner, boards: ["99002", "99003"] },
    "a partner without scopes": { ...partner, scopes: [] },
    "a partner with a board's scopes and purpose": { ...partner, scopes: own.scopes, purpose: own.purpose },
    "an adviser of its centre": region,
    "an adviser of another centre and region": { ...region, centres: ["MC-DEMO-2"], regions: [OTHER_REGION] },
    "an adviser with a board's scopes": { ...region, scopes: own.scopes },
    "the operator": operator,
    "an operator with a board's scopes": { ...operator, scopes: own.scopes },
  };
}
