import { type Column, decimal } from "@regiohub/infra/ingest/columns";
import { divideDecimals } from "@regiohub/infra/ingest/decimals";
import { using } from "@regiohub/infra/ingest/derive";
import type { Decimal } from "@regiohub/infra/values";
import { hrProfile } from "../hr-profile.js";

/**
 * Hours a week. 0 says nothing: an agreement without fixed hours and a field that nobody filled in look the same.
 * More than 80 is refused: then it was hours a month or a year.
 */
export const hours: Column<Decimal | null> = decimal("workingAmount.amountOfWork", { min: 0, max: 80 })
  .optional()
  .map((amount) => (amount === "0" ? null : amount));

/** Hours as part of full time, by the profile's `hoursPerFullTime`: the source has no FTE. */
export const fte: Column<Decimal | null> = using(hrProfile, { hours }, (given, { hoursPerFullTime }) =>
  given.hours === null ? null : divideDecimals(given.hours, String(hoursPerFullTime), 4),
);
