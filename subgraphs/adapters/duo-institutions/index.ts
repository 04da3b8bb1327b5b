import { defineAdapter } from "@regiohub/infra/ingest/define";
import { words } from "@regiohub/infra/words";
import { governances } from "./governances.js";
import { organisations, rowEnds } from "./organisations.js";
import { transitions } from "./transitions.js";

/** DUO's "Basisgegevens instellingen": the history of organisations, whole. Any of its files may come without the others. Source: ./README.md */
export const duoInstitutions = defineAdapter({
  name: "duo-institutions",
  title: words("DUO, basic data of institutions", "DUO, basisgegevens van instellingen"),
  scope: "register",
  version: 2,
  coverage: "full",
  dialects: [{ form: "delimited", delimiter: ",", encoding: "utf-8", quotes: "double", dates: ["dutch", "iso"] }],
  files: [rowEnds, organisations, transitions, governances],
  readme: "subgraphs/adapters/duo-institutions/README.md",
});
