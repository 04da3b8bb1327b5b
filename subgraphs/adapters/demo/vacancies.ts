import { addDays } from "@regiohub/infra/days";
import { Random } from "@regiohub/infra/random";
import type { CalendarDate, Decimal } from "@regiohub/infra/values";
import type { VacancyRecord } from "@regiohub/schema/records/vacancy";
import { FUNCTIONS, SCHOOL_FUNCTIONS } from "./functions.js";
import type { DemoBoard } from "./region.js";
import { sizeText } from "./sizes.js";

/** Persons per vacancy. */
const STAFF_PER_VACANCY = 60;

const STATUSES = [
  ["DRAFT", 1],
  ["PRIORITY_CHECK", 1],
  ["INTERNAL", 2],
  ["POOL", 1],
  ["REGIONAL", 3],
  ["EXTERNAL", 4],
  ["OFFERED", 1],
  ["FILLED", 2],
  ["WITHDRAWN", 1],
] as const;

const GROUPS = ["groep 1/2", "groep 3", "groep 4/5", "groep 6", "groep 7/8", "de plusklas"] as const;

/** How many vacancies a board has. */
export const vacancyCount = (board: DemoBoard): number => Math.max(1, Math.round(board.staff / STAFF_PER_VACANCY));

/** The vacancies of a board; a few are for the board as a whole. */
export function* vacanciesOf(board: DemoBoard): Generator<VacancyRecord> {
  for (let at = 0; at < vacancyCount(board); at++) {
    const random = new Random(board.seed, "vacancy", board.index, at);
    const above = random.chance(0.12);
    const work = above ? FUNCTIONS.policyOfficer : random.weighted(SCHOOL_FUNCTIONS);
    const site = random.pick(random.pick(board.schools).sites);
    const status = random.weighted(STATUSES);
    const opensOn = addDays(board.on, -random.between(3, 120));
    yield {
      vacancyNumber: `${board.on.slice(0, 4)}-${String(at + 1).padStart(3, "0")}`,
      title:
        work === FUNCTIONS.teacher
          ? `Groepsleerkracht ${random.pick(GROUPS)}`
          : work.name.replace(/ (schaal )?[A-Z]{0,2}\d*$/, ""),
      functionCode: board.vendor === "afas" ? work.afasCode : work.hrCoreCode,
      siteCode: above ? null : site.code,
      fte: random.weighted<Decimal>([2000, 4000, 6000, 8000, 10_000].map((size) => [sizeText(size), 1] as const)),
      status,
      opensOn,
      closesOn: closesOn(status, opensOn, board.on, random),
    };
  }
}

function closesOn(
  status: VacancyRecord["status"],
  opensOn: CalendarDate,
  on: CalendarDate,
  random: Random,
): CalendarDate | null {
  if (status === "DRAFT" || status === "POOL") return null;
  if (status === "FILLED" || status === "WITHDRAWN") return addDays(opensOn, random.between(1, 2));
  return addDays(on, random.between(1, 45));
}
