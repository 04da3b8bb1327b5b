import { addDays } from "@regiohub/infra/days";
import type { CalendarDate } from "@regiohub/infra/values";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import type { World, WorldLine } from "./world.js";

/** A full delivery: what it says, and the day that it speaks of. */
export interface WorldOfDay {
  readonly world: World;
  readonly day: CalendarDate;
}

/** An employment as it was said last, and by which delivery of all; with its lines that only deliveries before had. */
interface Said {
  readonly number: string;
  readonly by: number;
  readonly lines: readonly WorldLine[];
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate | null;
}

/**
 * What deliveries, one after the other, tell together, person by person: what the last one says, and what was said last of
 * each employment that it does not have, until it ended or the day before the delivery that left it out; so is
 * each line, until the first one that was said later begins.
 */
export function toldBy(deliveries: readonly WorldOfDay[]): World {
  const members = new Map(
    deliveries.flatMap(({ world }) => world.members.map((one) => [one.memberNumber, one] as const)),
  );
  return {
    members: [...members.values()],
    employments: [...members.keys()].flatMap((memberNumber) => {
      const all = saidOf(deliveries, memberNumber);
      return all.flatMap((one) => linesOf(one, all, deliveries));
    }),
  };
}

/** All employments of a person, each as the last delivery that has it says it. */
function saidOf(deliveries: readonly WorldOfDay[], memberNumber: string): Said[] {
  const said = new Map<string, Said>();
  for (const [by, { world }] of deliveries.entries()) {
    const own = world.employments.filter((line) => line.memberNumber === memberNumber);
    for (const [number, lines] of Map.groupBy(own, ({ employmentNumber }) => employmentNumber)) {
      const [{ contractStartsOn: startsOn, contractEndsOn: endsOn }] = lines as [EmploymentRecord];
      const before = said.get(number)?.lines ?? [];
      said.set(number, { number, by, lines: [...lines, ...leftOut(before, lines)], startsOn, endsOn });
    }
  }
  return [...said.values()];
}

/** Lines of before that are not among those of now, of the employment as it is said now. */
function leftOut(before: readonly WorldLine[], now: readonly EmploymentRecord[]): WorldLine[] {
  const [{ contractKind, contractStartsOn, contractEndsOn }] = now as [EmploymentRecord];
  const next = addDays(now.map(({ startsOn }) => startsOn).sort()[0] as CalendarDate, -1);
  return before
    .filter(({ lineNumber }) => !now.some((line) => line.lineNumber === lineNumber))
    .map((line) => ({
      ...{ ...line, contractKind, contractStartsOn, contractEndsOn },
      until: [line.until ?? next, next].sort()[0] as CalendarDate,
    }));
}

/** The lines of an employment, as long as it went on. */
function linesOf(one: Said, all: readonly Said[], deliveries: readonly WorldOfDay[]): readonly WorldLine[] {
  const goneOn = deliveries[one.by + 1]?.day;
  if (goneOn === undefined) return one.lines;
  if (all.some(({ startsOn, by }) => startsOn === one.startsOn && by > one.by)) return []; // under another number
  if (one.endsOn !== null && one.endsOn < goneOn) return one.lines;
  const later = all.filter(({ startsOn, by }) => by === deliveries.length - 1 && startsOn > one.startsOn);
  const [until] = [goneOn, ...later.map(({ startsOn }) => startsOn)].sort() as [CalendarDate];
  return one.lines.map((line) => ({ ...line, contractEndsOn: addDays(until, -1) }));
}
