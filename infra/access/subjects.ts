import type { PersonKey } from "../audit/shown.js";
import type { Page } from "../graphql/connection.js";

/** A row of the graph that is about a person, and whose it is: for the read log. */
export interface OfPerson {
  readonly person: PersonKey;
}

/** Whose data such a row is. */
export const personOf = ({ person }: OfPerson): PersonKey => person;

/** Whose data an edge of a list of such rows is: its node's, and so is its cursor. */
export const personOfEdge = ({ node }: { readonly node: OfPerson }): PersonKey => node.person;

/** Whom the end of a page of such rows tells of: the last one, whose cursor it is; nobody on an empty page. */
export const personAtEnd = ({ edges }: Page<OfPerson>): PersonKey | undefined => edges.at(-1)?.node.person;
