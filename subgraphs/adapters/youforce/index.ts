import { defineAdapter, defineUnread } from "@regiohub/infra/ingest/define";
import { same } from "@regiohub/infra/words";
import { hrProfile } from "../hr-profile.js";
import { assignments } from "./assignments.js";
import { costAllocations } from "./cost-allocations.js";
import { employmentKeys } from "./employment-key.js";
import { employments } from "./employments.js";
import { endpoint } from "./endpoint.js";
import { jobProfiles } from "./functions.js";
import { youforceLive } from "./live/index.js";
import { BEAUFORT } from "./live/systems.js";
import { links, members } from "./persons.js";
import { unitNames, units } from "./units.js";

/** Who leads a unit: no record carries it yet. */
const roles = defineUnread(endpoint("roleAssignments"));

const files = [
  unitNames,
  jobProfiles,
  costAllocations,
  employmentKeys,
  assignments,
  units,
  members,
  links,
  employments,
  roles,
];

/** Youforce (Visma | Raet) for HR Core Beaufort: what its IAM API answers, a file per endpoint. */
export const youforce = defineAdapter({
  name: "youforce",
  title: same("Youforce HR Core Beaufort (IAM API)"),
  scope: "board",
  version: 1,
  coverage: "windowed",
  dialects: [{ form: "json", rows: ["value", "values"], dates: ["iso"] }],
  files,
  settings: hrProfile,
  live: youforceLive(BEAUFORT, files),
  readme: "subgraphs/adapters/youforce/README.md",
});
