import { defineAdapter } from "@regiohub/infra/ingest/define";
import { words } from "@regiohub/infra/words";
import { pupilSites, sitePupils } from "./pupils.js";
import { secondarySites, sites } from "./sites.js";

/**
 * The national registers of school sites and the pupils of each site, as DUO publishes them. Any may come without the
 * others. Source: ./README.md
 */
export const duo = defineAdapter({
  name: "duo",
  title: words("DUO, all school sites", "DUO, alle schoolvestigingen"),
  scope: "register",
  version: 2,
  coverage: "full",
  dialects: [{ form: "delimited", delimiter: ";", encoding: "windows-1252", quotes: "double", dates: ["iso"] }],
  files: [sites, secondarySites, pupilSites, sitePupils],
  readme: "subgraphs/adapters/duo/README.md",
});
