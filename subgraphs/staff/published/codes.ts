import type { People } from "@regiohub/infra/figures/beside";
import type { CalendarDate } from "@regiohub/infra/values";
import { ageBandSchemes } from "@regiohub/schema/age-bands";
import type { Dimension } from "@regiohub/schema/figures";
import { CONTRACT_KINDS, FUNCTION_GROUPS } from "@regiohub/schema/records/employment";
import { SEXES } from "@regiohub/schema/records/member";
import { NOT_SOON, UNKNOWN, UNKNOWN_SCALE } from "../cells/queries.js";
import { YEARS_AHEAD } from "../forecast/exit.js";
import { yearsOf } from "../forecast/project.js";
import type { Counting } from "./people.js";

/** Code of the scales that too few people have for it to be told that somebody has them. */
const OTHER = "OTHER";

/**
 * By dimension every code that cells of these people may have. Most are the same whoever the people are, so that a cell of
 * nobody is no other than one of few; boards are those that are counted, and scales those that people have.
 */
export async function codesOf(
  people: readonly People[],
  { on, bands }: Pick<Counting, "on" | "bands">,
): Promise<Partial<Record<Dimension, readonly string[]>>> {
  const ages = (await ageBandSchemes()).get(bands)?.bands ?? [];
  const scales = new Set(people.flatMap(({ parts }) => parts.flatMap(({ is }) => is.SCALE ?? [])));
  return {
    AGE_BAND: [...ages.map(({ code }) => code), UNKNOWN],
    FUNCTION_GROUP: [...FUNCTION_GROUPS, UNKNOWN],
    SEX: [...SEXES, UNKNOWN],
    CONTRACT: CONTRACT_KINDS.filter((kind) => kind !== "TRAINEE" && kind !== "EXTERNAL"),
    RETIREMENT: [...yearsAfter(on), NOT_SOON, UNKNOWN],
    SCALE: [...scales.add(OTHER).add(UNKNOWN).add(UNKNOWN_SCALE)].sort(),
    BOARD: [...new Set(people.map(({ family }) => family))].sort(),
  };
}

/** The years by whose 1 October somebody may retire, after a 1 October. */
const yearsAfter = (on: CalendarDate): string[] =>
  yearsOf({ from: Number(on.slice(0, 4)), years: YEARS_AHEAD }).map(String);

/** The same people, with the scales that fewer than `smallest` of them have as one: boards write what they like. */
export function foldScales(people: readonly People[], smallest: number): People[] {
  const persons = new Map<string, number>([UNKNOWN, UNKNOWN_SCALE].map((code) => [code, smallest]));
  for (const { parts, people: all } of people) {
    for (const { is, add } of parts) {
      if (is.SCALE && add[0]) persons.set(is.SCALE, (persons.get(is.SCALE) ?? 0) + all.length);
    }
  }
  const fold = (scale: string) => ((persons.get(scale) ?? 0) < smallest ? OTHER : scale);
  const folded = new Map<People["parts"], People["parts"]>();
  return people.map((one) => {
    const parts =
      folded.get(one.parts) ??
      one.parts.map(({ is, add }) => ({ is: is.SCALE ? { ...is, SCALE: fold(is.SCALE) } : is, add }));
    folded.set(one.parts, parts);
    return { ...one, parts };
  });
}
