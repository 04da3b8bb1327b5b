import { defineAdapter, defineUnread } from "@regiohub/infra/ingest/define";
import { same } from "@regiohub/infra/words";
import { hrProfile } from "../hr-profile.js";
import { assignments } from "./assignments.js";
import { employments } from "./employments.js";
import { shape } from "./files.js";
import { functions } from "./functions.js";
import { links, members } from "./persons.js";
import { units } from "./units.js";

/** Who leads a unit: no record carries it yet, and a unit may have several. */
const roles = defineUnread({
  name: "roltoewijzing_OE_133800000000000000_1.xml",
  file: /^roltoewijzing_[^.]*\.xml$/i,
  edition: /^roltoewijzing_(?:\D+_)?(\d+)/i,
});

/** Bint (Raet): the XML files that HR Core Beaufort writes for identity management. */
export const bint = defineAdapter({
  name: "bint",
  title: same("Bint XML (Visma | Raet)"),
  scope: "board",
  version: 1,
  coverage: "windowed",
  dialects: [{ form: "xml", nested: shape, dates: ["iso"] }],
  files: [functions, assignments, units, members, links, employments, roles],
  settings: hrProfile,
  readme: "subgraphs/adapters/bint/README.md",
});
