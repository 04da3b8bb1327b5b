import { defineAdapter, defineUnread } from "@regiohub/infra/ingest/define";
import { same } from "@regiohub/infra/words";
import { hrProfile } from "../hr-profile.js";
import { endpoint } from "../youforce/endpoint.js";
import { youforceLive } from "../youforce/live/index.js";
import { CORE } from "../youforce/live/systems.js";
import { employees, employeeVersions, links } from "./employees.js";
import { employments } from "./employments.js";
import { jobProfiles } from "./functions.js";
import { slices } from "./slices.js";
import { units, unitVersions } from "./units.js";

/** The employers within the board: no record carries them. */
const companies = defineUnread(endpoint("youserve-companies"));

/** Names of codes that stand in the employments themselves. */
const valueLists = defineUnread({
  name: "youserve-costCenter.json",
  file: /^youserve-(costCenter|classification)(_\d+)?\.json$/i,
});

const files = [
  unitVersions,
  jobProfiles,
  employeeVersions,
  slices,
  units,
  employees,
  links,
  employments,
  companies,
  valueLists,
];

/** Youforce (Visma | YouServe) for HR Core Business: what its IAM API answers, a file per endpoint. */
export const youforceCore = defineAdapter({
  name: "youforce-core",
  title: same("Youforce HR Core Business (IAM API)"),
  scope: "board",
  version: 1,
  coverage: "windowed",
  dialects: [{ form: "json", rows: ["value"], dates: ["iso"] }],
  files,
  settings: hrProfile,
  live: youforceLive(CORE, files),
  readme: "subgraphs/adapters/youforce-core/README.md",
});
