import type { CalendarDate } from "@regiohub/infra/values";
import { type RawBuilder, sql } from "kysely";

/**
 * Whether a site (`site`) was open on a day, by the register of institutions. Nothing says that one without a last day was
 * closed, if the register of sites has it; when one closed that it no longer has is not known then.
 */
export const isOpenOn = (on: CalendarDate): RawBuilder<boolean> => sql`
  (coalesce(site.opened_on, '-infinity') <= ${on} and coalesce(site.closed_on > ${on}, site.in_register))`;

/**
 * Whether figures of a day count people at a site (`site`): those in the register of sites, and those that it no longer has
 * on days before they closed. Days of opening and closing keep nobody from a site that the register has: boards say at which
 * of today's sites a unit is, of all the years in which people worked in it.
 */
export const isCountedOn = (on: CalendarDate): RawBuilder<boolean> => sql`
  (site.in_register or site.closed_on > ${on})`;

/** Whether a site (`site`) was open on a day or, without one, is in the register of sites now. */
export const isListed = (on: CalendarDate | null): RawBuilder<boolean> => (on ? isOpenOn(on) : sql`site.in_register`);
