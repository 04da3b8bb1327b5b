import { defineAdapter } from "@regiohub/infra/ingest/define";
import { same } from "@regiohub/infra/words";
import { contractBrins, employeeBrins } from "./brin-field.js";
import { contractRows } from "./contract-rows.js";
import { costCentres } from "./cost-centres.js";
import { employments } from "./employments.js";
import { vismaLive } from "./live/index.js";
import { links, members } from "./members.js";
import { people } from "./people.js";
import { settings } from "./settings.js";
import { units, unitVersions } from "./units.js";

const files = [
  costCentres,
  contractBrins,
  employeeBrins,
  contractRows,
  people,
  unitVersions,
  units,
  members,
  links,
  employments,
];

/** Visma.net HRM: the result files of its export jobs. */
export const vismaNet = defineAdapter({
  name: "visma-net",
  title: same("Visma.net HRM"),
  scope: "board",
  version: 3,
  coverage: "windowed",
  dialects: [
    { form: "delimited", delimiter: ",", encoding: "utf-8", quotes: "double", dates: ["iso"], decimals: "point" },
    { form: "json", dates: ["iso"], decimals: "point" }, // as the hub itself writes what it pulls
  ],
  files,
  settings,
  live: vismaLive(files),
  readme: "subgraphs/adapters/visma-net/README.md",
});
