import type { Caller } from "@regiohub/infra/auth/caller";
import type { Random } from "@regiohub/infra/testing/random";
import { KIND_PURPOSES } from "@regiohub/schema/access/purposes";
import { SCOPES } from "@regiohub/schema/access/scopes";
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

const SCOPE_NAMES = Object.keys(SCOPES);
const PURPOSES = ["", ...Object.values(KIND_PURPOSES).flat()];

/** One of them with any scopes and any purpose, of its kind or not. */
export function anyAsker(random: Random, thing: Thing): Caller {
  const caller = random.pick(Object.values(askersOf(thing)));
  const scopes = SCOPE_NAMES.filter(() => random.below(2) === 0);
  return { ...caller, scopes, purpose: random.pick([caller.purpose, random.pick(PURPOSES)]) };
}
