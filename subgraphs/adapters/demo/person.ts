import { addDays, addMonths } from "@regiohub/infra/days";
import { Random } from "@regiohub/infra/random";
import type { CalendarDate } from "@regiohub/infra/values";
import {
  type DemoContractKind,
  type DemoEmployment,
  type DemoPlace,
  type DemoTiming,
  employmentsOf,
} from "./employments.js";
import { type DemoFunction, FUNCTIONS, OFFICE_FUNCTIONS, SCHOOL_FUNCTIONS } from "./functions.js";
import { givenName, type NameUsageCode, plain, type Surname, surname, WOMEN_PERCENT } from "./names.js";
import { type DemoBoard, daysKept } from "./region.js";
import { officeStaff } from "./units.js";

/** A person of a demo board, with the employments that the export holds. */
export interface DemoPerson {
  /** From 0 within the board. */
  readonly index: number;
  /** Number that the employments refer to: `000123`, sometimes `VP0123`. */
  readonly number: string;
  /** The system's other number of the person. */
  readonly personNumber: string;
  /** M, V, and rarely O (unknown) or X. */
  readonly sex: "M" | "V" | "O" | "X";
  readonly bornOn: CalendarDate;
  readonly initials: string;
  readonly firstNames: string;
  readonly callName: string;
  readonly own: Surname;
  readonly partner: Surname | null;
  readonly nameUsage: NameUsageCode;
  readonly email: string;
  readonly employments: readonly DemoEmployment[];
}

/** Number of a person of the board, by their index. */
export function numberOf(board: DemoBoard, index: number): string {
  const digits = String(index + 101);
  return index % 97 === 60 ? `VP${digits.padStart(5, "0")}` : digits.padStart(board.vendor === "afas" ? 6 : 7, "0");
}

/** The system's other number of a person, by their index. */
export const personNumberOf = (index: number): string => String(200_000 + index * 3 + (index % 3));

/** What is prescribed for a person; the rest is drawn. */
export interface PersonWish {
  readonly timing?: DemoTiming;
  readonly kind?: DemoContractKind;
}

/** Ages by weight. Source: DUO, onderwijspersoneel po by age, about 2025; domain brief 6. */
const AGES: readonly (readonly [readonly [low: number, high: number], number])[] = [
  [[20, 24], 6],
  [[25, 34], 22],
  [[35, 44], 24],
  [[45, 54], 23],
  [[55, 59], 12],
  [[60, 66], 13],
];

/** Chance of a permanent contract by the lowest age of the band, in a hundred. */
const PERMANENT_PERCENT: Readonly<Record<number, number>> = { 20: 46, 25: 79, 35: 89, 45: 92, 55: 93, 60: 93 };

const OTHER_KINDS = [
  ["TEMPORARY", 70],
  ["REPLACEMENT", 25],
  ["EXTERNAL", 5],
] as const;

/** Rare timings that every 200 persons have once, so that a small board has them too. */
const CERTAIN_TIMINGS: Readonly<Record<number, DemoTiming>> = {
  140: "line-ended",
  141: "starts-today",
  142: "ends-today",
  143: "none",
  144: "future",
  145: "ended",
};

/** About one in ten a year leaves, of whom the export has those of as many days as it keeps. */
const timingsOf = (board: DemoBoard) =>
  [
    ["running", 955],
    ["ended", Math.round((daysKept(board) * 28) / 86)],
    ["future", 12],
    ["none", 5],
  ] as const;

/** Person number `index` of a board: the same whatever was asked before. */
export function demoPerson(board: DemoBoard, index: number, wish: PersonWish = {}): DemoPerson {
  const random = new Random(board.seed, "person", board.index, index);
  const role = roleOf(board, index, random);
  const [low, high] = role.senior ? ([38, 64] as const) : random.weighted(AGES);
  const trainee = role.function === FUNCTIONS.teacher && low < 35 && random.chance(0.1);
  const bornOn = addDays(addMonths(board.on, -12 * random.between(low, high)), -random.below(365));
  const kind = wish.kind ?? (trainee ? "TRAINEE" : role.senior ? "PERMANENT" : kindOf(low, random));
  const timing = wish.timing ?? (role.senior ? "running" : timingOf(board, index, random));
  return {
    ...identityOf(board, index, bornOn, random),
    employments: employmentsOf(
      {
        on: board.on,
        bornOn,
        function: kind === "TRAINEE" ? FUNCTIONS.trainee : role.function,
        place: role.place,
        kind,
        timing: kind === "TRAINEE" && timing === "ends-today" ? "running" : timing,
        daysKept: daysKept(board),
        single: board.vendor === "hr-core",
        secondPlace: () => placeBeside(board, role.place, random),
      },
      random,
    ),
  };
}

interface Role {
  readonly function: DemoFunction;
  readonly place: DemoPlace;
  /** Leads a school or the board, or coordinates its care. */
  readonly senior: boolean;
}

function roleOf(board: DemoBoard, index: number, random: Random): Role {
  const office = officeStaff(board);
  const schools = board.schools.length;
  const above = { school: null, site: 0 };
  if (index === 0) return { function: FUNCTIONS.executive, place: above, senior: true };
  if (index < office) return { function: random.weighted(OFFICE_FUNCTIONS), place: above, senior: false };
  const slot = index - office;
  if (slot < schools) return { function: FUNCTIONS.director, place: { school: slot, site: 0 }, senior: true };
  if (slot < 2 * schools)
    return { function: FUNCTIONS.careCoordinator, place: { school: slot - schools, site: 0 }, senior: true };
  return {
    function: random.weighted(SCHOOL_FUNCTIONS),
    place: anyPlace(board, random.below(schools), random),
    senior: false,
  };
}

function anyPlace(board: DemoBoard, school: number, random: Random): DemoPlace {
  const sites = board.schools[school]?.sites.length ?? 1;
  return { school, site: sites > 1 && random.chance(0.4) ? random.between(1, sites - 1) : 0 };
}

/** Another site of the school, else another school of the board; the board's only site when there is no other. */
function placeBeside(board: DemoBoard, place: DemoPlace, random: Random): DemoPlace {
  const sites = place.school === null ? 1 : (board.schools[place.school]?.sites.length ?? 1);
  if (sites > 1 && random.chance(0.5)) return { school: place.school, site: (place.site + 1) % sites };
  return anyPlace(board, ((place.school ?? 0) + 1 + random.below(3)) % board.schools.length, random);
}

function kindOf(low: number, random: Random): DemoContractKind {
  return random.below(100) < (PERMANENT_PERCENT[low] ?? 85) ? "PERMANENT" : random.weighted(OTHER_KINDS);
}

const timingOf = (board: DemoBoard, index: number, random: Random): DemoTiming =>
  CERTAIN_TIMINGS[index % 200] ?? random.weighted(timingsOf(board));

function identityOf(
  board: DemoBoard,
  index: number,
  bornOn: CalendarDate,
  random: Random,
): Omit<DemoPerson, "employments"> {
  const birthYear = Number(bornOn.slice(0, 4));
  const woman = random.below(100) < WOMEN_PERCENT;
  const given = Array.from(
    {
      length: random.weighted([
        [1, 45],
        [2, 40],
        [3, 15],
      ] as const),
    },
    () => givenName(random, !woman, birthYear),
  );
  const callName = given[0] as string;
  const own = surname(random, index % 250 === 130 ? "'t" : undefined);
  const partner = random.chance(woman ? 0.5 : 0.05) ? surname(random) : null;
  return {
    index,
    number: numberOf(board, index),
    personNumber: personNumberOf(index),
    sex: random.chance(0.004) ? random.pick(["O", "X"]) : woman ? "V" : "M",
    bornOn,
    initials: given.map((name) => `${name.charAt(0)}.`).join(""),
    firstNames: given.join(" "),
    callName,
    own,
    partner,
    nameUsage: partner
      ? random.weighted([
          [0, 25],
          [1, 10],
          [2, 40],
          [3, 25],
        ] as const)
      : 0,
    email: `${plain(callName)}.${plain(own.name)}${index + 101}@${board.domain}`,
  };
}
