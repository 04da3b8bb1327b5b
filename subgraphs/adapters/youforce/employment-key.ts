import { text } from "@regiohub/infra/ingest/columns";
import { defineLookup } from "@regiohub/infra/ingest/define";
import { combine, constant } from "@regiohub/infra/ingest/derive";
import { endpoint } from "./endpoint.js";

/** Name of the employments' file, which is read for its keys and for its rows. */
export const EMPLOYMENTS = endpoint("employments");

/** What employments, assignments and cost allocations call an employment. */
export const employmentKey = combine(
  { person: text("personCode"), employment: text("employmentCode") },
  ({ person, employment }) => `${person}/${employment}`,
);

/** The employments of the delivery, to see that an assignment belongs to one. */
export const employmentKeys = defineLookup({
  ...EMPLOYMENTS,
  key: combine(
    // An empty cell is refused where the row becomes a record: not here a second time.
    { person: text("personCode").orElse(""), employment: text("employmentCode").orElse("") },
    ({ person, employment }) => `${person}/${employment}`,
  ),
  columns: { there: constant(true) },
});
