import { addDays } from "@regiohub/infra/days";
import type { Random } from "@regiohub/infra/testing/random";
import type { CalendarDate } from "@regiohub/infra/values";
import { drawInitials, drawSurname, type Surname } from "./names.js";

/** Somebody of the region, before a board writes them down. */
export interface Human {
  readonly id: number;
  readonly surname: Surname;
  /** Without points. */
  readonly initials: string;
  readonly bornOn: CalendarDate;
  readonly sex: "FEMALE" | "MALE";
}

/**
 * What a second board has otherwise of a person whom a first one has right. SAME: nothing, however the name is written;
 * SURNAME: the partner's name in the place of the name at birth.
 */
export type Fault = "SAME" | "SEX_UNKNOWN" | "INITIALS" | "BIRTH_DAY" | "SURNAME";

/** How often each fault happens, of 1,000 people. */
export type FaultRates = Readonly<Record<Exclude<Fault, "SAME">, number>>;

const FIRST_BIRTH: CalendarDate = "1958-01-01";
const BIRTH_DAYS = 16_000;
const WOMEN = 0.8;

/** Somebody by chance. */
export const drawHuman = (id: number, random: Random): Human => ({
  id,
  surname: drawSurname(random),
  initials: drawInitials(random),
  bornOn: addDays(FIRST_BIRTH, random.below(BIRTH_DAYS)),
  sex: random.next() < WOMEN ? "FEMALE" : "MALE",
});

/** A fault, each as often as its rate says; most often none. */
export function drawFault(rates: FaultRates, random: Random): Fault {
  let left = random.next() * 1_000;
  for (const fault of ["SEX_UNKNOWN", "INITIALS", "BIRTH_DAY", "SURNAME"] as const) {
    left -= rates[fault];
    if (left < 0) return fault;
  }
  return "SAME";
}

/** The person as a board with that fault knows them. */
export function spoil(human: Human, fault: Fault, random: Random): Human {
  const { initials, bornOn } = human;
  if (fault === "INITIALS") return { ...human, initials: initials.length > 1 ? initials.slice(0, -1) : `${initials}M` };
  if (fault === "BIRTH_DAY") return { ...human, bornOn: addDays(bornOn, random.pick([-10, -1, 1, 10])) };
  if (fault === "SURNAME") return { ...human, surname: { prefix: "", name: "Partnernaam" } };
  return human;
}
