import type { Decimal } from "@regiohub/infra/values";
import type { Measured, WhyMissing } from "@regiohub/schema/figures";
import { decimalOf } from "./exact.js";
import type { Span, StaffYear } from "./project.js";
import type { Band, BandYear } from "./simulate.js";
import { gapOf } from "./total.js";
import type { Assumption, ForecastBand, RetirementBasis, StaffForecast, StaffingGap } from "./type.js";

type Writing = (amount: bigint) => Decimal;

/** Why figures of a year are not told; null: they are. */
interface Untold {
  /** Who there is, and who of them retires. */
  readonly staff: WhyMissing | null;
  /** Who leaves and who comes. */
  readonly rates: WhyMissing | null;
  readonly formation: WhyMissing | null;
}

/** A forecast as it was reckoned, and what of it may be told. */
export interface Reckoned {
  /** Writes FTE, in ten-thousandths, as whoever asks is told them. */
  readonly written: Writing;
  readonly of: StaffingGap["of"];
  /** FTE that it begins with, in ten-thousandths. */
  readonly staff: bigint;
  readonly years: readonly StaffYear[];
  readonly bands: readonly BandYear[];
  /** Of the beginning, and of each year. */
  readonly untoldStaff: WhyMissing | null;
  untold(year: StaffYear): Untold;
  /** How who retires in a year was reckoned. */
  retiredBasis(year: number): RetirementBasis;
  readonly assumptions: readonly Assumption[];
}

/** A forecast in the words of the graph. */
export const answerOf = (reckoned: Reckoned, { from }: Span): StaffForecast => ({
  from,
  staff: measured(reckoned.staff, reckoned.untoldStaff, reckoned.written),
  years: reckoned.years.map((year, index) =>
    gapIn(year, reckoned.bands[index], {
      ...reckoned.untold(year),
      retiredBasis: reckoned.retiredBasis(year.year),
      of: reckoned.of,
      written: reckoned.written,
    }),
  ),
  assumptions: reckoned.assumptions,
});

/** A forecast of which nothing may be told, year by year. */
export function untoldForecast(of: StaffingGap["of"], { from, years }: Span, why: WhyMissing): StaffForecast {
  const nothing = { stock: 0n, retired: 0n, outflow: 0n, inflow: 0n, formation: 0n, basis: "HELD" } as const;
  const untold = { staff: why, rates: why, formation: why, retiredBasis: null, of, written: decimalOf };
  return {
    from,
    staff: measured(0n, why, decimalOf),
    years: Array.from({ length: years }, (_, index) =>
      gapIn({ ...nothing, year: from + 1 + index }, undefined, untold),
    ),
    assumptions: [],
  };
}

function gapIn(
  year: StaffYear,
  band: BandYear | undefined,
  {
    staff,
    rates,
    formation,
    retiredBasis,
    of,
    written,
  }: Untold & Pick<StaffingGap, "of" | "retiredBasis"> & Pick<Reckoned, "written">,
): StaffingGap {
  const told = (amount: bigint, why: WhyMissing | null) => measured(amount, why, written);
  const bandOf = (band: Band | undefined, why: WhyMissing | null): ForecastBand | null =>
    why === null && band ? { low: written(band.low), high: written(band.high) } : null;
  const { gap, surplus, shortage } = gapOf(year);
  const [whyProjected, whyGap] = [staff ?? rates, staff ?? rates ?? formation];
  return {
    year: year.year,
    projected: told(year.stock, whyProjected),
    retired: told(year.retired, staff),
    retiredBasis: staff === null ? retiredBasis : null,
    outflow: told(year.outflow, whyProjected),
    inflow: told(year.inflow, rates),
    formation: told(year.formation, formation),
    formationBasis: formation === null ? year.basis : null,
    gap: told(gap, whyGap),
    surplus: told(surplus, whyGap),
    shortage: told(shortage, whyGap),
    projectedBand: bandOf(band?.stock, whyProjected),
    formationBand: bandOf(band?.formation, formation),
    gapBand: bandOf(band?.gap, whyGap),
    of,
  };
}

const measured = (amount: bigint, why: WhyMissing | null, written: Writing): Measured =>
  why === null ? { value: written(amount), why: [] } : { value: null, why: [why] };
