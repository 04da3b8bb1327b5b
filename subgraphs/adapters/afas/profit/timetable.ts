import { Invalid } from "@regiohub/infra/ingest/cell";
import { date, text } from "@regiohub/infra/ingest/columns";
import { defineLookups, type Lookup } from "@regiohub/infra/ingest/define";
import { lastDay } from "@regiohub/infra/ingest/derive";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { termsOf } from "../../terms.js";
import type { Stretch } from "../../uncovered.js";
import { hoursCell, percentage } from "../cells.js";
import { connector } from "../connector.js";

/**
 * `Profit_Timetable`: somebody's sizes as time goes by, by employee number. A size that is wrong is unknown on its days,
 * so that no other takes its place. Source: ../README-profit.md
 */
export const timetable = defineLookups({
  ...connector("Profit_Timetable"),
  required: false,
  key: text("EmployeeId"),
  columns: {
    employer: text("EmployerId").optional(),
    startsOn: date("StartDate"),
    endsOn: lastDay(date("EndDate").orNull(), date("StartDate")),
    fte: percentage("PartTime", 200).orDropped(),
    hours: hoursCell("HoursPerWeek").orDropped(), // of a min-max contract those agreed, not MinHours or MaxHours
  },
});

type Size = typeof timetable extends Lookup<readonly (infer S)[]> ? S : never;

/**
 * The parts of an employment in which its size does not change. As the employment's own row has it where there is no
 * timetable; unknown on days that the timetable leaves out. `Invalid` when it has two rows for one day.
 * @param employer Null where the export of employees does not say it: then every row counts.
 */
export function sizedParts(
  whole: Stretch,
  employer: string | null,
  sizes: readonly Size[],
): readonly Partial<EmploymentRecord>[] | Invalid {
  const rows = sizes.filter((row) => row.employer === null || employer === null || row.employer === employer);
  if (rows.length === 0) return [{}];
  const terms = termsOf(whole, { size: { name: "Profit_Timetable", rows } });
  if (terms instanceof Invalid) return terms;
  return terms.map(({ startsOn, endsOn, holds }) => ({
    lineNumber: startsOn,
    startsOn,
    endsOn,
    fte: holds.size?.fte ?? null,
    hoursPerWeek: holds.size?.hours ?? null,
  }));
}
