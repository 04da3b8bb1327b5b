import { defineAdapter } from "@regiohub/infra/ingest/define";
import { hrProfile } from "../hr-profile.js";
import { employments } from "./employments.js";
import { members } from "./members.js";
import { units } from "./units.js";

/** AFAS Profit through the GetConnectors of the Tools4ever kit, saved as JSON. */
export const afas = defineAdapter({
  name: "afas",
  title: "AFAS Profit (T4E_HelloID_*_v2)",
  scope: "board",
  version: 1,
  coverage: "windowed",
  dialect: { form: "json", dates: ["iso", "dutch"] },
  files: [units, members, employments],
  settings: hrProfile,
  readme: "subgraphs/adapters/afas/README.md",
});
