import { application } from "./application.js";
import { centre, centreBoard } from "./centre.js";
import { employment } from "./employment.js";
import { member } from "./member.js";
import { site } from "./site.js";
import { unit } from "./unit.js";
import { vacancy } from "./vacancy.js";

/** Every kind of record that crosses from an adapter to a subgraph. */
export const records = [site, unit, member, employment, vacancy, centre, centreBoard, application] as const;

export { application, centre, centreBoard, employment, member, site, unit, vacancy };
