import { addDays } from "@regiohub/infra/days";
import type { Random } from "@regiohub/infra/testing/random";
import type { CalendarDate } from "@regiohub/infra/values";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { employmentRecord } from "../../testing/records.js";

const KINDS = ["PERMANENT", "PERMANENT", "TEMPORARY", "REPLACEMENT", "EXTERNAL"] as const;
const GROUPS = ["TEACHING", "TEACHING", "SUPPORT", "MANAGEMENT", null] as const;
const SIZES = ["0.2000", "0.5000", "0.5000", "1.0000", null];
/** Few days, so that employments begin and end on the same ones. */
const DAYS = ["2023-08-01", "2024-08-01", "2024-09-15", "2025-01-01", "2025-02-01", "2025-08-01", "2026-01-01"];

/** One to three employments of somebody by chance, each with some lines: one after the other, at once, or with a gap between. */
export const personLines = (random: Random, memberNumber: string, sites: readonly string[]): EmploymentRecord[] =>
  ["1", "2", "3"].flatMap((employmentNumber) =>
    employmentNumber !== "1" && random.next() < 0.6
      ? []
      : employmentLines(random, { memberNumber, employmentNumber }, sites),
  );

function employmentLines(
  random: Random,
  who: Pick<EmploymentRecord, "memberNumber" | "employmentNumber">,
  sites: readonly string[],
): EmploymentRecord[] {
  const contractStartsOn = random.pick(DAYS);
  const contractEndsOn = random.next() < 0.5 ? null : addDays(contractStartsOn, random.below(700));
  const facts = { ...who, contractKind: random.pick(KINDS), contractStartsOn, contractEndsOn };
  const fte = random.pick(SIZES);
  return Array.from({ length: 1 + random.below(3) }, () => {
    const startsOn = random.next() < 0.5 ? contractStartsOn : random.pick(DAYS);
    return employmentRecord({
      ...facts,
      fte,
      hoursPerWeek: null,
      lineNumber: String(1 + random.below(9)),
      startsOn,
      endsOn: endOf(random, startsOn),
      share: random.pick(["1.0000", "0.5000", null]),
      functionGroup: random.pick(GROUPS),
      siteCode: random.pick([...sites, null]),
      secondedTo: random.next() < 0.1 ? "99002" : null,
    });
  }).filter((line, index, all) => all.findIndex(({ lineNumber }) => lineNumber === line.lineNumber) === index);
}

const endOf = (random: Random, startsOn: CalendarDate): CalendarDate | null =>
  random.next() < 0.5 ? null : addDays(startsOn, random.below(500));
