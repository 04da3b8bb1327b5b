import { invalid } from "@regiohub/infra/ingest/cell";
import type { Column } from "@regiohub/infra/ingest/columns";
import { combine } from "@regiohub/infra/ingest/derive";
import type { CalendarDate } from "@regiohub/infra/values";
import { dayAt } from "../uncovered.js";

/** Whether somebody was absent on a whole day: who recovers on the first day was not. */
export const isWholeDay = (startsOn: Column<CalendarDate>, recoveredOn: Column<CalendarDate | null>): Column<boolean> =>
  combine({ startsOn, recoveredOn }, (days) => days.startsOn !== days.recoveredOn);

/**
 * The last day of an absence whose end is the day of recovery, on which somebody works again; null while it goes on.
 * Source: hr-formats 14.4
 */
export const lastDayAbsent = (
  startsOn: Column<CalendarDate>,
  recoveredOn: Column<CalendarDate | null>,
): Column<CalendarDate | null> =>
  combine({ recoveredOn, startsOn }, (days) => {
    if (days.recoveredOn === null) return null;
    const [first = ""] = startsOn.headers;
    return days.recoveredOn > days.startsOn
      ? dayAt(days.recoveredOn, -1)
      : invalid(`a day after ${first}`, `een dag na ${first}`);
  });
