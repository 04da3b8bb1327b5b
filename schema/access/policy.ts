import type { AccessPolicy } from "@regiohub/infra/access/policy";
import { DELIVERIES, SCHEMA } from "./demands.js";
import { KIND_PURPOSES, type Purpose } from "./purposes.js";
import { KIND_SCOPES } from "./scopes.js";
import { ABOUT_PEOPLE, type Sensitivity, SHOWN_FOR } from "./sensitivity.js";

/** Who may ask what, in the words of the field. */
export const accessPolicy: AccessPolicy = {
  scopes: KIND_SCOPES,
  purposes: KIND_PURPOSES,
  introspection: SCHEMA,
  deliveries: DELIVERIES,
  aboutPeople: new Set<string>(ABOUT_PEOPLE),
  shows: (purpose, sensitivity) =>
    Object.hasOwn(SHOWN_FOR, purpose) && SHOWN_FOR[purpose as Purpose].includes(sensitivity as Sensitivity),
};
