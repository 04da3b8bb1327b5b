import { addDays, addMonths } from "@regiohub/infra/days";
import { Random } from "@regiohub/infra/random";
import type { ProfileRecord } from "@regiohub/schema/records/profile";
import { FUNCTIONS, SCHOOL_FUNCTIONS } from "./functions.js";
import { numberOf } from "./person.js";
import type { DemoBoard } from "./region.js";
import { sizeText } from "./sizes.js";

/** Persons per person who looks for other work. */
const STAFF_PER_PROFILE = 50;
/** Where they stand among their fifty: none leads a school. */
const PLACE = 30;

const REGIONS = [null, "AM03", "AM01 AM03", "AM03 AM36"] as const;

/** The profiles of a board's people who look for other work; nobody agreed yet that others see them. */
export function* profilesOf(board: DemoBoard): Generator<ProfileRecord> {
  for (let index = PLACE; index < board.staff; index += STAFF_PER_PROFILE) {
    const random = new Random(board.seed, "profile", board.index, index);
    const work = random.weighted(SCHOOL_FUNCTIONS);
    const least = random.between(2, 6) * 1000;
    const availableFrom = addMonths(board.on, random.between(0, 6));
    yield {
      memberNumber: numberOf(board, index),
      functionWanted:
        work === FUNCTIONS.teacher ? "Groepsleerkracht" : work.name.replace(/ (schaal )?[A-Z]{0,2}\d*$/, ""),
      fteFrom: sizeText(least),
      fteTo: sizeText(least + random.between(0, 4) * 1000),
      regions: random.pick(REGIONS),
      availableFrom,
      availableTo: random.chance(0.3) ? addDays(availableFrom, 365) : null,
    };
  }
}
