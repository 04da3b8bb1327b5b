import { defineAdapter } from "@regiohub/infra/ingest/define";
import { pupilSites, sitePupils } from "./pupils.js";
import { sites } from "./sites.js";

/** The national register of primary-school sites and the pupils of each site, as DUO publishes them. Source: ./README.md */
export const duo = defineAdapter({
  name: "duo",
  title: "DUO, all school sites in primary education",
  scope: "register",
  version: 2,
  coverage: "full",
  dialects: [{ form: "delimited", delimiter: ";", encoding: "windows-1252", quotes: "double", dates: ["iso"] }],
  files: [sites, pupilSites, sitePupils],
  readme: "subgraphs/adapters/duo/README.md",
});
