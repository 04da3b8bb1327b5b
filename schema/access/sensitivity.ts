import type { Purpose } from "./purposes.js";

/** How sensitive what a field says is. Those from PSEUDONYM on are about persons. */
export const SENSITIVITIES = [
  "OPEN", // public registers, and carriers that say nothing by themselves
  "SHARED", // vacancies: jobs, no people
  "FIGURE", // counts of people, small ones suppressed
  "INTERNAL", // a board's or a centre's own business, no people
  "PSEUDONYM", // that there is a person, and an id of them
  "PROFILE", // what a person agreed to show
  "IDENTITY", // names, e-mail
  "BIRTH", // birth date, age
  "TERMS", // employment: what, where, how much, since when
  "PAY", // salary scale and step
  "ABSENCE", // days off work
] as const;

export type Sensitivity = (typeof SENSITIVITIES)[number];

/** Those that are about persons: that they were shown is written down. */
export const ABOUT_PEOPLE: readonly Sensitivity[] = SENSITIVITIES.slice(SENSITIVITIES.indexOf("PSEUDONYM"));

const FIGURES: readonly Sensitivity[] = ["OPEN", "FIGURE"];

/**
 * What may be shown for which purpose. Suppressed figures are about nobody, so that any partner may have them beside
 * what it asks for. Purpose limitation: article 5(1)(b) of the GDPR.
 */
export const SHOWN_FOR: Readonly<Record<Purpose, readonly Sensitivity[]>> = {
  HR_ADMINISTRATION: SENSITIVITIES,
  VACANCY_EXCHANGE: [...FIGURES, "SHARED"],
  MATCHING: [...FIGURES, "SHARED", "PSEUDONYM", "PROFILE"],
  STATISTICS: FIGURES,
  REGIONAL_PLANNING: [...FIGURES, "INTERNAL"],
  OPERATIONS: ["OPEN"],
};
