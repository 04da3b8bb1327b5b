import type { PersonKey } from "@regiohub/infra/audit/shown";
import type { Page } from "@regiohub/infra/graphql/connection";

/** A row of the graph that is about a person, and whose it is: for the read log. */
export interface OfPerson {
  readonly person: PersonKey;
}

/** Rows of the database, that say nothing of whose they are, as rows of one person. */
export const rowsOf = <Row extends object>(person: PersonKey, rows: readonly Row[]): (Row & OfPerson)[] =>
  rows.map((row) => ({ ...row, person }));

const personOf = ({ person }: OfPerson): PersonKey => person;

/**
 * Whose data the rows of each type are. An edge of a list of people is about its person: so is its cursor, also where it
 * says how far a page goes.
 */
export const subjects = {
  StaffMember: personOf,
  StaffMemberEdge: ({ node }: { readonly node: OfPerson }) => node.person,
  "StaffMemberConnection.pageInfo": ({ edges }: Page<OfPerson>) => edges.at(-1)?.node.person,
  Employment: personOf,
  EmploymentAssignment: personOf,
  Absence: personOf,
};
