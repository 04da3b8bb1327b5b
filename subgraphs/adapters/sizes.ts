import { Column, decimal } from "@regiohub/infra/ingest/columns";
import { divideDecimals } from "@regiohub/infra/ingest/decimals";
import { combine, using } from "@regiohub/infra/ingest/derive";
import { defineSettings, z } from "@regiohub/infra/ingest/profile";
import type { Decimal } from "@regiohub/infra/values";
import { words } from "@regiohub/infra/words";
import { hrProfile } from "./hr-profile.js";

/** How sizes may be written: 0.8, 80 or 32. */
const SIZE_UNITS = ["fraction", "percent", "hours"] as const;
export type SizeUnit = (typeof SIZE_UNITS)[number];

/** Hours a week that an employment may have; more is another time. */
export const WEEK_HOURS = { min: 0, max: 80 } as const;

/** Greatest size, as part of full time: nobody works more than twice full time. */
export const FTE_MAX = 2;

/** The key by which a board says how its system writes sizes. */
export const sizeProfile = defineSettings({
  sizeUnit: z
    .enum(SIZE_UNITS)
    .default("fraction")
    .describe("How the size of an employment is written: fraction 0.8, percent 80, hours 32 by hoursPerFullTime."),
});

/** Decimals of a size. */
const SCALE = 4;

/** Decimals of a size that is added to others before it is rounded. */
export const TO_ADD = 20;

/** Hours a week as part of full time, by the board's `hoursPerFullTime`. */
export const partOfFullTime = (hours: Column<Decimal | null>, scale: number = SCALE): Column<Decimal | null> =>
  using(hrProfile, { hours }, (row, { hoursPerFullTime }) =>
    row.hours === null ? null : divideDecimals(row.hours, String(hoursPerFullTime), scale),
  );

/** A size in a unit, as part of full time. More than twice full time is refused: the unit is another. */
export const sizeIn = (unit: SizeUnit, header: string, scale: number = SCALE): Column<Decimal | null> =>
  READERS[unit](header, scale);

const READERS: Readonly<Record<SizeUnit, (header: string, scale: number) => Column<Decimal | null>>> = {
  fraction: (header) => decimal(header, { min: 0, max: FTE_MAX }).orNull(),
  percent: (header, scale) =>
    combine({ percent: decimal(header, { min: 0, max: 100 * FTE_MAX }).orNull() }, ({ percent }) =>
      percent === null ? null : divideDecimals(percent, "100", scale),
    ),
  hours: (header, scale) => partOfFullTime(decimal(header, WEEK_HOURS).orNull(), scale),
};

/** A size in the unit that the profile says. */
export const sizeColumn = (header: string): Column<Decimal | null> =>
  new Column([header], words("a size", "een omvang"), (binding) =>
    sizeIn(binding.settings(sizeProfile).sizeUnit, header).bind(binding),
  );
