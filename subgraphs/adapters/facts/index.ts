import { defineAdapter } from "@regiohub/infra/ingest/define";
import { words } from "@regiohub/infra/words";
import { facts } from "./facts.js";

/** Figures about staff that others published, row by row with their source. Source: ./README.md */
export const publishedFacts = defineAdapter({
  name: "facts",
  title: words("Published figures (CSV)", "Gepubliceerde cijfers (CSV)"),
  scope: "register",
  version: 1,
  coverage: "full",
  dialects: [{ form: "delimited", delimiter: ";", encoding: "utf-8", quotes: "double", dates: ["iso"] }],
  files: [facts],
  readme: "subgraphs/adapters/facts/README.md",
});
