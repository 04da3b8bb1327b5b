import { defineAdapter } from "@regiohub/infra/ingest/define";
import { pupilSites, sitePupils } from "./pupils.js";
import { secondarySites, sites } from "./sites.js";

/**
 * The national registers of school sites and the pupils of each site, as DUO publishes them. Any may come without the
 * others. Source: ./README.md
 */
export const duo = defineAdapter({
  name: "duo",
  title: "DUO, all school sites",
  scope: "register",
  version: 2,
  coverage: "full",
  dialects: [{ form: "delimited", delimiter: ";", encoding: "windows-1252", quotes: "double", dates: ["iso"] }],
  files: [sites, secondarySites, pupilSites, sitePupils],
  readme: "subgraphs/adapters/duo/README.md",
});
