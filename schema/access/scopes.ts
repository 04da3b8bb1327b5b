import type { Caller } from "@regiohub/infra/auth/caller";

/** What a token may ask for, each with what it opens. */
export const SCOPES = {
  "people:read": "the board's own people: who they are, their employments, absences, pay",
  "vacancies:read": "vacancies: the board's own, and those that others share",
  "profiles:read": "mobility profiles of people who agreed to it",
  "events:read": "moves between boards, without who moved",
  "figures:read": "figures of boards",
  "region-figures:read": "figures of regions",
  "applications:read": "applications for subsidies",
  "consents:write": "writing down what people agreed to, and that they withdrew it",
  "deliveries:write": "sending deliveries to the hub",
  "schema:read": "asking what the schema has, as far as the caller may ask it",
} as const;

export type Scope = keyof typeof SCOPES;

/** What each kind of caller may hold; whatever else a token says counts for nothing. */
export const KIND_SCOPES: Readonly<Record<Caller["kind"], readonly Scope[]>> = {
  board: Object.keys(SCOPES) as Scope[],
  partner: ["vacancies:read", "profiles:read", "events:read", "figures:read", "region-figures:read", "schema:read"],
  region: ["events:read", "region-figures:read", "applications:read", "schema:read"],
  operator: ["schema:read"],
};
