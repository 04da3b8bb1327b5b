import { type OfPerson, personAtEnd, personOf, personOfEdge } from "@regiohub/infra/access/subjects";
import type { PersonKey } from "@regiohub/infra/audit/shown";

/** Rows of the database, that say nothing of whose they are, as rows of one person. */
export const rowsOf = <Row extends object>(person: PersonKey, rows: readonly Row[]): (Row & OfPerson)[] =>
  rows.map((row) => ({ ...row, person }));

/** Whose data the rows of each type are. */
export const subjects = {
  StaffMember: personOf,
  StaffMemberEdge: personOfEdge,
  "StaffMemberConnection.pageInfo": personAtEnd,
  Employment: personOf,
  EmploymentAssignment: personOf,
  Absence: personOf,
};
