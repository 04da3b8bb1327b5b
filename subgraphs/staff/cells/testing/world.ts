import { addDays } from "@regiohub/infra/days";
import type { Random } from "@regiohub/infra/testing/random";
import type { CalendarDate } from "@regiohub/infra/values";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import type { MemberRecord } from "@regiohub/schema/records/member";
import { employmentRecord, memberRecord } from "../../testing/records.js";

/** Fictional people of one board, and all their lines. */
export interface World {
  readonly members: readonly MemberRecord[];
  readonly employments: readonly WorldLine[];
}

/** A line. One that a delivery left out counts `until` the day before the first one that was said later begins. */
export interface WorldLine extends EmploymentRecord {
  readonly until?: CalendarDate;
}

/** A site: where it lies, and the first day on which it is no more. */
interface WorldSite {
  readonly municipalityCode: string;
  readonly region: string;
  readonly closedOn?: CalendarDate;
}

/** Sites of the board: in three regions; of the first one, by code, nothing but when it closed is in a register now. */
export const SITES: Readonly<Record<string, WorldSite>> = {
  "99YA00": { municipalityCode: "0106", region: "AM01", closedOn: "2024-02-29" },
  "99ZA00": { municipalityCode: "0114", region: "AM03" },
  "99ZA01": { municipalityCode: "0106", region: "AM01" },
  "99ZB00": { municipalityCode: "0080", region: "AM02" },
};

/** Days at and beside which things begin and end, earliest first. */
const TURNS = ["2005-08-01", "2010-10-01", "2010-10-02", "2024-02-28", "2024-02-29", "2025-03-01", "2025-09-30"];
const BIRTHS = ["1948-03-01", "1960-02-29", "1964-10-01", "1990-10-01", "1990-10-02", "2000-02-29", "2001-03-02", null];
const SIZES = ["1.0000", "0.8000", "0.5000", "0.4000", "0.3333", null];

/** A world in which people have several employments, and these up to three lines at once or one after the other. */
export function randomWorld(random: Random, people: number): World {
  const numbers = Array.from({ length: people }, (_, index) => String(index + 1).padStart(4, "0"));
  return {
    members: numbers.map((memberNumber) =>
      memberRecord({ memberNumber, bornOn: random.pick(BIRTHS), sex: random.pick(["MALE", "FEMALE", "OTHER", null]) }),
    ),
    employments: numbers.flatMap((memberNumber) =>
      Array.from({ length: 1 + random.below(3) }, (_, index) =>
        linesOf(random, memberNumber, String(index + 1)),
      ).flat(),
    ),
  };
}

/**
 * The lines of an employment: either all over the same time, of one size, or each from where the one before ended. Some of
 * them are missing, and the last one may end before the employment does.
 */
function linesOf(random: Random, memberNumber: string, employmentNumber: string): EmploymentRecord[] {
  const from = random.below(TURNS.length);
  const contractStartsOn = TURNS[from] as CalendarDate;
  const contract = {
    memberNumber,
    employmentNumber,
    contractKind: random.pick(["PERMANENT", "PERMANENT", "TEMPORARY", "REPLACEMENT", "TRAINEE", "EXTERNAL"] as const),
    contractStartsOn,
    contractEndsOn: random.next() < 0.6 ? null : (TURNS[from + random.below(TURNS.length - from)] as CalendarDate),
  };
  const isAtOnce = random.next() < 0.6;
  const fte = random.pick(SIZES);
  const end = random.next() < 0.3 ? (TURNS[from + random.below(TURNS.length - from)] as CalendarDate) : null;
  const starts = isAtOnce ? Array.from({ length: 3 }, () => contractStartsOn) : TURNS.slice(from, from + 3);
  const lines = starts.slice(0, 1 + random.below(starts.length)).map((startsOn, index, all) => ({
    ...employmentRecord(contract),
    ...contract,
    lineNumber: String(index + 1),
    startsOn,
    endsOn:
      isAtOnce || index === all.length - 1
        ? end && ([startsOn, end].sort()[1] as CalendarDate)
        : addDays(all[index + 1] as CalendarDate, -1),
    fte: isAtOnce ? fte : random.pick(SIZES),
    share: random.pick(["1.0000", "0.5000", "0.2500", "0.1667", "0.0000", null]),
    siteCode: random.pick([...Object.keys(SITES), null]),
    functionGroup: random.pick(["MANAGEMENT", "TEACHING", "SUPPORT", "TRAINEE", null] as const),
    scaleCode: random.pick(["LB", " l b", "L10", "OOP", "07", " ", null]),
  }));
  const kept = lines.filter(() => random.next() < 0.8);
  return kept.length > 0 ? kept : lines;
}
