import type { PartnerCaller } from "@regiohub/infra/auth/caller";
import { type CalendarDate, dayOf } from "@regiohub/infra/values";
import type { ProfileRecord } from "../records/profile.js";
import { partner } from "./callers.js";

/** A partner of this name that brings jobs and people together. */
export const matcher = (name: string, more: Partial<PartnerCaller> = {}): PartnerCaller => ({
  ...partner,
  partner: name,
  purpose: "MATCHING",
  ...more,
});

/** A profile of a person, available from the first of 2026 on, anywhere. */
export const profileRecord = (memberNumber: string, more: Partial<ProfileRecord> = {}): ProfileRecord => ({
  memberNumber,
  functionWanted: "Leerkracht bovenbouw",
  fteFrom: "0.4000",
  fteTo: "0.8000",
  regions: null,
  availableFrom: "2026-01-01",
  availableTo: null,
  ...more,
});

/** The day so many days from today on, in Amsterdam. */
export const inDays = (days: number): CalendarDate => dayOf(new Date(Date.now() + days * 86_400_000));
