import { type Demand, OPEN } from "@regiohub/infra/access/policy";
import type { Scope } from "./scopes.js";
import type { Sensitivity } from "./sensitivity.js";

/** What fields ask of their callers, each a name for `@Access(…)`: the scopes, and how sensitive it is. */
const demand = (sensitivity: Sensitivity, ...scopes: readonly (readonly Scope[])[]): Demand => ({
  scopes,
  sensitivity,
});

/** Public registers, and what carries them: no scope. */
export { OPEN };

/** Vacancies: rows decide which. */
export const VACANCIES = demand("SHARED", ["vacancies:read"]);

/** Figures of one board. */
export const BOARD_FIGURES = demand("FIGURE", ["figures:read"]);

/** Figures of regions. */
export const REGION_FIGURES = demand("FIGURE", ["region-figures:read"]);

/** Figures, wherever they hang: what they hang on decides whose. */
export const FIGURES = demand("FIGURE", ["figures:read"], ["region-figures:read"]);

/** Applications for subsidies: rows decide which. */
export const APPLICATIONS = demand("INTERNAL", ["applications:read"]);

/** That there is a person, and an id of them: also to whom their profile may be shown. */
export const PERSON = demand("PSEUDONYM", ["people:read"], ["profiles:read"]);

/** Lists of a board's people. */
export const PEOPLE = demand("PSEUDONYM", ["people:read"]);

/** What somebody who looks for other work offers and wants: consents decide to whom. */
export const PROFILE = demand("PROFILE", ["profiles:read"]);

/** The way from a person to what they offer and want. */
export const PROFILE_OF = demand("PROFILE", ["people:read"], ["profiles:read"]);

/** To whom a person agreed. */
export const CONSENT = demand("PROFILE", ["people:read"]);

/** Writing down what people agreed to. */
export const CONSENT_WRITING = demand("PROFILE", ["consents:write"]);

/** A person's name. */
export const IDENTITY = demand("IDENTITY", ["people:read"]);

/** When a person was born, age too. */
export const BIRTH = demand("BIRTH", ["people:read"]);

/** A person's employments: what, where, how much, since when. */
export const TERMS = demand("TERMS", ["people:read"]);

/** What a person earns. */
export const PAY = demand("PAY", ["people:read"]);

/** When a person did not work. */
export const ABSENCE = demand("ABSENCE", ["people:read"]);

/** The schema itself, as far as the caller may ask it. */
export const SCHEMA = demand("OPEN", ["schema:read"]);

/** Sending deliveries: what they bring becomes the board's file. */
export const DELIVERIES = demand("INTERNAL", ["deliveries:write"]);
