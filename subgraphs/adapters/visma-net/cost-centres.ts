import { text } from "@regiohub/infra/ingest/columns";
import { defineLookups } from "@regiohub/infra/ingest/define";
import { combine, lookup } from "@regiohub/infra/ingest/derive";
import { resultFile } from "./files.js";

/** `metadata/cost-centers`: codes by name, for contracts name their cost centre. Source: ./README.md */
export const costCentres = defineLookups({
  ...resultFile("cost-centers"),
  mayBeEmpty: true,
  key: text("costcentername"),
  columns: { code: text("costcenter") },
});

const name = text("costcenter").orNull();

/** Code of a contract's cost centre; its name where no cost centre is called so, or several are. */
export const costCentreCode = combine(
  { name, codes: lookup(costCentres, name, (found = []) => [...new Set(found.map(({ code }) => code))]) },
  ({ name, codes }) => (codes.length === 1 ? (codes[0] ?? name) : name),
);
