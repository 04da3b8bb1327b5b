import type { GraphQLFormattedError } from "graphql";
import type { BoardCaller, OperatorCaller, PartnerCaller, RegionCaller } from "../auth/caller.js";

const ISSUER = "https://issuer.example";

/** A caller of these boards. */
export const boardCaller = (...boards: string[]): BoardCaller => ({
  kind: "board",
  subject: "board-it",
  issuer: ISSUER,
  client: null,
  scopes: [],
  purpose: "HR_ADMINISTRATION",
  boards,
});

/** A partner that shows vacancies elsewhere. */
export const partner: PartnerCaller = {
  kind: "partner",
  subject: "portal",
  issuer: ISSUER,
  client: "portal",
  scopes: [],
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
  scopes: [],
  purpose: "REGIONAL_PLANNING",
  regions: [],
  centres,
});

export const operator: OperatorCaller = {
  kind: "operator",
  subject: "operator",
  issuer: ISSUER,
  client: null,
  scopes: [],
  purpose: "OPERATIONS",
};

/** The codes of an answer's errors, in order; undefined without errors. */
export const codesOf = (answer: { readonly errors?: readonly GraphQLFormattedError[] | undefined }) =>
  answer.errors?.map(({ extensions }) => extensions?.code);
