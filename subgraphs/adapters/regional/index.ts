import { defineAdapter } from "@regiohub/infra/ingest/define";
import { words } from "@regiohub/infra/words";
import { advisors } from "./advisors.js";
import { formation } from "./formation.js";
import { members } from "./members.js";
import { swvDemands } from "./swv-demand.js";

/** The hub's own CSV of what regions know of themselves, by the operator. Any of its files may come without the others. */
export const regional = defineAdapter({
  name: "regional",
  title: words("Hub regional CSV", "Regiobestanden van de hub (CSV)"),
  scope: "register",
  version: 1,
  coverage: "windowed",
  dialects: [{ form: "delimited", delimiter: ";", encoding: "utf-8", quotes: "double", dates: ["iso"] }],
  // Advisers are of regions: those come first.
  files: [members, advisors, formation, swvDemands],
  readme: "subgraphs/adapters/regional/README.md",
});
