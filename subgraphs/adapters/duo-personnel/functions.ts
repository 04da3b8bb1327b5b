import type { EmploymentRecord } from "@regiohub/schema/records/employment";

/** The categories of functions, by number (functiecategorie). Source: ./README.md, annex 4, paragraph 2.4. */
export const FUNCTION_CATEGORIES: readonly string[] = [
  "",
  "Bestuurslid, lid college van bestuur",
  "(Bovenschoolse) directeur",
  "Adjunct- of waarnemend directeur",
  "Overige managementfunctie, directie en bestuur",
  "Staffunctionaris",
  "Onderwijscoördinator",
  "Overige managementfunctie, afdeling",
  "Groepsleerkracht",
  "Vakleraar",
  "Leraar in opleiding",
  "Overig onderwijzend personeel",
  "Onderwijsassisterende functie",
  "Therapeutische of zorgfunctie",
  "Instructeur",
  "Overig onderwijsondersteunend personeel",
  "Beheerfunctie",
  "Administratieve functie",
  "Overig beheer- en administratief personeel",
];

type Group = EmploymentRecord["functionGroup"];

/** First category of each group, and the group; which group a staff officer, a coordinator or the head of a department counts in, no source says. */
const GROUPS: readonly (readonly [first: number, group: Group])[] = [
  [1, "MANAGEMENT"],
  [5, null],
  [8, "TEACHING"],
  [10, "TRAINEE"],
  [11, "TEACHING"],
  [12, "SUPPORT"],
];

/** The group that a category, 1–18, counts in; null where no source says it. Source: the groups of domain brief 1.3, by the names above. */
export const groupOf = (category: number): Group => GROUPS.findLast(([first]) => category >= first)?.[1] ?? null;
