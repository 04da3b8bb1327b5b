import { defineAdapter, defineUnread } from "@regiohub/infra/ingest/define";
import { same } from "@regiohub/infra/words";
import { hrProfile } from "../hr-profile.js";
import { appointments, functions } from "./appointments.js";
import { addresses, hired, links, members, partners } from "./members.js";
import { units } from "./units.js";

/** Who leads a unit: no record carries it yet, so it is not read, and its absence loses nothing. */
const managers = defineUnread({ name: "Manageridentificatie.csv", file: /^Manageridentificatie\.csv$/i });

/** HR Core Education (Raet, Visma): the seven files of its CSV drop. */
export const hrCore = defineAdapter({
  name: "hr-core",
  title: same("HR Core Education (Visma | Raet)"),
  scope: "board",
  version: 2,
  coverage: "windowed",
  dialects: [{ form: "delimited", delimiter: "|", encoding: "windows-1252", quotes: "stray", dates: ["compact"] }],
  files: [partners, addresses, hired, functions, units, members, links, appointments, managers],
  settings: hrProfile,
  readme: "subgraphs/adapters/hr-core/README.md",
});
