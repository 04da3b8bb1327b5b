import { defineAdapter } from "@regiohub/infra/ingest/define";
import { facts } from "./facts.js";

/** Figures about staff that others published, row by row with their source. Source: ./README.md */
export const publishedFacts = defineAdapter({
  name: "facts",
  title: "Published figures (CSV)",
  scope: "register",
  version: 1,
  coverage: "full",
  dialects: [{ form: "delimited", delimiter: ";", encoding: "utf-8", quotes: "double", dates: ["iso"] }],
  files: [facts],
  readme: "subgraphs/adapters/facts/README.md",
});
