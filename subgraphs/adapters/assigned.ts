import { divideDecimals } from "@regiohub/infra/ingest/decimals";
import type { Decimal } from "@regiohub/infra/values";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { type Stretch, shared, uncovered } from "./uncovered.js";

/** Work of an employment that is done somewhere for some time (inzet), as its source says it. */
export interface Assigned extends Stretch {
  readonly lineNumber: string;
  readonly functionCode: string | null;
  readonly functionName: string | null;
  readonly unitCode: string | null;
  readonly siteCode: string | null;
  readonly costCentreCode: string | null;
  /** Part of the employment's size. */
  readonly share: Decimal | null;
}

type Line = Partial<EmploymentRecord>;

/**
 * Lines of an employment: what is assigned, on the days on which the employment runs; and the employment's own unit and
 * function on the days on which nothing is, for an assignment may be there for help elsewhere only.
 */
export function assignedLines(whole: Stretch, assigned: readonly Assigned[]): Line[] {
  const lines = distinct(assigned).flatMap((one) => {
    const days = shared(whole, one);
    return days ? [{ ...days, ...termsOf(one) }] : [];
  });
  return [...lines, ...uncovered(whole, lines).map((days) => ({ ...days, lineNumber: days.startsOn }))];
}

/** The same assignment in two files of a delivery counts once. */
const distinct = <T>(list: readonly T[]): T[] => [...new Map(list.map((one) => [JSON.stringify(one), one])).values()];

/** What an assignment says of its own; what it leaves open is as the employment has it. */
function termsOf(one: Assigned): Line {
  const { lineNumber, share, unitCode, siteCode, functionCode, functionName, costCentreCode } = one;
  return {
    lineNumber,
    share,
    ...(unitCode !== null && { unitCode, siteCode }),
    ...(functionCode !== null && { functionCode, functionName }),
    ...(costCentreCode !== null && { costCentreCode }),
  };
}

/** Part of an employment's hours; null where either is not known or 0, and where it would be more than all of them. */
export function shareOf(hours: Decimal | null, hoursOfAll: Decimal | null): Decimal | null {
  if (hours === null || hoursOfAll === null || Number(hours) === 0 || Number(hoursOfAll) === 0) return null;
  const share = divideDecimals(hours, hoursOfAll, 4);
  return Number(share) > 1 ? null : share;
}
