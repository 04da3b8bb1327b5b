import type { PersonKey } from "@regiohub/infra/audit/shown";

/** A row of the graph that is about a person, and whose it is. */
interface OfPerson {
  readonly person: PersonKey;
}

const personOf = ({ person }: OfPerson): PersonKey => person;

/** Whose data the rows of each type are. An edge of a list of profiles is about its person: so is its cursor. */
export const subjects = {
  StaffMember: personOf,
  MobilityProfile: personOf,
  MobilityProfileEdge: ({ node }: { readonly node: OfPerson }) => node.person,
  Consent: personOf,
};
