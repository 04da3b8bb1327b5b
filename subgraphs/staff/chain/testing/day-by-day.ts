import { addDays } from "@regiohub/infra/days";
import type { CalendarDate } from "@regiohub/infra/values";
import type { Contract } from "../follow.js";

/** What a chain comes to, counted by walking the days one by one. */
export interface Walked {
  readonly contracts: number;
  readonly startsOn: CalendarDate | null;
  readonly newChainFrom: CalendarDate | null;
}

/** What is walked by. */
interface Walk {
  readonly on: CalendarDate;
  readonly resetMonths: number;
}

const NONE: Walked = { contracts: 0, startsOn: null, newChainFrom: null };

/**
 * The chain that the contract is in, with these alone counted, under one rule: each day either somebody works under a
 * counted contract or the gap grows by a day, and how many months it has lasted is read off the calendar. Behind the day that
 * is asked about nothing begins any more, and the walk goes on for as long as a gap can take that breaks the chain.
 */
export function walk(own: Contract, counted: readonly Contract[], { on, resetMonths }: Walk): Walked {
  const begun = counted.filter(({ startsOn }) => startsOn <= on);
  const first = begun.map(({ startsOn }) => startsOn).sort()[0];
  if (first === undefined || !begun.includes(own)) return NONE;
  const end = addDays([on, ...begun.map(({ endsOn }) => endsOn ?? on)].sort().at(-1) ?? on, 31 * (resetMonths + 1));
  let members: Contract[] = [];
  let gapFrom: CalendarDate | null = null;
  for (let day = first; day <= end; day = addDays(day, 1)) {
    if (gapFrom !== null && isMoreThan(resetMonths, gapFrom, day)) {
      if (members.includes(own)) return found(members, day);
      members = [];
    }
    for (const contract of begun.filter(({ startsOn }) => startsOn === day)) {
      if (contract.kind !== "PERMANENT") members.push(contract);
      else if (members.includes(own)) return found(members, day);
      else members = [];
      gapFrom = null;
    }
    const works = members.some(({ startsOn, endsOn }) => startsOn <= day && (endsOn ?? "9999") >= day);
    if (works) gapFrom = null;
    else gapFrom ??= day;
  }
  return members.includes(own) ? found(members, null) : NONE;
}

const found = (members: readonly Contract[], newChainFrom: CalendarDate | null): Walked => ({
  contracts: members.length,
  startsOn: members.map(({ startsOn }) => startsOn).sort()[0] ?? null,
  newChainFrom,
});

/** Whether the days from one on, before the other, are more than so many whole months of the calendar. */
function isMoreThan(months: number, from: CalendarDate, next: CalendarDate): boolean {
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  for (let passed = 0; passed < months; passed += 1) [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const date = Math.min(Number(from.slice(8)), last);
  return next > `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}
