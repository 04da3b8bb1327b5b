import { defineAdapter } from "@regiohub/infra/ingest/define";
import { words } from "@regiohub/infra/words";
import { applications } from "./applications.js";
import { centreBoards, centres } from "./centres.js";
import { profiles } from "./profiles.js";
import { redundancies } from "./redundancies.js";
import { vacancies } from "./vacancies.js";

/** The hub's own CSV, for what no HR system exports. Any of its files may come without the others. */
export const exchange = defineAdapter({
  name: "exchange",
  title: words("Hub exchange CSV", "Uitwisselbestanden van de hub (CSV)"),
  scope: "board",
  version: 3,
  coverage: "windowed",
  dialects: [{ form: "delimited", delimiter: ";", encoding: "utf-8", quotes: "double", dates: ["iso"] }],
  // Memberships and applications name centres: those come first.
  files: [vacancies, centres, centreBoards, applications, profiles, redundancies],
  readme: "subgraphs/adapters/exchange/README.md",
});
