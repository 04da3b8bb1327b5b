import type { CalendarDate } from "@regiohub/infra/values";
import type { Job, Person } from "../../catalogue/support/people.js";

/** Codes of functions by the group that they count in. */
const FUNCTION_CODES = { MANAGEMENT: "0010", TEACHING: "0030", SUPPORT: "0040" } as const;

/** Who somebody is, wherever they work. */
export type Human = Omit<Person, "number" | "jobs">;

const SYLLABLES = ["bo", "da", "fe", "gi", "ka", "lo", "mu", "ne", "pi", "ra"];

/** Somebody who does not exist, the same for the same number below 10,000; nobody else is called or born like that. */
export const human = (index: number, bornOn: CalendarDate = birthday(index)): Human => ({
  initials: `${"ABCDEFGHJK"[index % 10]}.`,
  callName: "Robin",
  prefix: index % 3 === 0 ? "van der" : null,
  birthName: `V${[...String(index).padStart(4, "0")].map((digit) => SYLLABLES[Number(digit)]).join("")}`,
  female: index % 4 !== 0,
  bornOn,
});

/** A day between 1970 and 1994: neither young nor near the state pension in the years that the rows are about. */
const birthday = (index: number): CalendarDate =>
  `${1970 + (index % 25)}-${twoDigits(1 + (index % 12))}-${twoDigits(1 + (index % 28))}`;

const twoDigits = (number: number): string => String(number).padStart(2, "0");

/** A job at a site: a whole permanent one as a teacher since 2010, unless it says otherwise. */
export const job = (
  site: string,
  {
    group = "TEACHING",
    ...more
  }: Partial<Omit<Job, "place" | "functionCode">> & { readonly group?: keyof typeof FUNCTION_CODES } = {},
): Job => ({
  number: 1,
  startsOn: "2010-08-01",
  endsOn: null,
  size: 100,
  permanent: true,
  ...more,
  functionCode: FUNCTION_CODES[group],
  place: { unit: site, brin: site.slice(0, 4) },
});

/** Somebody at a board, under the number that it gives them. */
export const working = (who: Human, number: string, ...jobs: readonly Job[]): Person => ({ ...who, number, jobs });
