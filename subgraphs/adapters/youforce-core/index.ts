import { defineAdapter, defineUnread } from "@regiohub/infra/ingest/define";
import { hrProfile } from "../hr-profile.js";
import { employees, employeeVersions } from "./employees.js";
import { employments } from "./employments.js";
import { jobProfiles } from "./functions.js";
import { slices } from "./slices.js";
import { units, unitVersions } from "./units.js";

/** The employers within the board: no record carries them. */
const companies = defineUnread({ name: "companies.json", file: /^companies(_\d+)?\.json$/i });

/** Names of codes that stand in the employments themselves. */
const valueLists = defineUnread({
  name: "costCenter.json",
  file: /^(costCenter|classification)(_\d+)?\.json$/i,
});

/** Youforce (Visma | YouServe) for HR Core Business: what its IAM API answers, a file per endpoint. */
export const youforceCore = defineAdapter({
  name: "youforce-core",
  title: "Youforce HR Core Business (IAM API)",
  scope: "board",
  version: 1,
  coverage: "windowed",
  dialects: [{ form: "json", rows: ["value"], dates: ["iso"] }],
  files: [unitVersions, jobProfiles, employeeVersions, slices, units, employees, employments, companies, valueLists],
  settings: hrProfile,
  readme: "subgraphs/adapters/youforce-core/README.md",
});
