import { Invalid, invalid } from "@regiohub/infra/ingest/cell";
import type { Lookup } from "@regiohub/infra/ingest/define";
import type { CalendarDate } from "@regiohub/infra/values";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { termsOf } from "../../terms.js";
import { type Stretch, shared, uncovered } from "../../uncovered.js";
import type { Contract } from "./contracts.js";
import type { rosters, scales } from "./timelines.js";

type RowsOf<L> = L extends Lookup<infer R> ? R : never;

/** A function line and all that changes while it runs. */
export interface ChangingLine {
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate | null;
  /** Tells lines of one contract apart that run at the same time. */
  readonly lineNumber: string;
  readonly contract: Contract;
  readonly sizes: RowsOf<typeof rosters>;
  readonly scales: RowsOf<typeof scales>;
  /** Days on which other rows say where the employment is. */
  readonly taken: readonly Stretch[];
}

/**
 * The parts of a function line in which nothing changes, within its contract and without the days that are taken. The
 * size is the contract's own where the contract has no timetable, and unknown on days that its timetable leaves out.
 * `Invalid` when the line shares no day with its contract, or a timeline has two rows for one day.
 */
export function linesOf(line: ChangingLine): readonly Partial<EmploymentRecord>[] | Invalid {
  const whole = shared(line, line.contract);
  if (!whole) return invalid("days on which the contract runs", "dagen waarop het contract loopt");
  const parts: Partial<EmploymentRecord>[] = [];
  for (const stretch of uncovered(whole, line.taken)) {
    const terms = termsOf(stretch, {
      size: { name: "DWH_HR_Rooster", rows: line.sizes },
      scale: { name: "DWH_HR_Salarissen", rows: line.scales },
    });
    if (terms instanceof Invalid) return terms;
    for (const { startsOn, endsOn, holds } of terms) {
      parts.push({
        lineNumber: `${line.lineNumber}/${startsOn}`,
        startsOn,
        endsOn,
        fte: line.sizes.length === 0 ? line.contract.fte : (holds.size?.fte ?? null),
        hoursPerWeek: holds.size?.hours ?? null,
        scaleCode: holds.scale?.code ?? null,
        scaleStep: holds.scale?.step ?? null,
      });
    }
  }
  return parts;
}
