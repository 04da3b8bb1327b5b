import { addDays } from "@regiohub/infra/days";
import type { CalendarDate } from "@regiohub/infra/values";
import type { Contract } from "../count.js";

/** What a chain comes to, counted by walking the days one by one. */
export interface Walked {
  readonly contracts: number;
  readonly startsOn: CalendarDate | null;
}

/**
 * The chain that the contract is in, with these alone counted, under one rule: each day either somebody works under a
 * counted contract or the gap grows by a day, and how many months it has lasted is read off the calendar.
 */
export function walk(own: Contract, counted: readonly Contract[], on: CalendarDate, resetMonths: number): Walked {
  const first = counted.map(({ startsOn }) => startsOn).sort()[0];
  if (first === undefined || !counted.includes(own)) return { contracts: 0, startsOn: null };
  let members: Contract[] = [];
  let gapFrom: CalendarDate | null = null;
  for (let day = first; day <= on; day = addDays(day, 1)) {
    for (const contract of counted.filter(({ startsOn }) => startsOn === day)) {
      if (contract.kind === "PERMANENT" || (gapFrom !== null && isMoreThan(resetMonths, gapFrom, day))) {
        if (members.includes(own)) return found(members);
        members = [];
      }
      if (contract.kind !== "PERMANENT") members.push(contract);
      gapFrom = null;
    }
    const works = members.some(({ startsOn, endsOn }) => startsOn <= day && (endsOn ?? "9999") >= day);
    if (works) gapFrom = null;
    else gapFrom ??= day;
  }
  return members.includes(own) ? found(members) : { contracts: 0, startsOn: null };
}

const found = (members: readonly Contract[]): Walked => ({
  contracts: members.length,
  startsOn: members.map(({ startsOn }) => startsOn).sort()[0] ?? null,
});

/** Whether the days from one on, before the other, are more than so many whole months of the calendar. */
function isMoreThan(months: number, from: CalendarDate, next: CalendarDate): boolean {
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  for (let passed = 0; passed < months; passed += 1) [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const date = Math.min(Number(from.slice(8)), last);
  return next > `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}
