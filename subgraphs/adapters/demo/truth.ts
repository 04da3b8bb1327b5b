import type { CalendarDate, Decimal } from "@regiohub/infra/values";
import type { DemoEmployment } from "./employments.js";
import { countsAsStaff, stepsOf } from "./faults.js";
import { type DemoBoard, type DemoOptions, demoBoards } from "./region.js";
import { readRegisterFacts } from "./register-facts.js";
import { sizeText } from "./sizes.js";
import { vacancyCount } from "./vacancies.js";

/** What the hub must say about a demo board once its delivery is in. */
export interface BoardTruth {
  readonly board: string;
  /** Persons with an employment that counts, on the day of the export. */
  readonly persons: number;
  /** Sum of the sizes of those employments, four decimals. */
  readonly fte: Decimal;
  readonly schools: number;
  readonly sites: number;
  readonly vacancies: number;
}

/**
 * The workforce of each demo board on the day of its export, counted in the model and never in a file:
 * what the hub says after ingesting the files is held against it.
 */
export async function demoTruth(options: DemoOptions): Promise<readonly BoardTruth[]> {
  return demoBoards(options, await readRegisterFacts()).map(boardTruth);
}

function boardTruth(board: DemoBoard): BoardTruth {
  let [persons, size] = [0, 0];
  for (const { person, fault } of stepsOf(board)) {
    const counted = countsAsStaff(fault) ? person.employments.filter((one) => countsOn(one, board.on)) : [];
    if (counted.length > 0) persons++;
    for (const one of counted) size += one.size;
  }
  return {
    board: board.number,
    persons,
    fte: sizeText(size),
    schools: board.schools.length,
    sites: board.schools.reduce((sum, school) => sum + school.sites.length, 0),
    vacancies: vacancyCount(board),
  };
}

/** Counts: the contract runs on the day, first and last day included, whether a line of it does or not; trainees and externals never do. */
export const countsOn = ({ kind, startsOn, endsOn }: DemoEmployment, day: CalendarDate): boolean =>
  kind !== "TRAINEE" && kind !== "EXTERNAL" && startsOn <= day && (endsOn === null || endsOn >= day);
