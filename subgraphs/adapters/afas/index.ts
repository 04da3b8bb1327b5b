import { type Adapter, defineAdapter, defineUnread } from "@regiohub/infra/ingest/define";
import { defineSettings } from "@regiohub/infra/ingest/profile";
import { same } from "@regiohub/infra/words";
import { hrDraft, hrProfile } from "../hr-profile.js";
import { linkExport } from "../links.js";
import { sizeProfile } from "../sizes.js";
import { connector, dialects } from "./connector.js";
import { absences } from "./dwh/absences.js";
import { contracts } from "./dwh/contracts.js";
import { dividedDays, divisions, functions } from "./dwh/functions.js";
import { members as dwhMembers, knownPeople, otherMembers } from "./dwh/members.js";
import { rosters, scales } from "./dwh/timelines.js";
import { employments } from "./employments.js";
import { dwhIdentities, profitIdentities } from "./identity.js";
import { afasLive } from "./live/index.js";
import { members } from "./members.js";
import { organizationChart, unitVersions } from "./organization-chart.js";
import { positions } from "./positions.js";
import { illnesses, leaves } from "./profit/absences.js";
import { functionNames, employments as profitEmployments } from "./profit/employments.js";
import { members as profitMembers } from "./profit/members.js";
import { timetable } from "./profit/timetable.js";
import { units } from "./units.js";

/** What the sets read of the profile. */
const settings = defineSettings({ ...hrProfile.shape, ...sizeProfile.shape }, hrDraft);

/** What every set of GetConnectors has in common. */
const connectorSet = (files: Adapter["files"]) =>
  ({ scope: "board", coverage: "windowed", dialects, settings, files, live: afasLive(files) }) as const;

/** AFAS Profit through the GetConnectors of the Tools4ever kit. */
export const afas = defineAdapter({
  ...connectorSet([profitIdentities, dwhIdentities, positions, units, members, linkExport(members), employments]),
  name: "afas",
  title: same("AFAS Profit (T4E_HelloID_*_v2)"),
  version: 3,
  readme: "subgraphs/adapters/afas/README.md",
});

/** AFAS Profit through a board's own GetConnectors for a data warehouse. */
export const afasDwh = defineAdapter({
  ...connectorSet([
    knownPeople,
    contracts,
    rosters,
    scales,
    dividedDays,
    unitVersions,
    organizationChart(false),
    dwhMembers,
    otherMembers,
    linkExport(dwhMembers),
    linkExport(otherMembers),
    functions,
    divisions,
    absences,
  ]),
  name: "afas-dwh",
  title: same("AFAS Profit (DWH_HR_*)"),
  version: 2,
  readme: "subgraphs/adapters/afas/README-dwh.md",
});

/** AFAS Profit through its standard GetConnectors. */
export const afasProfit = defineAdapter({
  ...connectorSet([
    timetable,
    functionNames,
    unitVersions,
    organizationChart(true),
    profitMembers,
    linkExport(profitMembers),
    profitEmployments,
    illnesses,
    leaves,
    // Neither says anything that a record carries: names of cost centres, and less than `Profit_Employees`.
    defineUnread(connector("Profit_CostCentre")),
    defineUnread({ name: "Profit_Employees_basic.json", file: /Profit_Employees_basic[^.]*\.(?:json|xml|csv|xlsx)$/i }),
  ]),
  name: "afas-profit",
  title: same("AFAS Profit (Profit_*)"),
  version: 1,
  readme: "subgraphs/adapters/afas/README-profit.md",
});
