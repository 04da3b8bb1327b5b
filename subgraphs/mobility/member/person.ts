import type { PersonKey } from "@regiohub/infra/audit/shown";
import type { Page } from "@regiohub/infra/graphql/connection";

/** A row of the graph that is about a person, and whose it is. */
interface OfPerson {
  readonly person: PersonKey;
}

const personOf = ({ person }: OfPerson): PersonKey => person;

/**
 * Whose data the rows of each type are. An edge of a list of profiles is about its person: so is its cursor, also where
 * it says how far a page goes.
 */
export const subjects = {
  StaffMember: personOf,
  MobilityProfile: personOf,
  MobilityProfileEdge: ({ node }: { readonly node: OfPerson }) => node.person,
  "MobilityProfileConnection.pageInfo": ({ edges }: Page<OfPerson>) => edges.at(-1)?.node.person,
  Consent: personOf,
};
