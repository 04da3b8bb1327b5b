import { defineAdapter } from "@regiohub/infra/ingest/define";
import { governances } from "./governances.js";
import { organisations, rowEnds } from "./organisations.js";
import { transitions } from "./transitions.js";

/** DUO's "Basisgegevens instellingen": the history of organisations, whole. Any of its files may come without the others. Source: ./README.md */
export const duoInstitutions = defineAdapter({
  name: "duo-institutions",
  title: "DUO, basic data of institutions",
  scope: "register",
  version: 2,
  coverage: "full",
  dialects: [{ form: "delimited", delimiter: ",", encoding: "utf-8", quotes: "double", dates: ["dutch", "iso"] }],
  files: [rowEnds, organisations, transitions, governances],
  readme: "subgraphs/adapters/duo-institutions/README.md",
});
