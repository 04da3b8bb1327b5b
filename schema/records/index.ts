import { absence } from "./absence.js";
import { application } from "./application.js";
import { centre, centreBoard } from "./centre.js";
import { employment } from "./employment.js";
import { fact } from "./fact.js";
import { formation } from "./formation.js";
import { functionGroup } from "./function-group.js";
import { governance } from "./governance.js";
import { link } from "./link.js";
import { member } from "./member.js";
import { observed } from "./observed.js";
import { organisation } from "./organisation.js";
import { profile } from "./profile.js";
import { pupilSite, pupils } from "./pupils.js";
import { redundancy } from "./redundancy.js";
import { regionAdvisor } from "./region-advisor.js";
import { regionMember } from "./region-member.js";
import { site } from "./site.js";
import { stretch } from "./stretch.js";
import { swvDemand } from "./swv-demand.js";
import { transition } from "./transition.js";
import { unit } from "./unit.js";
import { vacancy } from "./vacancy.js";
import { worker } from "./worker.js";

/** Every kind of record that crosses from an adapter to a subgraph. */
export const records = [
  site,
  organisation,
  transition,
  governance,
  regionMember,
  regionAdvisor,
  swvDemand,
  unit,
  member,
  link,
  employment,
  absence,
  profile,
  redundancy,
  vacancy,
  centre,
  centreBoard,
  application,
  pupilSite,
  pupils,
  fact,
  formation,
] as const;

/** Every kind of record that one subgraph makes for others, of what boards delivered; nobody can send them. */
export const offered = [observed, worker, stretch, functionGroup] as const;

export {
  absence,
  application,
  centre,
  centreBoard,
  employment,
  fact,
  formation,
  governance,
  link,
  member,
  organisation,
  profile,
  pupilSite,
  pupils,
  redundancy,
  regionAdvisor,
  regionMember,
  site,
  swvDemand,
  transition,
  unit,
  vacancy,
};
