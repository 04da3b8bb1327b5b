import { defineAdapter } from "@regiohub/infra/ingest/define";
import { words } from "@regiohub/infra/words";
import { persons } from "./persons.js";

/** The staff of each school in persons on 1 October, as DUO publishes it. Source: ./README.md */
export const duoStaff = defineAdapter({
  name: "duo-staff",
  title: words("DUO, staff of primary education in persons", "DUO, personeel in het basisonderwijs in personen"),
  scope: "register",
  version: 1,
  coverage: "delta", // each sheet has a part of one edition
  dialects: [
    { form: "xlsx", sheet: "per owtype-bestuur-brin", dates: ["iso"] },
    { form: "delimited", delimiter: ";", encoding: "windows-1252", quotes: "double", dates: ["iso"] },
  ],
  files: [persons],
  readme: "subgraphs/adapters/duo-staff/README.md",
});
