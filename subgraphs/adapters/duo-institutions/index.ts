import { defineAdapter } from "@regiohub/infra/ingest/define";
import { organisations } from "./organisations.js";
import { transitions } from "./transitions.js";

/** DUO's "Basisgegevens instellingen": the history of organisations, whole. Either file may come without the other. Source: ./README.md */
export const duoInstitutions = defineAdapter({
  name: "duo-institutions",
  title: "DUO, basic data of institutions",
  scope: "register",
  version: 1,
  coverage: "full",
  dialects: [{ form: "delimited", delimiter: ",", encoding: "utf-8", quotes: "double", dates: ["dutch", "iso"] }],
  files: [organisations, transitions],
  readme: "subgraphs/adapters/duo-institutions/README.md",
});
