import { type Column, text } from "@regiohub/infra/ingest/columns";
import { defineLookup } from "@regiohub/infra/ingest/define";
import { firstOf, lookup } from "@regiohub/infra/ingest/derive";

/** `rst_functie`: names of functions by code. Source: ./README.md */
export const functions = defineLookup({
  name: "rst_functie_133800000000000000_1.xml",
  file: /^rst_functie_\d+(_[^.]*)?\.xml$/i,
  edition: /^rst_functie_(\d+)/i,
  key: text("functieCode"),
  columns: { name: text("functieOmschrijving").optional() },
});

/** Name of a function: of the list, else as it stands beside the code. */
export const functionName = (code: Column<string | null>, words: Column<string | null>): Column<string | null> =>
  firstOf(
    lookup(functions, code, (found) => found?.name ?? null),
    words,
  ).orNull();
