import { defineAdapter } from "@regiohub/infra/ingest/define";
import { sites } from "./sites.js";

/** The national register of primary-school sites, as DUO publishes it. Source: ./README.md */
export const duo = defineAdapter({
  name: "duo",
  title: "DUO, all school sites in primary education",
  scope: "register",
  version: 1,
  coverage: "full",
  dialects: [{ form: "delimited", delimiter: ";", encoding: "windows-1252", quotes: "double", dates: ["iso"] }],
  files: [sites],
  readme: "subgraphs/adapters/duo/README.md",
});
