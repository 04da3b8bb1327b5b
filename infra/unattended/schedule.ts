import { parseCronItem } from "graphile-worker";
import { dayOf } from "../values.js";

/** When something is due: minutes of the clock in Amsterdam. */
export type Schedule = ReturnType<typeof parseCronItem>["match"];

const FIELDS = /^\s*\S+(\s+\S+){4}\s*$/;

/** Reads five fields as cron takes them: minute, hour, day of the month, month, day of the week. Undefined: it is none. */
export function readSchedule(text: string): Schedule | undefined {
  if (!FIELDS.test(text)) return undefined;
  try {
    return parseCronItem({ task: "due", match: text }).match;
  } catch {
    return undefined;
  }
}

/** How far back is looked: a year, with its leap day. */
const MOST_DAYS = 366;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** The newest moment at or before now at which something was due; undefined when there was none within a year. */
export function lastDue(schedule: Schedule, now: Date): Date | undefined {
  const today = Date.parse(`${dayOf(now)}T00:00:00Z`);
  for (let back = 0; back <= MOST_DAYS; back += 1) {
    const found = lastOfDay(schedule, new Date(today - back * DAY_MS), now);
    if (found) return found;
  }
  return undefined;
}

/** @param day midnight in UTC of the calendar day. */
function lastOfDay(schedule: Schedule, day: Date, now: Date): Date | undefined {
  const date = { date: day.getUTCDate(), month: day.getUTCMonth() + 1, dow: day.getUTCDay() };
  for (let minute = 24 * 60 - 1; minute >= 0; minute -= 1) {
    if (!schedule({ ...date, hour: Math.floor(minute / 60), min: minute % 60 })) continue;
    const moment = momentOf(new Date(day.getTime() + minute * 60_000));
    if (moment <= now) return moment;
  }
  return undefined;
}

const CLOCK = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Amsterdam",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

/**
 * The moment at which the clock in Amsterdam shows what this one would show in UTC. Of an hour that comes twice, the
 * first; of an hour that is passed over in spring, as long after midnight as if it were not.
 */
function momentOf(shown: Date): Date {
  const summer = new Date(shown.getTime() - 2 * HOUR_MS);
  const isSummer = CLOCK.format(summer) === shown.toISOString().slice(0, 16).replace("T", " ");
  return isSummer ? summer : new Date(shown.getTime() - HOUR_MS);
}
