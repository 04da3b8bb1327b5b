import type { GraphQLFormattedError } from "graphql";
import type { BoardCaller, OperatorCaller, PartnerCaller, RegionCaller } from "../auth/caller.js";

const ISSUER = "https://issuer.example";

/** What each kind may hold: the hub's own words, which `schema/access` explains. */
const SCOPES = {
  board: [
    "people:read",
    "vacancies:read",
    "profiles:read",
    "events:read",
    "figures:read",
    "region-figures:read",
    "applications:read",
    "consents:write",
    "deliveries:write",
    "schema:read",
  ],
  partner: ["vacancies:read", "profiles:read", "events:read", "figures:read", "region-figures:read", "schema:read"],
  region: ["events:read", "region-figures:read", "applications:read", "schema:read"],
  operator: ["schema:read"],
};

/** A caller of these boards, who may ask everything that one can. */
export const boardCaller = (...boards: string[]): BoardCaller => ({
  kind: "board",
  subject: "board-it",
  issuer: ISSUER,
  client: null,
  scopes: SCOPES.board,
  purpose: "HR_ADMINISTRATION",
  boards,
});

/** A partner that shows vacancies elsewhere. */
export const partner: PartnerCaller = {
  kind: "partner",
  subject: "portal",
  issuer: ISSUER,
  client: "portal",
  scopes: SCOPES.partner,
  purpose: "VACANCY_EXCHANGE",
  partner: "portal",
  pairwise: 1,
  boards: null,
};

/** An adviser of mobility centres, and of the regions that are given beside. */
export const adviser = (...centres: string[]): RegionCaller => ({
  kind: "region",
  subject: "adviser",
  issuer: ISSUER,
  client: null,
  scopes: SCOPES.region,
  purpose: "REGIONAL_PLANNING",
  regions: [],
  centres,
});

export const operator: OperatorCaller = {
  kind: "operator",
  subject: "operator",
  issuer: ISSUER,
  client: null,
  scopes: SCOPES.operator,
  purpose: "OPERATIONS",
};

/** The codes of an answer's errors, in order; undefined without errors. */
export const codesOf = (answer: { readonly errors?: readonly GraphQLFormattedError[] | undefined }) =>
  answer.errors?.map(({ extensions }) => extensions?.code);
